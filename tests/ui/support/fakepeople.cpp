// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/fakepeople.h"

#include "core/session/session.h"

using namespace Qt::StringLiterals;

namespace causerie
{

struct Blocklist::Private {
    test::FakeBlocklist fake;
};
struct Avatars::Private {
    test::FakeAvatars fake;
};
struct Profiles::Private {
    test::FakeProfiles fake;
};
struct ServerAccount::Private {
    test::FakeServerAccount fake;
};
struct Invitations::Private {
    test::FakeInvitations fake;
};

namespace
{

template<typename Real, typename Fake>
QHash<const Real *, Fake *> &all()
{
    static QHash<const Real *, Fake *> known;
    return known;
}

constexpr auto fakes = &all<Blocklist, test::FakeBlocklist>;
constexpr auto fakeAvatars = &all<Avatars, test::FakeAvatars>;
constexpr auto fakeProfiles = &all<Profiles, test::FakeProfiles>;
constexpr auto fakeServerAccounts = &all<ServerAccount, test::FakeServerAccount>;
constexpr auto fakeInvitations = &all<Invitations, test::FakeInvitations>;

/// Directory keeps nothing of its own.
test::FakeDirectory &fakeDirectory(const Directory *directory)
{
    static QHash<const Directory *, std::shared_ptr<test::FakeDirectory>> known;
    auto &fake = known[directory];
    if (!fake) {
        fake = std::make_shared<test::FakeDirectory>();
        QObject::connect(directory, &QObject::destroyed, [directory] { known.remove(directory); });
    }
    return *fake;
}

} // namespace

Blocklist::Blocklist(xmpp::Blocking &, Roster &, Conversations &, History &, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>())
{
    fakes().insert(this, &d->fake);
}

Blocklist::~Blocklist()
{
    fakes().remove(this);
}

void Blocklist::setAccount(const Jid &) {}
bool Blocklist::isAvailable() const
{
    return d->fake.available;
}
bool Blocklist::takesReports() const
{
    return d->fake.reports;
}
const std::vector<Jid> &Blocklist::blocked() const
{
    return d->fake.list;
}
bool Blocklist::isBlocked(const Jid &jid) const
{
    return isBlockedBy(d->fake.list, jid);
}
void Blocklist::block(const Jid &jid)
{
    d->fake.asked << u"block "_s + jid.toString();
}
void Blocklist::blockAndReport(const Jid &jid, ReportReason reason, const QString &text)
{
    d->fake.asked << u"report %1 %2 %3"_s.arg(jid.toString(), reason == ReportReason::Spam ? u"spam"_s : u"abuse"_s,
                                              text);
}
void Blocklist::unblock(const Jid &jid)
{
    d->fake.asked << u"unblock "_s + jid.toString();
}
void Blocklist::evidenceAgainst(const Jid &, std::function<void(const std::vector<Report::Evidence> &)> done)
{
    done({});
}

Invitations::Invitations(xmpp::Connection &, xmpp::RosterBridge &, ContactRequests &, Roster &, History &,
                         std::function<Jid()>, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>())
{
    fakeInvitations().insert(this, &d->fake);
}
Invitations::~Invitations()
{
    fakeInvitations().remove(this);
}
void Invitations::make(QObject *, Made done)
{
    d->fake.asked << u"make"_s;
    if (d->fake.holds)
        d->fake.waiting = std::move(done);
    else
        done(d->fake.next);
}
void Invitations::accept(const Jid &jid, const QString &name, const QStringList &groups, const QString &token)
{
    d->fake.asked << u"accept %1 %2 %3"_s.arg(jid.toString(), (QStringList{name} + groups).join(u'|'), token);
}

Directory::Directory(xmpp::Connection &connection, QObject *parent) : QObject(parent), m_connection(connection) {}
void Directory::services(QObject *, Done<std::vector<DirectoryService>> done)
{
    Q_UNUSED(m_connection)
    done(fakeDirectory(this).services);
}
void Directory::form(const Jid &service, QObject *, Done<DirectoryForm> done)
{
    fakeDirectory(this).asked << u"form "_s + service.toString();
    done(fakeDirectory(this).form);
}
void Directory::search(const Jid &service, const DirectoryForm &filledIn, QObject *,
                       Done<std::vector<DirectoryPerson>> done)
{
    QString line = u"search "_s + service.toString();
    for (const FormField &field : filledIn.form.fields) {
        if (!field.values.isEmpty())
            line += u" %1=%2"_s.arg(field.var, field.values.join(u','));
    }
    fakeDirectory(this).asked << line;
    done(fakeDirectory(this).people);
}

Avatars::Avatars(xmpp::Connection &, xmpp::AvatarBridge &, const QDir &, MayShow, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>())
{
    fakeAvatars().insert(this, &d->fake);
}
Avatars::~Avatars()
{
    fakeAvatars().remove(this);
}
void Avatars::setAccount(const Jid &) {}
void Avatars::ask(const Jid &) {}
void Avatars::remove() {}
QImage Avatars::picture(const Jid &jid)
{
    return d->fake.pictures.value(jid.bare());
}
void Avatars::hear(const Jid &, const QString &) {}
void Avatars::set(const Jid &whose, const QString &file)
{
    d->fake.asked << u"set %1 %2"_s.arg(whose.toString(), file);
}
void Avatars::unset(const Jid &whose)
{
    d->fake.asked << u"unset "_s + whose.toString();
}

Profiles::Profiles(xmpp::Connection &, xmpp::Pep &, Roster &, MayKnow, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>())
{
    fakeProfiles().insert(this, &d->fake);
}
Profiles::~Profiles()
{
    fakeProfiles().remove(this);
}
void Profiles::setAccount(const Jid &) {}
void Profiles::ask(const Jid &) {}
QString Profiles::ownNickname() const
{
    return d->fake.nickname;
}
void Profiles::load(const Jid &bare, QObject *, Loaded done)
{
    if (d->fake.refuses)
        return done(std::unexpected(RequestError::Refused));
    done(d->fake.cards.value(bare));
}
void Profiles::saveOwn(const Profile &profile, QObject *, Saved done)
{
    if (d->fake.refuses)
        return done(std::unexpected(RequestError::Refused));
    d->fake.saved = profile;
    done({});
}
void Profiles::askTime(const Jid &full, QObject *, Offset done)
{
    test::fakeOf(*this).asked << full.toString();
    done(test::fakeOf(*this).offset);
}

ServerAccount::ServerAccount(xmpp::Connection &, Keep, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>())
{
    fakeServerAccounts().insert(this, &d->fake);
}
ServerAccount::~ServerAccount()
{
    fakeServerAccounts().remove(this);
}
bool ServerAccount::isBusy() const
{
    return d->fake.busy;
}
void ServerAccount::changePassword(const QString &password)
{
    d->fake.asked << u"password "_s + password;
    d->fake.busy = true;
}
void ServerAccount::remove()
{
    d->fake.asked << u"remove"_s;
    d->fake.busy = true;
}

namespace test
{

FakeServerAccount &fakeOf(ServerAccount &account)
{
    return *fakeServerAccounts().value(&account);
}

FakeAvatars &fakeOf(Avatars &avatars)
{
    return *fakeAvatars().value(&avatars);
}

FakeProfiles &fakeOf(Profiles &profiles)
{
    return *fakeProfiles().value(&profiles);
}

void setPicture(Avatars &avatars, const Jid &jid, const QImage &picture)
{
    fakeOf(avatars).pictures.insert(jid, picture);
    Q_EMIT avatars.changed(jid);
}

FakeInvitations &fakeOf(Invitations &invitations)
{
    return *fakeInvitations().value(&invitations);
}

FakeDirectory &fakeOf(Directory &directory)
{
    return fakeDirectory(&directory);
}

FakeBlocklist &fakeOf(Blocklist &blocklist)
{
    return *fakes().value(&blocklist);
}

void setBlocked(Blocklist &blocklist, std::vector<Jid> list)
{
    std::ranges::sort(list);
    fakeOf(blocklist).list = std::move(list);
    Q_EMIT blocklist.changed();
}

} // namespace test
} // namespace causerie
