// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/connection.h"

#include "core/base/log.h"
#include "core/xmpp/announcing.h"
#include "core/xmpp/backoff.h"
#include "core/xmpp/certificate.h"
#include "core/xmpp/dial.h"
#include "core/xmpp/keepalive.h"
#include "core/xmpp/networknews.h"
#include "core/xmpp/replies.h"
#include "core/xmpp/resumptionproof.h"

#include <QXmppClient.h>

#include <QRandomGenerator>
#include <QTimer>

#include <optional>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;
using Kind = ConnectionError::Kind;

namespace
{

constexpr std::chrono::seconds kStableSession{30}; ///< one that lasted forgives earlier failures

ConnectionTuning withDefaults(ConnectionTuning tuning)
{
    if (!tuning.random)
        tuning.random = [] { return QRandomGenerator::global()->generateDouble(); };
    return tuning;
}

/// Once it has worked, a name that is gone or an answer that is odd is more likely a passing fault of the network, and
/// who has our resource is the stream of ours that the server does not know to be over.
bool isLikelyPassing(const ConnectionError &error)
{
    return error.kind == Kind::NameNotFound || error.kind == Kind::NoService || error.kind == Kind::ProtocolViolation ||
           (error.kind == Kind::BindFailed && error.condition == "conflict"_L1);
}

} // namespace

struct Connection::Private {
    enum class State { Idle, Trying, Open, Waiting, Closing };
    enum class Retry { Later, AtOnce };

    Private(Connection *connection, const ConnectionTuning &given);

    void open(const ConnectionSettings &wanted);
    void start();
    void halt();
    void onEstablished();
    void onEnded(const ConnectionError &error);
    void conclude(const ConnectionError &error);
    void goodbye();
    void retire();
    void onNetworkChanged();

    Connection *q;
    ConnectionTuning tuning;
    ConnectionSettings settings;
    QString otherPassword; ///< to be tried when that of `settings` is refused; empty: none
    QString usedPassword;  ///< of the dial under way or the stream that is open: `settings` may be newer
    QXmppClient client{QXmppClient::NoExtensions};
    Replies *replies = new Replies; ///< the client's
    Dial dial;
    KeepAlive keepAlive;
    ResumptionProof proof;
    Announcing announcing;
    QTimer pause;
    QTimer goodbyeDeadline;
    QElapsedTimer sinceOpen;
    State state = State::Idle;
    Retry retry = Retry::Later;
    Jid bound;
    quint32 opening = 0; ///< +1 per `open`
    quint32 streams = 0; ///< +1 per stream that carries a session, resumed ones too
    int failures = 0;
    bool wasOpen = false; ///< since `open`: then the address is right, and patience is too
    QDateTime lastHeard;  ///< the newest sign of life of this stream
    QDateTime silentSince;
    std::optional<NetworkNews> news; ///< since the first `open`
};

Connection::Private::Private(Connection *connection, const ConnectionTuning &given)
    : q(connection), tuning(withDefaults(given)), dial(client, tuning),
      keepAlive(*connection, tuning.idleBeforePing, tuning.pingDeadline),
      proof(*connection, dial, tuning.proofDeadline), announcing(*connection, tuning.presencePatience)
{
    client.setLogger(nullptr); // it prints passwords
    client.insertExtension(0, replies);
    pause.setSingleShot(true);
    goodbyeDeadline.setSingleShot(true);
    QObject::connect(&pause, &QTimer::timeout, q, [this] { start(); });
    QObject::connect(&goodbyeDeadline, &QTimer::timeout, q, [this] { dial.abort(); });
    QObject::connect(&dial, &Dial::stepChanged, q, &Connection::stepChanged);
    QObject::connect(&dial, &Dial::established, q, [this] { onEstablished(); });
    QObject::connect(&dial, &Dial::ended, q, [this](const ConnectionError &error) { onEnded(error); });
    QObject::connect(&dial, &Dial::heard, q, [this] {
        keepAlive.noteLife();
        proof.noteLife();
        lastHeard = QDateTime::currentDateTimeUtc();
    });
    QObject::connect(&announcing, &Announcing::announced, q, &Connection::announced);
    QObject::connect(&dial, &Dial::delivered, replies, &Replies::flush);
    QObject::connect(&dial, &Dial::counted, &proof, &ResumptionProof::noteCount);
    const auto cut = [this] {
        retry = Retry::AtOnce;
        dial.abort({Kind::Timeout, {}, 0, u"ping"_s, {}, {}});
    };
    QObject::connect(&keepAlive, &KeepAlive::died, q, cut);
    QObject::connect(&proof, &ResumptionProof::silent, q, cut);
    QObject::connect(&proof, &ResumptionProof::deaf, q, [this] {
        retry = Retry::AtOnce;
        dial.giveUp({Kind::Timeout, {}, 0, u"deaf after resumption"_s, {}, {}}, tuning.goodbyeDeadline);
    });
}

