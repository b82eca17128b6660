// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/oldbookmarks.h"

#include "core/base/log.h"
#include "core/xmpp/bookmarkxml.h"
#include "core/xmpp/connection.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/payloadiq.h"
#include "core/xmpp/xmlwrite.h"

#include <utility>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{
constexpr auto kPrivate = "jabber:iq:private"_L1;
} // namespace

OldBookmarks::OldBookmarks(Connection &connection, QObject *parent) : QObject(parent), m_connection(connection) {}

void OldBookmarks::setNeeded(bool needed)
{
    m_needed = needed;
    if (!needed)
        m_changes.clear();
    next();
}

void OldBookmarks::put(const Bookmark &bookmark)
{
    change(bookmark.room, bookmark);
}

void OldBookmarks::remove(const Jid &room)
{
    change(room, std::nullopt);
}

void OldBookmarks::clear()
{
    m_changes.clear();
    m_needed.reset();
    m_isBusy = false;
    ++m_round;
}

void OldBookmarks::change(const Jid &room, const std::optional<Bookmark> &bookmark)
{
    if (m_needed == false)
        return;
    m_changes.insert(room.bare(), bookmark);
    next();
}

void OldBookmarks::read(std::function<void(std::expected<QDomElement, IqError>)> done)
{
    PayloadIq iq(QXmppIq::Get, {}, [](QXmlStreamWriter &writer) {
        startElement(writer, "query"_L1, kPrivate);
        writeEmpty(writer, "storage"_L1, ns::kOldBookmarks);
        writer.writeEndElement();
    });
    request(m_connection, std::move(iq), this, [done = std::move(done)](const IqResult &result) {
        if (!result)
            return done(std::unexpected(result.error()));
        const QDomElement storage = child(child(*result, "query"_L1, kPrivate), "storage"_L1, ns::kOldBookmarks);
        if (storage.isNull())
            return done(std::unexpected(IqError{IqError::Kind::BadAnswer, u"no <storage/>"_s, {}, {}}));
        done(storage);
    });
}

/// One round at a time, with all changes that have come by then.
void OldBookmarks::next()
{
    if (m_needed != true || m_isBusy || m_changes.isEmpty())
        return;
    m_isBusy = true;
    read([this, round = m_round](const std::expected<QDomElement, IqError> &storage) {
        if (round != m_round)
            return;
        if (storage)
            return write(*storage);
        m_isBusy = false;
        const IqError::Kind kind = storage.error().kind;
        if (kind == IqError::Kind::Refused || kind == IqError::Kind::BadAnswer)
            m_changes.clear(); // without knowing what is there nothing is written; else the next stream asks again
        qCInfo(lcXmpp) << "older bookmarks cannot be kept in step:" << storage.error().condition;
    });
}

void OldBookmarks::write(const QDomElement &storage)
{
    const QHash<Jid, std::optional<Bookmark>> changes = std::exchange(m_changes, {});
    PayloadIq iq(QXmppIq::Set, {}, [storage, changes](QXmlStreamWriter &writer) {
        startElement(writer, "query"_L1, kPrivate);
        writeOldBookmarks(writer, storage, changes);
        writer.writeEndElement();
    });
    request(m_connection, std::move(iq), this, [this, changes, round = m_round](const IqResult &result) {
        if (round != m_round)
            return;
        m_isBusy = false;
        if (!result)
            qCInfo(lcXmpp) << "older bookmarks are not written:" << result.error().condition;
        if (result || result.error().kind == IqError::Kind::Refused)
            return next();
        for (const auto &[room, bookmark] : changes.asKeyValueRange()) { // the next stream asks again
            if (!m_changes.contains(room))
                m_changes.insert(room, bookmark);
        }
    });
}

} // namespace causerie::xmpp
