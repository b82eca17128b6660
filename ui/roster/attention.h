// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

#include <QObject>
#include <QSet>

namespace causerie::ui
{

/// Which unread messages call for attention: all but those of quiet conversations. A room where only mentions count is
/// quiet until we are mentioned.
///
/// Thread: GUI. Owner: MainWindow. The session outlives it.
class Attention final : public QObject
{
    Q_OBJECT

public:
    explicit Attention(Session &session, QObject *parent = nullptr);

    bool isQuiet(const Jid &peer) const; ///< what is unread there is shown, but calls for nothing
    int count() const;                   ///< unread messages that call

Q_SIGNALS:
    void called(const causerie::Jid &peer); ///< a message that calls has come
    void changed(const causerie::Jid &peer);

private:
    void take(const Message &message);
    void forgetRead();

    Session &m_session;
    QSet<Jid> m_mentioned; ///< rooms where we were, and have not read it
};

} // namespace causerie::ui