void Connection::Private::open(const ConnectionSettings &wanted)
{
    halt();
    settings = wanted;
    otherPassword.clear();
    announcing.reset(wanted.initialPresence);
    bound = {};
    failures = 0;
    wasOpen = false;
    if (!news) {
        news.emplace();
        QObject::connect(&*news, &NetworkNews::changed, q, [this] { onNetworkChanged(); });
    }
    ConnectionError error;
    if (const QString mismatch = dial.libraryMismatch(); !mismatch.isEmpty()) {
        error.kind = Kind::LibraryMismatch;
        error.condition = mismatch;
    } else if (settings.jid.isEmpty() || settings.jid.local().isEmpty()) {
        error.kind = Kind::BadAddress;
    } else {
        start();
        return;
    }
    const auto report = [this, error, mine = opening] {
        if (mine == opening) // not if another `open` came in between
            conclude(error);
    };
    QMetaObject::invokeMethod(q, report, Qt::QueuedConnection);
}

void Connection::Private::start()
{
    pause.stop();
    state = State::Trying;
    retry = Retry::Later;
    usedPassword = settings.password;
    dial.start(settings);
}

/// Drops whatever is under way without a word to anybody.
void Connection::Private::halt()
{
    pause.stop();
    goodbyeDeadline.stop();
    dial.cancel();
    retire();
    ++opening;
    state = State::Idle;
}

/// Nothing of the stream's remains to be awaited.
void Connection::Private::retire()
{
    keepAlive.stop();
    proof.stop();
    if (!dial.canResume()) {
        announcing.letGo();
        replies->failAll({IqError::Kind::NotConnected, {}, {}, {}});
    }
}

void Connection::Private::onEstablished()
{
    state = State::Open;
    wasOpen = true;
    settings.password = usedPassword; // the server has said which one is right
    otherPassword.clear();
    sinceOpen.start();
    if (const auto jid = Jid::parse(client.configuration().jid()))
        bound = *jid;
    replies->setOwnJid(bound);
    keepAlive.start();
    ++streams;
    const bool resumed = client.streamManagementState() == QXmppClient::ResumedStream;
    if (!resumed) {
        announcing.beginStream();
        silentSince = {};
        replies->failAll({IqError::Kind::NotConnected, {}, {}, {}});
    }
    qCInfo(lcXmpp) << (resumed ? "stream resumed" : "stream opened");
    if (resumed)
        proof.begin();
    else
        proof.forget();
    const QPointer alive(q);
    Q_EMIT q->stepChanged(ConnectionStep::Ready, bound.toString());
    if (alive && state == State::Open)
        Q_EMIT q->opened(resumed);
    if (alive && state == State::Open)
        announcing.catchUp();
}

void Connection::Private::onEnded(const ConnectionError &error)
{
    const State before = state;
    if (before == State::Open)
        silentSince = lastHeard;
    if (proof.isDoubtful())
        dial.forgetStream();
    retire();
    goodbyeDeadline.stop();
    switch (before) {
    case State::Idle:
    case State::Waiting:
        return;
    case State::Closing:
        state = State::Idle;
        Q_EMIT q->closed();
        return;
    case State::Open: {
        if (sinceOpen.hasExpired(std::chrono::milliseconds(kStableSession).count()))
            failures = 0;
        state = State::Trying;
        qCInfo(lcXmpp) << "stream lost:" << toString(error.kind) << error.condition;
        const QPointer alive(q);
        Q_EMIT q->lost(error);
        if (alive && state == State::Trying)
            conclude(error);
        return;
    }
    case State::Trying:
        qCInfo(lcXmpp) << "no stream:" << toString(error.kind) << error.condition;
        conclude(error);
        return;
    }
}

