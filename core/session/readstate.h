// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/history.h"
#include "core/xmpp/displayedpositions.h"

#include <QTimer>

#include <chrono>

namespace causerie
{

/// What was read, on all our devices: told to them (XEP-0490) a moment after the last reading, taken from them, and
/// kept for later when the message they mean has not come yet.
///
/// Thread: GUI. Owner: Session; all it is made with outlives it.
class ReadState final : public QObject
{
    Q_OBJECT

public:
    using Publish = std::function<void(const xmpp::DisplayedPosition &, std::function<void(bool done)>)>;

    ReadState(History &history, Conversations &conversations, Publish publish, QObject *parent = nullptr);

    void setPause(std::chrono::milliseconds pause) { m_pause.setInterval(pause); } ///< before telling; 1.5 s
    void streamOpened(const Jid &account); ///< what was read without a stream is told now
    void streamLost();
    void take(const xmpp::DisplayedPosition &position); ///< another device's, as it reads
    /// What is known to all devices, at the start of a stream. Where this one has read further, it says so: it may have
    /// read without a stream and been ended since.
    void takeStored(const xmpp::DisplayedPosition &position);
    void retry(); ///< the archive has brought more

Q_SIGNALS:
    /// The newest message of others in a conversation has been seen: they may want to know. At once; of those that come
    /// soon after another only the last, for it speaks of all before it (XEP-0333).
    void displayed(const causerie::Message &newest);

private:
    void read(const Conversation &conversation);
    void take(const xmpp::DisplayedPosition &position, std::function<void()> ifKnown);
    void tellIfFurther(const Jid &peer, const QString &known);
    void tell();
    void tellOthers();

    History &m_history;
    Conversations &m_conversations;
    Publish m_publish;
    QTimer m_pause;
    QTimer m_othersPause;
    Jid m_account;
    bool m_isOpen = false;
    QHash<Jid, Message> m_seen;                    ///< `displayed` waits for the pause to end
    QHash<Jid, xmpp::DisplayedPosition> m_waiting; ///< to be told
    QHash<Jid, QString> m_told;                    ///< the last id told or heard, so that nothing is said twice
    QHash<Jid, QString> m_said;                    ///< the last id that we have told: not again against another's word
    QHash<Jid, QString> m_unknown;                 ///< heard, and not here yet
};

/// The last of what is loaded that satisfies `wanted`, or null. Pure.
const Message *newestWith(const Conversation &conversation, const std::function<bool(const Message &)> &wanted);

} // namespace causerie
