// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/history.h"

namespace causerie
{

/// What we write: stored first, shown, put on the wire when there is one, and followed until it arrived. Its memory is
/// the store's `Pending` rows, so nothing is forgotten by a restart.
///
/// Thread: GUI. Owner: Session; the history and the conversations outlive it.
class Outbox final : public QObject
{
    Q_OBJECT

public:
    /// Puts one message on the wire. It may be called again with a message that is on its way already, after a
    /// reconnection; the wire knows those and keeps silent (see xmpp::MessageBridge::send).
    using Transmit = std::function<void(const Message &)>;

    Outbox(History &history, Conversations &conversations, Transmit transmit, QObject *parent = nullptr);

    /// Stores and sends; the origin id of the message. `text` loses what XML cannot carry; empty text is not sent.
    QString send(const Jid &peer, const Jid &own, const QString &text);
    void resend(const Jid &peer, qint64 messageId); ///< a failed one

    void streamOpened(); ///< everything that waits goes out, oldest first
    void streamLost();

    void accepted(const QString &originId);
    void received(const Jid &peer, const QString &originId);
    void refused(const QString &originId, const Jid &by, const Jid &own, const QString &text);

Q_SIGNALS:
    void failed(const causerie::Message &message); ///< could not be stored, so was not sent

private:
    void stored(const Message &message);

    History &m_history;
    Conversations &m_conversations;
    Transmit m_transmit;
    bool m_open = false;
    bool m_flushed = false; ///< in this stream; until then a new message waits behind the older ones
    int m_stream = 0;       ///< answers of the store that belong to an earlier stream are void
};

/// `text` as it can be sent: line ends as LF, without the characters XML 1.0 §2.2 excludes, so that what we show is
/// what arrives. Pure.
QString sendableText(const QString &text);

} // namespace causerie