/// Waits for the next attempt, or gives up when a person is needed.
void Connection::Private::conclude(const ConnectionError &error)
{
    const QString next = settings.password == usedPassword ? otherPassword : settings.password;
    if (error.kind == Kind::WrongPassword && !next.isEmpty() && next != usedPassword) {
        if (otherPassword == next || otherPassword == usedPassword)
            otherPassword.clear();
        settings.password = next;
        start();
        return;
    }
    if (!error.isTransient() && !(wasOpen && isLikelyPassing(error))) {
        state = State::Idle;
        Q_EMIT q->failed(error);
        return;
    }
    ++failures;
    std::chrono::milliseconds wait{0};
    if (retry == Retry::Later) {
        const auto full = pauseAfter(failures, tuning.random());
        wait = std::chrono::milliseconds(static_cast<qint64>(double(full.count()) * tuning.pauseScale));
    }
    state = State::Waiting;
    pause.start(wait);
    Q_EMIT q->waiting(error, QDateTime::currentDateTimeUtc().addMSecs(wait.count()));
}

void Connection::Private::goodbye()
{
    if (!dial.hasStream()) {
        halt();
        const auto report = [this, mine = opening] {
            if (mine == opening)
                Q_EMIT q->closed();
        };
        QMetaObject::invokeMethod(q, report, Qt::QueuedConnection);
        return;
    }
    state = State::Closing;
    keepAlive.stop();
    goodbyeDeadline.start(tuning.goodbyeDeadline);
    dial.hangUp(announcing.isAnnounced());
    retire();
}

/// A socket whose address is no longer ours is dead, though it would not say so for minutes.
void Connection::Private::onNetworkChanged()
{
    if ((state == State::Open || state == State::Trying) && dial.hasLostItsAddress()) {
        retry = Retry::AtOnce;
        dial.abort({Kind::Timeout, {}, 0, u"another network"_s, {}, {}});
        return;
    }
    q->retryNow();
}

Connection::Connection(QObject *parent) : Connection(ConnectionTuning{}, parent) {}

Connection::Connection(const ConnectionTuning &tuning, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, tuning))
{
}

Connection::~Connection()
{
    d->halt();
}

void Connection::open(const ConnectionSettings &settings)
{
    d->open(settings);
}

void Connection::close()
{
    if (d->state != Private::State::Closing)
        d->goodbye();
}

void Connection::retryNow()
{
    if (d->state == Private::State::Waiting)
        d->start();
    else if (d->state == Private::State::Open)
        d->keepAlive.probe();
}

void Connection::abort()
{
    if (d->state == Private::State::Open || d->state == Private::State::Trying)
        d->dial.abort();
}

void Connection::setPassword(const QString &password, const QString &otherwise)
{
    d->settings.password = password;
    d->otherPassword = otherwise;
    if (otherwise.isEmpty())
        d->usedPassword = password;
}

QString Connection::password() const
{
    return d->usedPassword;
}

bool Connection::isClosing() const
{
    return d->state == Private::State::Closing;
}

bool Connection::isOpen() const
{
    return d->state == Private::State::Open && !d->dial.isLeaving() && d->client.isConnected();
}

Jid Connection::boundJid() const
{
    return d->bound;
}

void Connection::setWhenKept(std::function<void(std::function<void()> kept)> whenKept)
{
    d->dial.setWhenKept(std::move(whenKept));
}

QXmppClient &Connection::client()
{
    return d->client;
}

void Connection::setPresence(const Presence &presence)
{
    d->announcing.setPresence(presence);
    Q_EMIT presenceChanged();
}

Presence Connection::presence() const
{
    Presence presence = d->announcing.presence();
    presence.from = d->bound;
    return presence;
}

void Connection::holdPresence()
{
    d->announcing.hold();
}

void Connection::releasePresence()
{
    d->announcing.release();
}

QDateTime Connection::silentSince() const
{
    return d->silentSince;
}

void Connection::setCapabilities(const QString &node, const QByteArray &sha1Hash)
{
    if (d->announcing.setCapabilities(node, sha1Hash))
        Q_EMIT presenceChanged();
}

void Connection::setPhoto(const QByteArray &sha1)
{
    d->announcing.setPhoto(sha1);
}

Replies &repliesOf(Connection &connection)
{
    return *connection.d->replies;
}

} // namespace causerie::xmpp
