// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/draft.h"
#include "core/session/outgoingtext.h"

#include <QFrame>

#include <functional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;
class QVBoxLayout;

namespace causerie
{
class Files;
class Recordings;
} // namespace causerie

namespace causerie::ui
{

class AttachStrip;
class ComposerStrip;
class MessageEdit;
class RecordingStrip;
class SoundPlayer;
class TranslationRow;

/// Where a message is written and sent from: anew, as an answer, or once more (an edit); in one language or several,
/// open or hidden.
///
/// Thread: GUI. Owner: ConversationView.
class Composer final : public QFrame
{
    Q_OBJECT

public:
    explicit Composer(QWidget *parent = nullptr);

    void setPeerName(const QString &name);
    void setWrittenAs(const QString &address); ///< ours, shown below the field; empty: there is only one
    void setObstacle(const QString &why);      ///< nothing can be written, for this reason; empty: it can
    QPlainTextEdit &field();
    QString text() const; ///< of the field
    Draft draft() const;  ///< what is to be kept
    /// Does not count as typing; takes the place of all that stands there, files too. `known`: those of its files that
    /// need not be looked at once more.
    void setDraft(const Draft &draft, const std::vector<Attachment> &known = {});
    void setText(const QString &text);    ///< a draft of nothing else
    void insertText(const QString &text); ///< typed elsewhere
    void focusText();
    bool isFree() const; ///< nothing is being written, answered, edited or recorded, and no file waits
    /// Words that could not be sent: into a free field, with the reason above them, else above it until somebody takes
    /// them up, so that they never mix with what is being written or go out as part of an answer.
    void giveBack(const DraftText &text, const QString &title, const QString &why);
    void startReply(const Message &target, const QString &author);
    void startEdit(const Message &message);
    void addTranslation();
    void setFiles(Files &files);                                     ///< from then on files can go along
    void setReceiver(const Jid &peer);                               ///< of files
    void setRecordings(Recordings &recordings, SoundPlayer &sounds); ///< from then on voice messages can, too
    RecordingStrip *recording() const { return m_recording; }        ///< null without `setRecordings`
    void attach(const QStringList &paths);
    void attach(const Attachment &file);         ///< looked at already
    std::vector<Attachment> attachments() const; ///< that go with what is written

Q_SIGNALS:
    void sendRequested(const causerie::OutgoingText &text); ///< not blank; the field has been emptied
    /// Not blank, and the voice message that is being recorded belongs to it; the field has been emptied.
    void sendWithRecordingRequested(const causerie::OutgoingText &text);
    void recordRequested();
    void editRequested(qint64 messageId, const causerie::OutgoingText &text);
    void edited(bool empty);  ///< by the person, not by `setDraft`
    void draftChanged();      ///< likewise: something of it is another now
    void editLastRequested(); ///< the Up key in an empty field

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintField(QPainter &painter, const MessageEdit &edit) const;
    void send();
    void leave(); ///< the answer or the edit
    void put(const DraftText &text);
    DraftText taken() const;
    void showTarget();
    void showReturned();
    void takeUp();
    void tellChange();
    void clearFiles();
    void putBelowStrip(QWidget *widget);
    void refreshHint();
    QLineEdit *makeHint();
    QLayout *makeFields();
    TranslationRow *addRow();
    void alignLanguages();
    QToolButton *makeMoreButton();
    void chooseFiles();
    void refreshRecord(Files &files);
    OutgoingText written() const;
    void refreshSend();
    void refreshPlaceholder();
    void connectField();

    ComposerStrip *m_returnedStrip; ///< the first that waits
    ComposerStrip *m_strip;
    QVBoxLayout *m_versions;
    QLabel *m_writtenAs;
    QComboBox *m_language; ///< of the field, while there are several
    QList<TranslationRow *> m_rows;
    MessageEdit *m_edit;
    QToolButton *m_send;
    QToolButton *m_more = nullptr;
    QToolButton *m_attach;
    QToolButton *m_record;
    AttachStrip *m_files = nullptr;
    std::function<void()> m_refreshRecord; ///< there with the files
    RecordingStrip *m_recording = nullptr;
    QAction *m_spoiler = nullptr;
    QLineEdit *m_hint; ///< what is said of a hidden text (XEP-0382)
    bool m_unstyled = false;
    DraftTarget m_answers;
    DraftTarget m_edits;
    DraftText m_kept; ///< the draft while an edit takes its place
    std::vector<DraftText> m_returned;
    QString m_peerName;
    QString m_obstacle;
    bool m_quiet = false;
};

} // namespace causerie::ui
