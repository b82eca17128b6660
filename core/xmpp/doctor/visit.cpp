// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/doctor/visit.h"

#include "core/xmpp/doctor/visitjudge.h"
#include "core/xmpp/entitytime.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace causerie::xmpp
{

namespace
{

constexpr qsizetype kMostRelays = 8; ///< each has sockets and a thread of its own for some seconds

/// Nobody is told that we are there, however long it takes.
ConnectionTuning unannounced(ConnectionTuning tuning)
{
    tuning.presencePatience = std::chrono::hours(1);
    return tuning;
}

} // namespace

Visit::Visit(const ConnectionTuning &tuning, bool loopback)
    : m_patience(tuning.stepDeadline), m_loopback(loopback), m_connection(unannounced(tuning))
{
    m_servicesDeadline.setSingleShot(true);
    m_servicesDeadline.setInterval(kRequestDeadline);
    connect(&m_servicesDeadline, &QTimer::timeout, this, [this] { tellCallServices(Finding::Reason::NoAnswer); });
    m_limit.setSingleShot(true);
    m_limit.setInterval(tuning.attemptDeadline * 2);
    connect(&m_limit, &QTimer::timeout, this, [this] { onEnded({ConnectionError::Kind::Timeout, {}, 0, {}, {}, {}}); });
    connect(&m_services, &ExternalServices::learnt, this, [this] {
        if (m_servicesDeadline.isActive()) // else it is news of them, and too late
            tellCallServices(Finding::Reason::NotOffered);
    });
    connect(&m_connection, &Connection::opened, this, [this] {
        m_connection.holdPresence();
        QMetaObject::invokeMethod(this, &Visit::onOpened, Qt::QueuedConnection); // outside the library
    });
    connect(&m_connection, &Connection::failed, this, &Visit::onEnded);
    connect(&m_connection, &Connection::waiting, this, &Visit::onEnded);
    connect(&m_connection, &Connection::closed, this, &Visit::finished);
}

Visit::~Visit()
{
    m_services.disconnect(this);
    m_connection.disconnect(this);
}

void Visit::start(const ConnectionSettings &settings)
{
    m_settings = settings;
    m_settings.password.clear();
    begin(Finding::Check::SignIn);
    m_limit.start();
    m_connection.open(settings);
}

void Visit::abandon(std::unique_ptr<Visit> visit)
{
    Visit *mine = visit.release();
    mine->disconnect();
    mine->setParent(QCoreApplication::instance());
    connect(mine, &Visit::finished, mine, &QObject::deleteLater);
    mine->leave();
}

void Visit::begin(Finding::Check check, const QString &subject)
{
    m_clock.start();
    m_asking = check;
    Q_EMIT began(check, subject);
}

void Visit::tell(Finding finding)
{
    if (m_isOver)
        return;
    finding.took = std::chrono::milliseconds(m_clock.elapsed());
    Q_EMIT found(finding);
}

/// Before we are in, or in the middle: a server that throws people out again is not well.
void Visit::onEnded(const ConnectionError &error)
{
    Finding finding;
    finding.check = m_asking;
    finding.state = Finding::State::Fault;
    finding.reason = Finding::Reason::Connection;
    finding.error = error;
    tell(finding);
    leave();
}

void Visit::onOpened()
{
    if (m_isOver || std::exchange(m_isIn, true))
        return;
    Finding finding;
    finding.check = Finding::Check::SignIn;
    tell(finding);
    begin(Finding::Check::Clock);
    const Jid server = *Jid::parse(m_settings.jid.domain());
    askClock(m_connection, server, this, [this](const std::expected<std::chrono::milliseconds, IqError> &ahead) {
        tell(judgeClock(ahead));
        askAccount();
    });
}

void Visit::askAccount()
{
    if (m_isOver)
        return;
    begin(Finding::Check::Archive);
    askEach(m_connection, {m_settings.jid.bare()}, this, [this](const std::expected<Services, IqError> &account) {
        m_account = account;
        tell(judgeArchive(account));
        askServer();
    });
}

void Visit::askServer()
{
    if (m_isOver)
        return;
    begin(Finding::Check::Carbons);
    askServices(m_connection, *Jid::parse(m_settings.jid.domain()), this,
                [this](const std::expected<Services, IqError> &server) { tellServer(server); });
}

/// One answer for all of these, so they share its time.
void Visit::tellServer(const std::expected<Services, IqError> &server)
{
    tell(judgeCarbons(server));
    tell(judgePush(m_account, server));
    tell(judgeUpload(server));
    tell(judgeRooms(server));
    askCallServices();
}

void Visit::askCallServices()
{
    if (m_isOver)
        return;
    begin(Finding::Check::CallServices);
    m_servicesDeadline.start();
    m_services.learn();
}

void Visit::tellCallServices(Finding::Reason whenNone)
{
    m_servicesDeadline.stop();
    if (m_isOver)
        return;
    const QList<media::IceServer> servers = m_services.servers();
    Finding finding = judgeCallServices(servers);
    if (servers.isEmpty())
        finding.reason = whenNone;
    tell(finding);
    askRelays(servers.first(std::min(kMostRelays, servers.size())));
}

/// All at once: those that do not answer take as long as our patience.
void Visit::askRelays(const QList<media::IceServer> &servers)
{
    if (servers.isEmpty())
        return leave();
    begin(Finding::Check::Relay);
    for (const media::IceServer &server : servers)
        m_relays.push_back({.server = server, .check = {}, .reach = {}});
    for (std::size_t i = 0; i < m_relays.size(); ++i) {
        Asked &one = m_relays[i];
        one.check = std::make_unique<media::ReachCheck>(QList<media::IceServer>{one.server}, m_settings.caFile,
                                                        m_loopback, m_patience);
        connect(one.check.get(), &media::ReachCheck::finished, this, [this, i](const media::Reach &reach) {
            Asked &asked = m_relays[i];
            asked.reach = reach;
            asked.took = std::chrono::milliseconds(m_clock.elapsed());
            asked.isOver = true;
            if (std::ranges::all_of(m_relays, &Asked::isOver))
                tellRelays();
        });
    }
}

void Visit::tellRelays()
{
    if (m_isOver)
        return;
    for (const Asked &one : m_relays)
        Q_EMIT found(judgeRelay(one.server, one.reach, one.took));
    leave();
}

void Visit::leave()
{
    if (std::exchange(m_isOver, true))
        return;
    m_limit.stop();
    m_servicesDeadline.stop();
    m_connection.close();
}

} // namespace causerie::xmpp
