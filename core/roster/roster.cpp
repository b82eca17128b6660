// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/roster/roster.h"

#include <algorithm>
#include <utility>

namespace causerie
{

namespace
{

constexpr qsizetype kMostWords = 500;

/// The roster's half of a contact in normal form: a bare address, groups sorted and once each.
Contact normalised(const Contact &item)
{
    Contact contact = item;
    contact.jid = item.jid.bare();
    contact.groups.removeDuplicates();
    contact.groups.removeAll(QString()); // RFC 6121 §2.1.2.6: an empty group name is no group
    contact.groups.sort();
    return contact;
}

ContactFields difference(const Contact &before, const Contact &after)
{
    ContactFields fields;
    fields.setFlag(ContactField::Name, before.name != after.name || before.nickname != after.nickname);
    fields.setFlag(ContactField::Groups, before.groups != after.groups);
    fields.setFlag(ContactField::Subscription,
                   before.subscription != after.subscription || before.asked != after.asked);
    fields.setFlag(ContactField::Availability, before.availability() != after.availability());
    fields.setFlag(ContactField::Status, before.status() != after.status());
    fields.setFlag(ContactField::Resources, before.resources != after.resources);
    return fields;
}

} // namespace

Roster::Roster(QObject *parent) : QObject(parent) {}

const Contact *Roster::find(const Jid &jid) const
{
    const auto it = m_contacts.constFind(jid.isBare() ? jid : jid.bare());
    return it == m_contacts.cend() ? nullptr : &*it;
}

bool Roster::take(std::vector<Contact> items)
{
    QHash<Jid, Contact> contacts;
    contacts.reserve(qsizetype(items.size()));
    for (const Contact &item : items) {
        Contact contact = normalised(item);
        const auto known = m_contacts.constFind(contact.jid);
        contact.resources = known == m_contacts.cend() ? std::vector<Presence>{} : known->resources;
        contact.nickname = known == m_contacts.cend() ? QString() : known->nickname;
        contacts.insert(contact.jid, std::move(contact));
    }
    const bool changed = contacts != m_contacts;
    m_contacts = std::move(contacts);
    return changed;
}

void Roster::replaceAll(std::vector<Contact> items)
{
    const bool isFirst = !std::exchange(m_loaded, true);
    if (take(std::move(items)) || isFirst)
        Q_EMIT reset();
}

void Roster::restore(std::vector<Contact> items)
{
    if (take(std::move(items)))
        Q_EMIT reset();
}

void Roster::confirm()
{
    m_loaded = true;
}

void Roster::upsert(const Contact &item)
{
    Contact contact = normalised(item);
    // Another device of ours may have answered the request.
    if (contact.subscription == Subscription::From || contact.subscription == Subscription::Both)
        removeSubscriptionRequest(contact.jid);

    const Jid jid = contact.jid;
    const auto known = m_contacts.find(jid);
    if (known == m_contacts.end()) {
        contact.resources.clear();
        m_contacts.insert(jid, std::move(contact));
        Q_EMIT contactAdded(jid);
        return;
    }
    contact.resources = known->resources;
    contact.nickname = known->nickname;
    const ContactFields fields = difference(*known, contact);
    if (!fields)
        return;
    *known = std::move(contact);
    Q_EMIT contactChanged(jid, fields);
}

void Roster::remove(const Jid &jid)
{
    const Jid bare = jid.bare();
    if (m_contacts.remove(bare))
        Q_EMIT contactRemoved(bare);
}

void Roster::setNickname(const Jid &jid, const QString &nickname)
{
    const auto contact = m_contacts.find(jid.bare());
    if (contact == m_contacts.end() || contact->nickname == nickname)
        return;
    contact->nickname = nickname;
    Q_EMIT contactChanged(jid.bare(), ContactField::Name);
}

void Roster::setPresence(const Presence &presence)
{
    const Jid jid = presence.from.bare();
    const auto contact = m_contacts.find(jid);
    if (contact == m_contacts.end())
        return;
    const Availability availability = contact->availability();
    const QString status = contact->status();
    if (!update(contact->resources, presence))
        return;
    ContactFields fields = ContactField::Resources;
    fields.setFlag(ContactField::Availability, availability != contact->availability());
    fields.setFlag(ContactField::Status, status != contact->status());
    Q_EMIT contactChanged(jid, fields);
}

void Roster::setCurrent(bool current)
{
    if (std::exchange(m_current, current) != current)
        Q_EMIT currentChanged();
}

void Roster::clearPresences()
{
    // Collected first: a slot may come back to the hash.
    std::vector<std::pair<Jid, ContactFields>> changed;
    for (Contact &contact : m_contacts) {
        if (contact.resources.empty())
            continue;
        ContactFields fields = ContactField::Resources;
        fields.setFlag(ContactField::Availability, contact.availability() != Availability::Offline);
        fields.setFlag(ContactField::Status, !contact.status().isEmpty());
        contact.resources.clear();
        changed.emplace_back(contact.jid, fields);
    }
    for (const auto &[jid, fields] : changed)
        Q_EMIT contactChanged(jid, fields);
}

void Roster::clear()
{
    const bool hadRequests = !m_requests.empty();
    m_contacts.clear();
    m_requests.clear();
    m_requestWords.clear();
    m_loaded = false;
    Q_EMIT reset();
    if (hadRequests)
        Q_EMIT subscriptionRequestsChanged();
}

void Roster::addSubscriptionRequest(const Jid &jid, const QString &words)
{
    const Jid bare = jid.bare();
    const QString said = words.trimmed().left(kMostWords);
    const bool isNew = !std::ranges::contains(m_requests, bare);
    if (!isNew && (said.isEmpty() || said == m_requestWords.value(bare)))
        return;
    if (isNew)
        m_requests.push_back(bare);
    if (!said.isEmpty())
        m_requestWords.insert(bare, said);
    Q_EMIT subscriptionRequestsChanged();
}

void Roster::removeSubscriptionRequest(const Jid &jid)
{
    m_requestWords.remove(jid.bare());
    if (std::erase(m_requests, jid.bare()) > 0)
        Q_EMIT subscriptionRequestsChanged();
}

} // namespace causerie
