// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the rows of the conversation list say.

#include "ui/roster/conversationlistmodel.h"

#include "core/session/rooms.h"
#include "ui/roster/names.h"
#include "ui/style/format.h"

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

constexpr qsizetype kPreviewLimit = 160;

/// One line of a message of any length; line breaks become spaces.
QString preview(const Message &message)
{
    if (message.kind == MessageKind::Call)
        return callText(message);
    if (message.kind == MessageKind::Event)
        return eventText(message);
    if (const QString gone = goneText(message); !gone.isEmpty())
        return shortened(gone, kPreviewLimit);
    if (message.body.isEmpty() && !message.attachments.empty())
        return shortened(fileText(message.attachments.front()), kPreviewLimit);
    // A letter may say all in its subject.
    const QStringView text = QStringView(message.body.isEmpty() ? message.subject : message.body).trimmed();
    return shortened(shortened(text, 2 * kPreviewLimit).simplified(), kPreviewLimit);
}

} // namespace

RoomStanding ConversationListModel::standing(const Jid &jid) const
{
    if (!isRoom(m_session, jid))
        return RoomStanding::None;
    return m_session.rooms().isWanted(jid) ? RoomStanding::Wanted : RoomStanding::Known;
}

QString ConversationListModel::secondLine(const Jid &jid) const
{
    const Conversation *conversation = m_conversations.find(jid);
    const bool inRoom = isRoom(m_session, jid);
    if (conversation && conversation->last()) {
        const Message &last = *conversation->last();
        const bool isSaid = inRoom && last.kind == MessageKind::Text && last.direction == Direction::Incoming &&
                            last.retraction != Retraction::ByModerator; // it is not what they said
        return isSaid ? tr("%1: %2", "%1 is a person, %2 what they said").arg(last.from.resource(), preview(last))
                      : preview(last);
    }
    if (inRoom)
        return roomLine(jid);
    if (isNotes(m_session, jid))
        return tr("To yourself, on all your devices");
    const Contact *contact = m_roster.find(jid);
    if (!contact)
        return jid.toString();
    return contact->status().isEmpty() || !m_roster.isCurrent() ? shownAvailabilityText(m_roster, *contact)
                                                                : contact->status();
}

/// Where nothing has been said yet.
QString ConversationListModel::roomLine(const Jid &jid) const
{
    const Room *room = m_session.rooms().find(jid);
    if (room && room->state() == RoomState::Joined) {
        const QString subject = room->subject(QLocale().uiLanguages()).simplified();
        return subject.isEmpty() ? tr("%n person(s)", nullptr, int(room->occupants().size())) : subject;
    }
    return room && room->state() == RoomState::Joining ? tr("Joining…") : tr("You are not in this room");
}

QString ConversationListModel::accessibleText(const Jid &jid) const
{
    const Conversation *conversation = m_conversations.find(jid);
    const Contact *contact = m_roster.find(jid);
    QStringList parts{nameOf(jid)};
    if (conversation && !conversation->settings().accepted)
        parts << tr("a request");
    const ConversationSettings settings = settingsOf(jid);
    if (settings.pinned)
        parts << tr("pinned");
    if (settings.archived)
        parts << tr("archived");
    if (isRoom(m_session, jid))
        parts << tr("Room");
    if (contact && !isNotes(m_session, jid))
        parts << shownAvailabilityText(m_roster, *contact);
    if (conversation && conversation->unread() > 0)
        parts << tr("%n unread message(s)", nullptr, conversation->unread());
    if (conversation && conversation->peerState() == ChatState::Composing)
        parts << tr("writing…");
    parts << secondLine(jid);
    if (conversation && conversation->last())
        parts << formatListTime(conversation->last()->sentAt, QDateTime::currentDateTime());
    return parts.join(", "_L1);
}

} // namespace causerie::ui
