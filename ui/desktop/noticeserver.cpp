// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desktop/noticeserver.h"

#include "core/base/log.h"

#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusPendingCallWatcher>
#include <QDBusServiceWatcher>

#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

const QString kService = u"org.freedesktop.Notifications"_s;
const QString kPath = u"/org/freedesktop/Notifications"_s;
constexpr int kPatienceMs = 25'000; ///< the bus may have to start the server first
constexpr uint kDismissed = 2;      // "NotificationClosed"

QDBusMessage question(const QString &method, const QVariantList &arguments = {})
{
    QDBusMessage call = QDBusMessage::createMethodCall(kService, kPath, kService, method);
    call.setArguments(arguments);
    return call;
}

} // namespace

NoticeServer::NoticeServer(const QDBusConnection &bus, QObject *parent) : QObject(parent), m_bus(bus)
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

void NoticeServer::show(const NoticeKey &key, const Notice &notice)
{
    if (!m_bus.isConnected())
        return;
    Standing &standing = m_standing[key];
    // What has not been seen yet does not become quiet by what follows it.
    const bool isQuiet = notice.isQuiet && (!standing.isWaiting || standing.notice.isQuiet);
    standing.notice = notice;
    standing.notice.isQuiet = isQuiet && standing.id != 0;
    standing.isWaiting = standing.isWanted = true;
    if (!m_abilities)
        askAbilities();
    else if (!standing.isAsked)
        send(key);
}

void NoticeServer::withdraw(const NoticeKey &key)
{
    const auto standing = m_standing.find(key);
    if (standing == m_standing.end())
        return;
    if (standing->isAsked) {
        standing->isWanted = standing->isWaiting = false;
        return;
    }
    if (standing->id != 0)
        close(standing->id);
    m_standing.erase(standing);
}

void NoticeServer::askAbilities()
{
    if (std::exchange(m_isAsking, true))
        return;
    ask(question(u"GetCapabilities"_s), [this](const QDBusMessage &answer) {
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
    ask(call, [this, abilities](const QDBusMessage &answer) {
        if (answer.type() != QDBusMessage::ReplyMessage || answer.arguments().isEmpty())
            return giveUp();
        m_isAsking = m_isMissed = false;
        m_owner = answer.arguments().constFirst().toString();
        m_abilities = abilities;
        const QList<NoticeKey> keys = m_standing.keys();
        for (const NoticeKey &key : keys) {
            if (m_standing[key].isWaiting && !m_standing[key].isAsked)
                send(key);
        }
    });
}

void NoticeServer::ask(const QDBusMessage &call, std::function<void(const QDBusMessage &)> take)
{
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call, kPatienceMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [watcher, take = std::move(take)] {
        watcher->deleteLater();
        take(watcher->reply());
    });
}

void NoticeServer::send(const NoticeKey &key)
{
    Standing &standing = m_standing[key];
    standing.isWaiting = false;
    standing.isAsked = true;
    standing.asked = ++m_asked;
    const QDBusMessage call = question(u"Notify"_s, notifyArguments(standing.notice, *m_abilities, standing.id));
    ask(call, [this, key, asked = standing.asked](const QDBusMessage &answer) { takeId(key, asked, answer); });
}

void NoticeServer::takeId(const NoticeKey &key, quint64 asked, const QDBusMessage &reply)
{
    const auto standing = m_standing.find(key);
    if (standing == m_standing.end() || standing->asked != asked || !standing->isAsked)
        return; // of a server that is gone
    standing->isAsked = false;
    const bool isShown = reply.type() == QDBusMessage::ReplyMessage && !reply.arguments().isEmpty();
    if (!isShown) {
        qCInfo(lcUi) << "a notification was not shown:" << reply.errorName();
        m_standing.erase(standing);
        Q_EMIT ended(key, NoticeEnd::Over);
        return;
    }
    standing->id = reply.arguments().constFirst().toUInt();
    if (!standing->isWanted) {
        close(standing->id);
        m_standing.erase(standing);
    } else if (standing->isWaiting) {
        send(key);
    }
}

void NoticeServer::close(quint32 id)
{
    m_bus.send(question(u"CloseNotification"_s, {id}));
}

void NoticeServer::giveUp()
{
    m_isAsking = false;
    const QList<NoticeKey> keys = m_standing.keys();
    m_standing.clear();
    for (const NoticeKey &key : keys)
        Q_EMIT ended(key, NoticeEnd::Over);
}

void NoticeServer::changeOwner(const QString &before, const QString &now)
{
    if (!m_owner.isEmpty() && before == m_owner) {
        m_owner.clear();
        m_abilities.reset();
        QList<NoticeKey> gone;
        for (auto [key, standing] : m_standing.asKeyValueRange()) {
            if (!standing.isWanted || !standing.notice.isUrgent)
                gone.append(key);
            standing.id = 0;
            standing.isAsked = false;
            standing.isWaiting = true;
        }
        for (const NoticeKey &key : std::as_const(gone))
            m_standing.remove(key);
        for (const NoticeKey &key : std::as_const(gone))
            Q_EMIT ended(key, NoticeEnd::Over);
    }
    if (!now.isEmpty() && !m_abilities && !m_standing.isEmpty())
        askAbilities();
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
    const auto deed = standing ? deedOf(signal.arguments().at(1).toString()) : std::nullopt;
    if (deed && *deed != NoticeDeed::Reply)
        Q_EMIT chosen(key, *deed, std::exchange(standing->token, {}));
}

void NoticeServer::takeReply(const QDBusMessage &signal)
{
    NoticeKey key;
    if (!find(signal, key))
        return;
    if (const QString text = signal.arguments().at(1).toString(); !text.trimmed().isEmpty())
        Q_EMIT replied(key, text);
}

void NoticeServer::takeClosing(const QDBusMessage &signal)
{
    NoticeKey key;
    Standing *standing = find(signal, key);
    if (!standing)
        return;
    const bool isDismissed = signal.arguments().at(1).toUInt() == kDismissed;
    if (standing->isAsked) { // the next one is on its way and gets an id of its own
        standing->id = 0;
        return;
    }
    m_standing.remove(key);
    Q_EMIT ended(key, isDismissed ? NoticeEnd::Dismissed : NoticeEnd::Over);
}

} // namespace causerie::ui
