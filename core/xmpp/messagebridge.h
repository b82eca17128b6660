// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/annotation.h"
#include "core/xmpp/connection.h"
#include "core/xmpp/router.h"

#include <QObject>

#include <functional>
#include <memory>

namespace causerie::xmpp
{

/// Every message stanza, once: live or carbon copy (XEP-0280, sender checked), judged by `route` and told as values;
/// and ours to the wire. Calls' messages (XEP-0353), invitations and rooms' notices are left to others, archives to
/// Archive.
///
/// Thread: GUI. Owner: Session. Make it before RoomBridge, which sees stanzas first.
class MessageBridge final : public QObject
{
    Q_OBJECT

public:
    explicit MessageBridge(Connection &connection, QObject *parent = nullptr);
    ~MessageBridge() override;

    /// Whether receipts may be given to this bare JID: only to those who see our presence anyway.
    void setReceiptPolicy(std::function<bool(const Jid &)> mayAnswer);
    /// Whether this bare JID may know that we write to it (XEP-0085); everybody until it is set.
    void setChatStatePolicy(std::function<bool(const Jid &)> mayKnow);
    /// Whether this bare JID is a contact, whose announcements are shown; nobody until it is set.
    void setContacts(std::function<bool(const Jid &)> isContact);
    /// What is known of rooms; until it is set there are none, and what rooms say is left to others.
    void setRooms(AskRooms rooms);
    void enableCarbons(); ///< after a stream that was not resumed

    /// One stanza: id = origin-id, with the wish for a receipt and a marker. `accepted` or `refused` follows, or
    /// nothing when the stream breaks: then the message stays in the outbox and goes out again with the same id. To a
    /// room only while we are in it. There `accepted` comes when the room has told everybody, us too (XEP-0045 §7.4):
    /// an acknowledgement of our own server alone does not mean that. Before sending such a message again, look in the
    /// room's archive, or everybody has it twice.
    void send(const Message &message);
    /// The same for what is said of an earlier message; needs an `originId` too. A moderation is no message.
    void send(const Annotation &annotation);
    void sendChatState(const Jid &peer, ChatState state); ///< `peer`: a person, a room, or one of its occupants

Q_SIGNALS:
    /// Something that changes a history, also receipts; Outgoing when another own device, or in a room we, said it.
    void received(const causerie::ChatEvent &event);
    void chatStateReceived(const causerie::Jid &peer, causerie::ChatState state); ///< see ChatStateNews
    void subjectReceived(const causerie::xmpp::RoomSubject &subject);
    void invited(const causerie::RoomInvitation &invitation); ///< also on another device of ours
    void accepted(const QString &originId);                   ///< our server acknowledged it (XEP-0198 §4), or the room
    void refused(const QString &originId, const causerie::Jid &peer, const QString &text); ///< an error came back
    /// The stream ended with the receipt for this message of theirs, and nobody will write it again.
    void receiptLost(const causerie::Jid &peer, const QString &originId);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace causerie::xmpp
