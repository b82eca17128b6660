// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"

#include <QFrame>

class QButtonGroup;
class QStackedWidget;
class QToolButton;

namespace causerie
{
class Session;
}

namespace causerie::ui
{

class MediaPane;
class SoundPlayer;

/// The column beside the conversation: what is known of whom one talks with, or the files of the conversation.
///
/// Thread: GUI. Owner: MainWindow. The session and the player outlive it.
class SidePane final : public QFrame
{
    Q_OBJECT

public:
    /// Takes the two panes in.
    SidePane(Session &session, SoundPlayer &sounds, QWidget &details, QWidget &room, QWidget *parent = nullptr);

    void setPeer(const Jid &peer, QWidget &pane); ///< which of the two tells of them
    void setBackShown(bool shown);                ///< where the column covers the conversation
    void showMedia();

Q_SIGNALS:
    void closeRequested();
    void messageRequested(qint64 messageId);

private:
    QWidget *makeTabs();
    void refresh();

    QStackedWidget *m_stack;
    MediaPane *m_media;
    QWidget *m_pane; ///< of the two
    QButtonGroup *m_tabs = nullptr;
    QToolButton *m_back = nullptr;
    bool m_isBackWanted = false;
};

} // namespace causerie::ui
