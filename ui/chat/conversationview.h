// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/searchpattern.h"
#include "core/session/session.h"

#include <QTimer>
#include <QWidget>

class QMenu;
class QStackedWidget;

namespace causerie::ui
{

class AttachmentActions;
class Composer;
class SoundPlayer;
class ConversationHeader;
class FindBar;
class MessageFiles;
class MessageModel;
class MessageView;
class OtherDeviceBar;
class RoomBar;
class RoomTalk;
class StrangerBar;
class Typing;

/// The open conversation: header, the bar of a call, messages and the composer; or, without one, what to do next.
/// Marks as read what the person can see. Drafts stay with their conversation, and are in the store a second after the
/// last key.
///
/// Thread: GUI. Owner: MainWindow. The session outlives it.
class ConversationView final : public QWidget
{
    Q_OBJECT

public:
    explicit ConversationView(Session &session, QWidget *parent = nullptr);
    ~ConversationView() override; ///< keeps the draft

    void open(const Jid &peer);                ///< empty: close
    const Jid &peer() const { return m_peer; } ///< full when it is somebody in a room
    void setRoomMenu(std::function<void(QMenu &, const Jid &)> fill);
    void setWrittenAs(const QString &address); ///< which account of ours; empty: there is only one
    void setBackShown(bool shown);
    void setDetailsShown(bool shown);
    /// Puts words into the composer, behind what is written there; nobody hears of it before a person sends them.
    void propose(const QString &text);
    void focusComposer();
    void focusMessages();
    bool isComposerFocused() const;
    bool saveDraft(); ///< now; true when there was something to save
    void find();      ///< in the open conversation
    /// Opens the open conversation there, with what was looked for marked.
    void showFound(qint64 messageId, const SearchPattern &pattern);
    SoundPlayer &sounds() const; ///< what plays in the bubbles

Q_SIGNALS:
    void backRequested();
    void detailsToggled(bool shown);
    void callWindowRequested();
    void roomRequested(const causerie::Jid &room); ///< where a room's people went
    void forgetRequested(const causerie::Jid &room);
    void removeRequested(const causerie::Jid &room, const QString &archiveId); ///< what somebody said there

protected:
    bool event(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *makeEmptyPlace();
    void connectView();
    void connectComposer();
    void connectFiles();
    void aboutToSend();
    void record();
    void sendWithRecording(const OutgoingText &text);
    void leave();
    Conversation &conversationWith(const Jid &peer);
    void follow(Conversation *conversation);
    const Message *loaded(qint64 id) const;
    void editLast();
    void askToDelete(qint64 id);
    void answer(qint64 id);
    void giveBack(const Annotation &said, const QString &title, const QString &why);
    void giveBack(const OutgoingText &text);
    void takeDraft();
    void showMessage(qint64 id);
    void onOpenedAround(qint64 id);
    void onLoaded();
    void onSummaryChanged();
    void markReadIfSeen();
    void refreshName();
    void callPeer();

    Session &m_session;
    Jid m_peer;
    int m_unread = 0; ///< as last heard
    MessageFiles *m_files;
    MessageModel *m_model;
    ConversationHeader *m_header;
    OtherDeviceBar *m_otherDeviceBar;
    StrangerBar *m_strangerBar;
    RoomBar *m_roomBar;
    MessageView *m_view;
    Composer *m_composer;
    AttachmentActions *m_attachments;
    QHash<Jid, std::vector<Attachment>> m_unsent; ///< what is known of files that wait with their draft
    Typing *m_typing;
    FindBar *m_findBar;
    QTimer m_saveSoon;
    SearchPattern m_sought; ///< what is marked in the message that is shown next
    RoomTalk *m_roomTalk;
    QStackedWidget *m_stack;
};

} // namespace causerie::ui
