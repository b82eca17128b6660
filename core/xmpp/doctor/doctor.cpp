// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/doctor/doctor.h"

#include "core/xmpp/doctor/judge.h"
#include "core/xmpp/doctor/shortened.h"
#include "core/xmpp/doctor/visit.h"
#include "core/xmpp/resolver.h"

#include <QHostInfo>
#include <QRandomGenerator>
#include <QTimer>

#include <algorithm>
#include <array>
#include <utility>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype kMostEndpoints = 16; ///< as many as are tried to sign in; of those, four addresses each

ConnectionTuning withGenerator(ConnectionTuning tuning)
{
    if (!tuning.random)
        tuning.random = [] { return QRandomGenerator::global()->generateDouble(); };
    return tuning;
}

/// One who is signed in under the account's own resource must not be thrown out; and servers that list devices see the
/// same one each time.
ConnectionSettings forDoctor(ConnectionSettings settings)
{
    settings.resource = settings.resource.isEmpty() ? u"doctor"_s : u"doctor."_s + settings.resource;
    settings.initialPresence = {};
    return settings;
}

constexpr std::array kSignedOutChecks{Finding::Check::Records,     Finding::Check::Addresses,
                                      Finding::Check::Reach,       Finding::Check::Encryption,
                                      Finding::Check::Certificate, Finding::Check::Mechanisms};
constexpr std::array kVisitChecks{Finding::Check::Clock,        Finding::Check::Archive, Finding::Check::Carbons,
                                  Finding::Check::Push,         Finding::Check::Upload,  Finding::Check::Rooms,
                                  Finding::Check::CallServices, Finding::Check::Relay};

} // namespace

struct Doctor::Private {
    Private(Doctor *doctor, const ConnectionTuning &given)
        : q(doctor), tuning(withGenerator(given)),
          resolver({tuning.nameserver, tuning.nameserverPort, tuning.stepDeadline, tuning.random})
    {
    }

    void lookUp();
    void onResolved(const std::expected<QList<Endpoint>, ConnectionError::Kind> &result);
    void nextHost();
    void onLookedUp(const QString &host, const QHostInfo &info);
    void takeAddresses(const QString &host, const QList<QHostAddress> &addresses, const QHostInfo &info);
    void knock();
    void onKnocked(const QList<Knock> &knocks);
    void nextStream();
    void onProbed(const StreamSeen &one);
    void judgeStreams();
    void signIn();
    void finish(Finding::Reason whySkipped);

    void begin(Finding::Check check, const QString &subject);
    void add(Finding finding);
    void later(void (Private::*step)());
    void letGo(); ///< sockets, relays and the password
    void stop();

    Doctor *q;
    ConnectionTuning tuning;
    Resolver resolver;
    std::unique_ptr<Knocking> knocking;
    std::unique_ptr<StreamProbe> probe;
    std::unique_ptr<Visit> visit;
    ConnectionSettings settings;
    bool loopback = false;
    DoctorReport report;
    QList<Endpoint> endpoints;
    QStringList hosts; ///< not looked up yet
    QHash<QString, QList<QHostAddress>> addresses;
    std::vector<Finding> nowhere;                   ///< of hosts without an address
    QList<std::pair<Endpoint, QHostAddress>> doors; ///< one of each endpoint that answered, not tried yet
    QList<std::pair<Endpoint, QHostAddress>> spare; ///< further ones of the same, for where the first one fails
    QList<StreamSeen> seen;
    QElapsedTimer clock;
    QTimer lookupDeadline;
    int lookup = -1;
    quint32 run = 0; ///< +1 each; what an earlier one brings is void
};

Doctor::Doctor(const ConnectionTuning &tuning, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, tuning))
{
    d->lookupDeadline.setSingleShot(true);
    d->lookupDeadline.setInterval(tuning.stepDeadline);
    connect(&d->resolver, &Resolver::finished, this, [this](const auto &result) { d->onResolved(result); });
}

Doctor::~Doctor()
{
    d->stop();
}

void Doctor::examine(const ConnectionSettings &settings, bool loopback)
{
    d->stop();
    d->settings = forDoctor(settings);
    d->loopback = loopback;
    d->report = {settings.jid.domain(), QDateTime::currentDateTimeUtc(), {}};
    d->later(&Private::lookUp);
}

void Doctor::cancel()
{
    d->stop();
}

const DoctorReport &Doctor::report() const
{
    return d->report;
}

void Doctor::Private::stop()
{
    ++run;
    resolver.cancel();
    if (lookup >= 0)
        QHostInfo::abortHostLookup(std::exchange(lookup, -1));
    lookupDeadline.disconnect(q);
    lookupDeadline.stop();
    knocking.reset();
    letGo();
    endpoints.clear();
    hosts.clear();
    addresses.clear();
    nowhere.clear();
    doors.clear();
    spare.clear();
    seen.clear();
}

