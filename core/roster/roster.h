// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/roster/contact.h"

#include <QHash>
#include <QObject>

namespace causerie
{

enum class ContactField { Name = 1, Groups = 2, Subscription = 4, Availability = 8, Status = 16, Resources = 32 };
Q_DECLARE_FLAGS(ContactFields, ContactField)
Q_DECLARE_OPERATORS_FOR_FLAGS(ContactFields)

/// The contacts of one account and how each can be reached right now.
///
/// Thread: GUI. Owner: Session. Written only by xmpp::RosterBridge; the requests a user makes
/// (add, rename, remove …) are methods of Session and come back here as the server's pushes.
class Roster final : public QObject
{
    Q_OBJECT

public:
    explicit Roster(QObject *parent = nullptr);

    /// Null when the JID is not on the roster. Any resource is ignored. Valid until the next signal.
    const Contact *find(const Jid &jid) const;
    const QHash<Jid, Contact> &contacts() const { return m_contacts; }
    /// True once the server's list (or its "nothing changed") has been received in this session.
    bool isLoaded() const { return m_loaded; }
    /// False from when the stream is lost until it is resumed or another has begun: what is known of presences may be
    /// over. It is kept, for a stream that is resumed says nothing again (XEP-0198 §5).
    bool isCurrent() const { return m_current; }
    /// Who asked to see our presence and waits for an answer (RFC 6121 §3.1.3), oldest first.
    const std::vector<Jid> &subscriptionRequests() const { return m_requests; }
    /// What they said with it (§3.1.1), 500 characters at most; empty: nothing.
    QString requestWords(const Jid &jid) const { return m_requestWords.value(jid.bare()); }

    // For the bridge.
    void replaceAll(std::vector<Contact> items); ///< keeps the resources of those that stay
    void restore(std::vector<Contact> items);    ///< the same from an earlier session: the server's list is to come
    void confirm();                              ///< what is shown is the server's list
    void upsert(const Contact &item);            ///< name, groups, subscription, asked; resources are kept
    void remove(const Jid &jid);
    void setNickname(const Jid &jid, const QString &nickname); ///< kept when the item changes
    void setPresence(const Presence &presence);                ///< one repaint at most; nothing when nothing changed
    void setCurrent(bool current);
    void clearPresences(); ///< the stream ended without resumption
    void clear();          ///< another account, or none: as made
    void addSubscriptionRequest(const Jid &jid, const QString &words = {});
    void removeSubscriptionRequest(const Jid &jid);

Q_SIGNALS:
    void reset(); ///< all rows changed
    void contactAdded(const causerie::Jid &jid);
    void contactChanged(const causerie::Jid &jid, causerie::ContactFields fields);
    void contactRemoved(const causerie::Jid &jid);
    void subscriptionRequestsChanged();
    void currentChanged(); ///< of all contacts at once

private:
    bool take(std::vector<Contact> items);

    QHash<Jid, Contact> m_contacts;
    std::vector<Jid> m_requests;
    QHash<Jid, QString> m_requestWords;
    bool m_loaded = false;
    bool m_current = true;
};

} // namespace causerie
