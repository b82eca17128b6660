// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desktop/noticeserver.h"

#include "core/base/log.h"

#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusPendingCallWatcher>
#include <QDBusServiceWatcher>
#include <QDeadlineTimer>
#include <QThread>
#include <QTimer>

#include <limits>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace causerie::ui
{

namespace
{

const QString kService = u"org.freedesktop.Notifications"_s;
const QString kPath = u"/org/freedesktop/Notifications"_s;
constexpr int kStartMs = 25'000;                            ///< the bus may have to start the server first
constexpr int kNoLimitMs = std::numeric_limits<int>::max(); ///< for libdbus, too: a late id is an id
constexpr uint kExpired = 1;                                // "NotificationClosed"
constexpr uint kDismissed = 2;

QDBusMessage noticeCall(const QString &server, const QString &method, const QVariantList &arguments = {})
{
    QDBusMessage call = QDBusMessage::createMethodCall(server, kPath, kService, method);
    call.setArguments(arguments);
    return call;
}

/// 0 when it is not there, or a refusal.
quint32 idIn(const QDBusMessage &answer)
{
    const bool isId = answer.type() == QDBusMessage::ReplyMessage && !answer.arguments().isEmpty();
    return isId ? answer.arguments().constFirst().toUInt() : 0;
}

bool saysTheSame(Notice one, const Notice &other)
{
    one.isQuiet = other.isQuiet;
    return one == other;
}

} // namespace

NoticeServer::NoticeServer(const QDBusConnection &bus, const NoticePatience &patience, QObject *parent)
    : QObject(parent), m_bus(bus), m_patience(patience)
{
    qDBusRegisterMetaType<NoticeImage>();
    if (!m_bus.isConnected())
        return;
    // From whomever: to name the sender here would wait for the bus.
    const auto hear = [this](const QString &name, const char *slot) {
        m_bus.connect({}, kPath, kService, name, this, slot);
    };
    hear(u"ActionInvoked"_s, SLOT(takeAction(QDBusMessage)));
    hear(u"ActivationToken"_s, SLOT(takeToken(QDBusMessage)));
    hear(u"NotificationReplied"_s, SLOT(takeReply(QDBusMessage)));
    hear(u"NotificationClosed"_s, SLOT(takeClosing(QDBusMessage)));
    auto *watcher = new QDBusServiceWatcher(kService, m_bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(watcher, &QDBusServiceWatcher::serviceOwnerChanged, this,
            [this](const QString &, const QString &before, const QString &now) { changeOwner(before, now); });
}

/// Answers come on the thread of Qt D-Bus; no event is handled here, for what they would reach is going, too.
NoticeServer::~NoticeServer()
{
    const QDeadlineTimer limit(m_patience.goodbye);
    for (const Standing &standing : std::as_const(m_standing)) {
        while (standing.answer && !standing.answer->isFinished() && !limit.hasExpired())
            QThread::sleep(1ms);
        const bool isAnswered = standing.answer && standing.answer->isFinished();
        const quint32 id = isAnswered ? idIn(standing.answer->reply()) : 0;
        if (id != 0 || standing.id != 0)
            close(id != 0 ? id : standing.id);
    }
}

void NoticeServer::show(const NoticeKey &key, const Notice &notice)
{
    if (!m_bus.isConnected())
        return;
    Standing &standing = m_standing[key];
    // What has not been seen yet does not become quiet by what follows it.
    const bool isUnseen = standing.isWaiting && !standing.notice.isQuiet;
    standing.notice = notice;
    standing.notice.isQuiet = notice.isQuiet && !isUnseen;
    standing.isWanted = true;
    standing.isWaiting = !standing.sent || !saysTheSame(*standing.sent, notice);
    if (!standing.isWaiting)
        return;
    if (!m_abilities)
        askAbilities();
    else if (!standing.answer)
        send(key);
}

void NoticeServer::withdraw(const NoticeKey &key)
{
    const auto standing = m_standing.find(key);
    if (standing == m_standing.end())
        return;
    if (standing->answer)
        standing->isWanted = standing->isWaiting = false;
    else
        remove(key);
}

void NoticeServer::askAbilities()
{
    if (std::exchange(m_isAsking, true))
        return;
    ask(noticeCall(kService, u"GetCapabilities"_s), kStartMs, [this](const QDBusMessage &answer) {
        if (answer.type() != QDBusMessage::ReplyMessage || answer.arguments().isEmpty()) {
            if (!std::exchange(m_isMissed, true))
                qCInfo(lcUi) << "nobody shows notifications:" << answer.errorName();
            return giveUp();
        }
        askOwner(noticeAbilities(answer.arguments().constFirst().toStringList()));
    });
}

/// Who that was; by now it runs. An answer does not say so in Qt D-Bus, signals do.
void NoticeServer::askOwner(const NoticeAbilities &abilities)
{
    QDBusMessage call = QDBusMessage::createMethodCall(u"org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s,
                                                       u"org.freedesktop.DBus"_s, u"GetNameOwner"_s);
    call.setArguments({kService});
    ask(call, kStartMs, [this, abilities](const QDBusMessage &answer) {
        if (answer.type() != QDBusMessage::ReplyMessage || answer.arguments().isEmpty())
            return giveUp();
        m_isAsking = m_isMissed = false;
        m_owner = answer.arguments().constFirst().toString();
        m_abilities = abilities;
        const QList<NoticeKey> keys = m_standing.keys();
        for (const NoticeKey &key : keys) {
            if (m_standing[key].isWaiting && !m_standing[key].answer)
                send(key);
        }
    });
}

/// The bus tells of an owner that goes before anything the next one says.
QDBusPendingCall NoticeServer::ask(const QDBusMessage &call, int patienceMs, Take take)
{
    const QDBusPendingCall answer = m_bus.asyncCall(call, patienceMs);
    auto *watcher = new QDBusPendingCallWatcher(answer, this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, watcher, owners = m_owners, take = std::move(take)] {
                watcher->deleteLater();
                if (owners == m_owners)
                    take(watcher->reply());
            });
    return answer;
}

/// To whom the abilities are, whoever has the name by now.
void NoticeServer::send(const NoticeKey &key)
{
    Standing &standing = m_standing[key];
    standing.isWaiting = false;
    standing.again = 0;
    standing.sent = standing.notice;
    standing.answer = ask(noticeCall(m_owner, u"Notify"_s, notifyArguments(standing.notice, *m_abilities, standing.id)),
                          kNoLimitMs, [this, key](const QDBusMessage &answer) { takeId(key, answer); });
}

void NoticeServer::takeId(const NoticeKey &key, const QDBusMessage &reply)
{
    Q_ASSERT(m_standing.contains(key)); // it is not removed before its answer is here
    Standing &standing = m_standing[key];
    standing.answer.reset();
    if (reply.type() != QDBusMessage::ReplyMessage || reply.arguments().isEmpty())
        return takeRefusal(key, reply.errorName());
    standing.isRefused = false;
    standing.id = idIn(reply);
    if (!standing.isWanted)
        remove(key);
    else if (standing.isWaiting)
        send(key);
}

/// The one before stands there still.
void NoticeServer::takeRefusal(const NoticeKey &key, const QString &error)
{
    Standing &standing = m_standing[key];
    if (!std::exchange(standing.isRefused, true))
        qCInfo(lcUi) << "a notification was not shown:" << error;
    if (!standing.isWanted)
        return remove(key);
    standing.notice.isQuiet = standing.notice.isQuiet && standing.sent->isQuiet;
    standing.sent.reset();
    const bool isNewer = std::exchange(standing.isWaiting, true);
    if (isNewer && standing.id != 0)
        send(key);
    else if (m_bus.isConnected() && (isNewer || standing.id != 0 || standing.notice.isUrgent))
        sendAgain(key);
    else
        end({key});
}

void NoticeServer::sendAgain(const NoticeKey &key)
{
    const quint64 refusal = m_standing[key].again = ++m_refusals;
    QTimer::singleShot(m_patience.again, this, [this, key, refusal] {
        if (const auto standing = m_standing.constFind(key);
            standing != m_standing.cend() && standing->again == refusal)
            send(key);
    });
}

void NoticeServer::remove(const NoticeKey &key)
{
    if (const quint32 id = m_standing.take(key).id; id != 0)
        close(id);
}

void NoticeServer::close(quint32 id)
{
    m_bus.send(noticeCall(m_owner, u"CloseNotification"_s, {id}));
}

void NoticeServer::giveUp()
{
    m_isAsking = false;
    QList<NoticeKey> gone;
    for (const auto [key, standing] : m_standing.asKeyValueRange()) {
        if (!standing.notice.isUrgent)
            gone.append(key);
    }
    end(gone);
}

void NoticeServer::end(const QList<NoticeKey> &keys)
{
    for (const NoticeKey &key : keys)
        m_standing.remove(key);
    for (const NoticeKey &key : keys)
        Q_EMIT ended(key, NoticeEnd::Over);
}

void NoticeServer::changeOwner(const QString &before, const QString &now)
{
    if (!before.isEmpty()) {
        ++m_owners;
        m_isAsking = false;
        m_owner.clear();
        m_abilities.reset();
        QList<NoticeKey> gone;
        for (auto [key, standing] : m_standing.asKeyValueRange()) {
            const bool isUnasked = standing.id == 0 && !standing.answer;
            if (!standing.isWanted || (!standing.notice.isUrgent && !isUnasked))
                gone.append(key);
            standing = {.notice = standing.notice};
        }
        end(gone);
    }
    // Where nobody comes by itself, the bus may start somebody.
    const auto askNext = [this, owners = m_owners] {
        if (owners == m_owners && !m_abilities && !m_standing.isEmpty())
            askAbilities();
    };
    if (now.isEmpty())
        QTimer::singleShot(m_patience.again, this, askNext);
    else
        askNext();
}

/// `key` is that of what it finds; null for the notices of others, and for signals of others.
NoticeServer::Standing *NoticeServer::find(const QDBusMessage &signal, NoticeKey &key)
{
    const QVariantList arguments = signal.arguments();
    if (m_owner.isEmpty() || signal.service() != m_owner || arguments.size() < 2)
        return nullptr;
    const quint32 id = arguments.constFirst().toUInt();
    if (id == 0)
        return nullptr;
    for (auto [known, standing] : m_standing.asKeyValueRange()) {
        if (standing.id == id) {
            key = known;
            return &standing;
        }
    }
    return nullptr;
}

void NoticeServer::takeToken(const QDBusMessage &signal)
{
    NoticeKey key;
    if (Standing *standing = find(signal, key))
        standing->token = signal.arguments().at(1).toString();
}

void NoticeServer::takeAction(const QDBusMessage &signal)
{
    NoticeKey key;
    Standing *standing = find(signal, key);
    if (!standing)
        return;
    const QString token = std::exchange(standing->token, {}); // for this press, whatever it was
    const auto deed = deedOf(signal.arguments().at(1).toString());
    if (deed && *deed != NoticeDeed::Reply)
        Q_EMIT chosen(key, *deed, token);
}

void NoticeServer::takeReply(const QDBusMessage &signal)
{
    NoticeKey key;
    Standing *standing = find(signal, key);
    if (!standing)
        return;
    standing->token.clear();
    if (const QString text = signal.arguments().at(1).toString(); !text.trimmed().isEmpty())
        Q_EMIT replied(key, text);
}

void NoticeServer::takeClosing(const QDBusMessage &signal)
{
    NoticeKey key;
    Standing *standing = find(signal, key);
    if (!standing)
        return;
    const uint reason = signal.arguments().at(1).toUInt();
    if (reason == kExpired && m_abilities && m_abilities->keepsExpired) {
        if (!standing->answer)
            standing->sent.reset(); // its equal is shown anew
        return;
    }
    // The next one is on its way, or has been refused and was not seen yet: it gets an id of its own.
    if (standing->answer || (standing->isWaiting && !standing->notice.isQuiet)) {
        standing->id = 0;
        return;
    }
    m_standing.remove(key);
    Q_EMIT ended(key, reason == kDismissed ? NoticeEnd::Dismissed : NoticeEnd::Over);
}

} // namespace causerie::ui
