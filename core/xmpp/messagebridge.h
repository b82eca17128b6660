// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/annotation.h"
#include "core/xmpp/connection.h"

#include <QObject>

#include <functional>
#include <memory>

namespace causerie::xmpp
{

/// Every message stanza, once: live or carbon copy (XEP-0280, sender checked), parsed to values; and ours to the wire.
/// Calls' messages (XEP-0353) and errors of them are left to JingleBridge.
///
/// Thread: GUI. Owner: Session.
class MessageBridge final : public QObject
{
    Q_OBJECT

public:
    explicit MessageBridge(Connection &connection, QObject *parent = nullptr);
    ~MessageBridge() override;

    /// Whether receipts may be given to this bare JID: only to those who see our presence anyway.
    void setReceiptPolicy(std::function<bool(const Jid &)> mayAnswer);
    void enableCarbons(); ///< after a stream that was not resumed

    /// One stanza: id = origin-id, receipt request, chat state `active`. `accepted` or `refused` follows, or nothing
    /// when the stream breaks: then the message stays in the outbox and goes out again with the same id.
    void send(const Message &message);
    void sendChatState(const Jid &peer, ChatState state);

Q_SIGNALS:
    /// Something that changes a history, also receipts; Outgoing when another own device said it.
    void received(const causerie::ChatEvent &event);
    void chatStateReceived(const causerie::Jid &peer, causerie::ChatState state);
    void accepted(const QString &originId); ///< our server acknowledged it (XEP-0198 §4)
    void refused(const QString &originId, const causerie::Jid &peer, const QString &text); ///< an error came back

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace causerie::xmpp
