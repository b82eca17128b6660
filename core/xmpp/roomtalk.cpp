// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What RoomMembership does with messages: the subject, and what a room says by itself.

#include "core/xmpp/dom.h"
#include "core/xmpp/localizedtexts.h"
#include "core/xmpp/roomerrors.h"
#include "core/xmpp/roommembership.h"
#include "core/xmpp/xmltext.h"

#include <QUuid>
#include <QXmppClient.h>
#include <QXmppElement.h>
#include <QXmppMessage.h>
#include <QXmppTask.h>

#include <utility>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

bool RoomMembership::isCatchingUp() const
{
    return m_awaitsSubject && (m_room->state() == RoomState::Joining || m_room->state() == RoomState::Joined);
}

void RoomMembership::setSubject(const std::vector<LocalizedText> &subjects, RoomDone done)
{
    settle(m_subjectChange, std::unexpected(RoomError{RoomError::Kind::Refused, {}}));
    m_subjectChange = {QUuid::createUuid().toString(QUuid::WithoutBraces), std::move(done)};
    if (m_room->state() != RoomState::Joined || !m_around.connection.isOpen()) {
        settle(m_subjectChange, std::unexpected(RoomError{RoomError::Kind::NotConnected, {}}));
        return;
    }
    QXmppMessage message({}, m_room->jid().toString());
    message.setType(QXmppMessage::GroupChat);
    message.setId(m_subjectChange.id);
    QXmppElementList elements; // the library leaves an empty subject out, and knows one language only
    for (const LocalizedText &subject : subjects.empty() ? std::vector<LocalizedText>{{}} : subjects) {
        QXmppElement element;
        element.setTagName(u"subject"_s);
        if (!subject.language.isEmpty())
            element.setAttribute(u"xml:lang"_s, subject.language);
        element.setValue(wireText(subject.text));
        elements.append(element);
    }
    message.setExtensions(elements);
    m_around.connection.client().send(std::move(message));
}

void RoomMembership::tellStatuses(const std::set<int> &statuses)
{
    using Kind = RoomEvent::Kind;
    const std::pair<int, Kind> table[] = {{status::kConfigurationChanged, Kind::ConfigurationChanged},
                                          {status::kLoggingOn, Kind::LoggingOn},
                                          {status::kLoggingOff, Kind::LoggingOff},
                                          {status::kNowShowsJids, Kind::ShowsJids},
                                          {status::kNowHidesJids, Kind::HidesJids}};
    for (const auto &[code, kind] : table) {
        if (statuses.contains(code))
            m_room->tell({.kind = kind});
    }
}

bool RoomMembership::takeMessage(const QDomElement &message)
{
    m_sinceTraffic.start();
    const QString type = message.attribute(u"type"_s);
    if (type == "error"_L1) {
        if (m_subjectChange.id.isEmpty() || message.attribute(u"id"_s) != m_subjectChange.id)
            return false;
        settle(m_subjectChange, std::unexpected(readRoomError(message)));
        return true;
    }
    if (type != "groupchat"_L1)
        return false;
    const bool hasBody = !child(message, "body"_L1, ns::kClient).isNull();
    const auto from = Jid::parse(message.attribute(u"from"_s));
    const QDomElement x = child(message, "x"_L1, ns::kMucUser);
    if (from && from->isBare() && !x.isNull()) { // §10.2.1: the room speaks
        std::set<int> codes;
        forEachChild(x, [&codes](const QDomElement &e) { codes.insert(e.attribute(u"code"_s).toInt()); });
        tellStatuses(codes);
        if (codes.contains(status::kConfigurationChanged))
            refresh();
        return !hasBody;
    }
    const bool isSubject = !child(message, "subject"_L1, ns::kClient).isNull() && !hasBody &&
                           child(message, "thread"_L1, ns::kClient).isNull(); // §8.1
    if (!isSubject)
        return false;
    readSubject(message);
    // Whoever else sees this one still has to know it for how things stand, and no news.
    QMetaObject::invokeMethod(
        this,
        [this, mine = m_round] {
            if (mine != m_round || !std::exchange(m_awaitsSubject, false))
                return;
            if (m_room->state() == RoomState::Joined)
                Q_EMIT caughtUp();
        },
        Qt::QueuedConnection);
    return false;
}

void RoomMembership::readSubject(const QDomElement &message)
{
    const QString by = Jid::parse(message.attribute(u"from"_s)).value_or(Jid()).resource();
    m_room->setSubjects(localizedTexts(message, "subject"_L1, ns::kClient), by);
    const QString id = message.attribute(u"id"_s);
    if (!m_subjectChange.id.isEmpty() && (id == m_subjectChange.id || by == m_room->nick()))
        settle(m_subjectChange, {});
}

} // namespace causerie::xmpp
