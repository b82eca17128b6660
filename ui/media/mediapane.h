// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"
#include "ui/media/mediaitem.h"

#include <QFrame>

class QButtonGroup;
class QLabel;
class QMenu;
class QPushButton;
class QStackedWidget;

namespace causerie::ui
{

class AttachmentActions;
class MediaModel;
class MediaView;
class SoundPlayer;

/// All pictures, files and voice messages of a conversation, beside it.
///
/// Thread: GUI. Owner: SidePane. The session and the player outlive it.
class MediaPane final : public QFrame
{
    Q_OBJECT

public:
    MediaPane(Session &session, SoundPlayer &sounds, QWidget *parent = nullptr);

    void setPeer(const Jid &peer); ///< read from the store when it is seen
    void setKind(MediaKind kind);

Q_SIGNALS:
    void messageRequested(qint64 messageId); ///< to be shown in the conversation

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeKinds();
    void activate(int row);
    void showMenu(int row, const QPoint &place);
    void addChoices(QMenu &menu, const MediaItem &item); ///< about a file that is not here
    void refresh();

    Session &m_session;
    SoundPlayer &m_sounds;
    Jid m_peer;
    bool m_isRead = false;
    MediaModel *m_model;
    MediaView *m_view;
    AttachmentActions *m_actions;
    QButtonGroup *m_kinds = nullptr;
    QStackedWidget *m_stack;
    QLabel *m_empty;
};

} // namespace causerie::ui
