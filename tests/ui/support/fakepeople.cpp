// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/fakepeople.h"

using namespace Qt::StringLiterals;

namespace causerie
{

struct Blocklist::Private {
    test::FakeBlocklist fake;
};

namespace
{

QHash<const Blocklist *, test::FakeBlocklist *> &fakes()
{
    static QHash<const Blocklist *, test::FakeBlocklist *> all;
    return all;
}

} // namespace

Blocklist::Blocklist(xmpp::Blocking &, Roster &, Conversations &, QObject *parent)
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
std::vector<Report::Evidence> Blocklist::evidenceAgainst(const Jid &) const
{
    return {};
}

namespace test
{

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