void Doctor::Private::letGo()
{
    settings.password.clear();
    probe.reset();
    if (visit)
        Visit::abandon(std::move(visit));
}

/// The next step in a turn of its own: whoever is calling us may be deleted by it.
void Doctor::Private::later(void (Private::*step)())
{
    QMetaObject::invokeMethod(
        q,
        [this, step, mine = run] {
            if (mine == run)
                (this->*step)();
        },
        Qt::QueuedConnection);
}

void Doctor::Private::begin(Finding::Check check, const QString &subject)
{
    clock.start();
    QMetaObject::invokeMethod(
        q,
        [this, check, subject, mine = run] {
            if (mine == run)
                Q_EMIT q->began(check, subject);
        },
        Qt::QueuedConnection);
}

void Doctor::Private::add(Finding finding)
{
    QList<QHostAddress> known;
    for (const auto &some : std::as_const(addresses))
        known += some;
    makeFit(finding, settings.jid.local(), known);
    report.findings.push_back(finding);
    QMetaObject::invokeMethod(
        q,
        [this, finding, mine = run] {
            if (mine == run)
                Q_EMIT q->found(finding);
        },
        Qt::QueuedConnection);
}

void Doctor::Private::lookUp()
{
    begin(Finding::Check::Records, settings.jid.domain());
    if (settings.host.isEmpty())
        return resolver.lookUp(settings.jid.asciiDomain());
    add(skipped(Finding::Check::Records, Finding::Reason::SetByHand));
    Endpoint endpoint{settings.host, settings.port, Endpoint::Security::StartTls};
    if (settings.directTls)
        endpoint.security = Endpoint::Security::DirectTls;
    if (endpoint.port == 0)
        endpoint.port = settings.directTls ? 5223 : 5222;
    endpoints = {endpoint};
    hosts = {endpoint.host};
    nextHost();
}

void Doctor::Private::onResolved(const std::expected<QList<Endpoint>, ConnectionError::Kind> &result)
{
    Finding finding = judgeRecords(settings.jid.domain(), resolver.directAnswer(), resolver.startTlsAnswer());
    finding.took = std::chrono::milliseconds(clock.elapsed());
    add(finding);
    if (!result)
        return finish(Finding::Reason::NotReached);
    endpoints = result->first(std::min(kMostEndpoints, result->size()));
    for (const Endpoint &endpoint : std::as_const(endpoints))
        hosts += endpoint.host;
    hosts.removeDuplicates();
    later(&Private::nextHost);
}

void Doctor::Private::nextHost()
{
    if (hosts.isEmpty())
        return knock();
    const QString host = hosts.takeFirst();
    begin(Finding::Check::Addresses, host);
    if (const QHostAddress literal(host); !literal.isNull())
        return takeAddresses(host, {literal}, QHostInfo());
    if (const auto known = tuning.hosts.value(host); !known.isEmpty())
        return takeAddresses(host, known, QHostInfo());
    lookup = QHostInfo::lookupHost(host, q, [this, host, mine = run](const QHostInfo &info) {
        if (mine == run && info.lookupId() == lookup)
            onLookedUp(host, info);
    });
    lookupDeadline.disconnect(q);
    connect(&lookupDeadline, &QTimer::timeout, q, [this, host] {
        QHostInfo::abortHostLookup(lookup);
        QHostInfo silent;
        silent.setError(QHostInfo::UnknownError);
        onLookedUp(host, silent);
    });
    lookupDeadline.start();
}

void Doctor::Private::onLookedUp(const QString &host, const QHostInfo &info)
{
    lookup = -1;
    lookupDeadline.stop();
    takeAddresses(host, info.addresses(), info);
}

void Doctor::Private::takeAddresses(const QString &host, const QList<QHostAddress> &all, const QHostInfo &info)
{
    addresses[host] = all;
    const bool isSilent = info.error() == QHostInfo::UnknownError; // EAI_AGAIN, as where there is no network
    Finding finding =
        judgeAddresses(host, all, isSilent ? ConnectionError::Kind::DnsFailed : ConnectionError::Kind::NameNotFound,
                       all.isEmpty() ? info.errorString() : QString());
    finding.took = std::chrono::milliseconds(clock.elapsed());
    if (all.isEmpty())
        nowhere.push_back(finding); // how bad that is depends on the others
    else
        add(finding);
    later(&Private::nextHost);
}

