// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

#include <QWidget>

namespace causerie::ui
{

/// What a click on a file does: fetches or takes it, breaks that off, tries again, shows a picture, hands another file
/// to the desktop. Nothing that could run is ever opened.
///
/// Thread: GUI. Owner: ConversationView, over which its questions stand. The session outlives it.
class AttachmentActions final : public QObject
{
    Q_OBJECT

public:
    AttachmentActions(Session &session, QWidget &over);

    void activate(const Message &message, int index);
    void decline(const Message &message, int index); ///< what is offered directly
    void saveAs(const Message &message, int index);  ///< a copy, where the person says
    void showFolder(const Message &message, int index);

private:
    void open(const Message &message, int index);
    void fetch(const Message &message, int index);
    void warn(const Message &message, int index);

    Session &m_session;
    QWidget &m_over;
};

} // namespace causerie::ui