void Doctor::Private::knock()
{
    QList<Knock> knocks;
    for (const Endpoint &endpoint : std::as_const(endpoints)) {
        for (const QHostAddress &address : interleaved(addresses.value(endpoint.host)))
            knocks.append({endpoint, address, {}, {}});
    }
    if (!knocks.isEmpty())
        soften(nowhere);
    for (const Finding &finding : std::exchange(nowhere, {}))
        add(finding);
    if (knocks.isEmpty())
        return finish(Finding::Reason::NotReached);
    begin(Finding::Check::Reach, knocks.size() == 1 ? addressText(endpoints[0].host, endpoints[0].port) : QString());
    knocking = std::make_unique<Knocking>(tuning.stepDeadline);
    connect(knocking.get(), &Knocking::finished, q, [this](const QList<Knock> &all) { onKnocked(all); });
    knocking->start(knocks);
}

void Doctor::Private::onKnocked(const QList<Knock> &knocks)
{
    for (const Finding &finding : judgeKnocks(knocks))
        add(finding);
    for (const Knock &knock : knocks) {
        if (knock.error)
            continue;
        const bool isFirst = !std::ranges::contains(doors, knock.endpoint, &std::pair<Endpoint, QHostAddress>::first);
        (isFirst ? doors : spare).append({knock.endpoint, knock.address});
    }
    if (doors.isEmpty())
        return finish(Finding::Reason::NotReached);
    later(&Private::nextStream);
}

void Doctor::Private::nextStream()
{
    if (doors.isEmpty())
        return judgeStreams();
    const auto [endpoint, address] = doors.takeFirst();
    begin(Finding::Check::Encryption, addressText(endpoint.host, endpoint.port));
    probe = std::make_unique<StreamProbe>(settings, tuning.stepDeadline);
    connect(probe.get(), &StreamProbe::finished, q, [this](const StreamSeen &one) { onProbed(one); });
    probe->start(endpoint, address);
}

/// Where one address of a server fails another may be well.
void Doctor::Private::onProbed(const StreamSeen &one)
{
    seen.append(one);
    const auto other = std::ranges::find(spare, one.endpoint, &std::pair<Endpoint, QHostAddress>::first);
    if (!canSignIn(one) && other != spare.end()) {
        doors.prepend(*other);
        spare.erase(other);
    }
    later(&Private::nextStream);
}

/// Together, since what one server lacks matters less where another has it.
void Doctor::Private::judgeStreams()
{
    const bool isAnyGood = std::ranges::any_of(seen, canSignIn) || std::ranges::any_of(seen, sendsElsewhere);
    for (const StreamSeen &one : std::as_const(seen)) {
        auto findings = judgeStream(one, settings, QDateTime::currentDateTimeUtc());
        if (isAnyGood && !canSignIn(one) && !isFinal(one))
            soften(findings);
        for (const Finding &finding : findings)
            add(finding);
    }
    if (!isAnyGood)
        return finish(Finding::Reason::NotReached);
    if (settings.password.isEmpty() || settings.jid.local().isEmpty())
        return finish(Finding::Reason::NoPassword);
    signIn();
}

void Doctor::Private::signIn()
{
    visit = std::make_unique<Visit>(tuning, loopback);
    connect(visit.get(), &Visit::began, q,
            [this](Finding::Check check, const QString &subject) { begin(check, subject); });
    connect(visit.get(), &Visit::found, q, [this](const Finding &finding) { add(finding); });
    connect(visit.get(), &Visit::finished, q, [this] { finish(Finding::Reason::NotSignedIn); });
    visit->start(settings);
}

void Doctor::Private::finish(Finding::Reason whySkipped)
{
    later(&Private::letGo); // what has ended may be telling us
    const auto has = [this](Finding::Check check) {
        return std::ranges::contains(report.findings, check, &Finding::check);
    };
    for (const Finding::Check check : kSignedOutChecks) {
        if (!has(check))
            add(skipped(check, Finding::Reason::NotReached));
    }
    const bool isNoneNamed = std::ranges::any_of(report.findings, [](const Finding &finding) {
        return finding.check == Finding::Check::CallServices && finding.reason == Finding::Reason::NotOffered;
    });
    if (!has(Finding::Check::SignIn))
        add(skipped(Finding::Check::SignIn, whySkipped));
    for (const Finding::Check check : kVisitChecks) {
        const bool isNone = check == Finding::Check::Relay && isNoneNamed;
        if (!has(check))
            add(skipped(check, isNone ? Finding::Reason::NotOffered : whySkipped));
    }
    QMetaObject::invokeMethod(
        q,
        [this, mine = run] {
            if (mine == run)
                Q_EMIT q->finished();
        },
        Qt::QueuedConnection);
}

} // namespace causerie::xmpp
