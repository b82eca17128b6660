// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/fakenotifications.h"

#include <QCoreApplication>
#include <QDBusPendingCallWatcher>
#include <QEventLoop>
#include <QUuid>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::test
{

namespace
{
const QString kService = u"org.freedesktop.Notifications"_s;
const QString kPath = u"/org/freedesktop/Notifications"_s;
} // namespace

FakeNotifications::FakeNotifications(const QString &address, const QStringList &capabilities)
    : m_name(QUuid::createUuid().toString()), m_capabilities(capabilities)
{
    QDBusConnection bus = QDBusConnection::connectToBus(address, m_name);
    m_isThere = bus.registerObject(kPath, this, QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals) &&
                bus.registerService(kService);
}

FakeNotifications::~FakeNotifications()
{
    // Calls that wait for our event loop hold the thread of Qt D-Bus and need the connection: they go first. The name
    // is gone on return, so that no later test hears of it.
    QDBusConnection bus(m_name);
    bus.unregisterObject(kPath);
    disconnect();
    QCoreApplication::removePostedEvents(this);
    if (m_isThere)
        bus.unregisterService(kService);
    QDBusConnection::disconnectFromBus(m_name);
}

const FakeNotifications::Shown *FakeNotifications::find(const QString &title) const
{
    const auto found = std::ranges::find_if(m_shown, [&](const Shown &each) { return each.title.startsWith(title); });
    return found == m_shown.end() ? nullptr : &*found;
}

QStringList FakeNotifications::GetCapabilities()
{
    if (m_isHoldingAbilities && calledFromDBus())
        answerLater(message().createReply(QVariant(m_capabilities)));
    return m_capabilities;
}

uint FakeNotifications::Notify(const QString &, uint replaces, const QString &, const QString &title,
                               const QString &body, const QStringList &actions, const QVariantMap &hints, int timeout)
{
    ++m_asked;
    if (m_refusals > 0 && calledFromDBus()) {
        --m_refusals;
        answerLater(message().createErrorReply(u"org.freedesktop.Notifications.Error.ExcessNotificationGeneration"_s,
                                               u"Too many at once"_s));
        if (!m_isHolding)
            QDBusConnection(m_name).send(m_held.takeLast());
        return 0;
    }
    Shown shown{.id = replaces,
                .title = title,
                .body = body,
                .actions = actions,
                .hints = hints,
                .timeout = timeout,
                .times = 1};
    const auto before = std::ranges::find(m_shown, replaces, &Shown::id);
    if (replaces == 0 || before == m_shown.end()) {
        shown.id = ++m_last;
        m_shown.append(shown);
    } else {
        shown.times = before->times + 1;
        *before = shown;
    }
    if (m_isHolding && calledFromDBus())
        answerLater(message().createReply(QVariant(shown.id)));
    return shown.id;
}

void FakeNotifications::answerLater(const QDBusMessage &answer)
{
    setDelayedReply(true);
    m_held.append(answer);
}

void FakeNotifications::letGo()
{
    m_isHolding = m_isHoldingAbilities = false;
    const QDBusConnection bus(m_name);
    for (const QDBusMessage &answer : std::exchange(m_held, {}))
        bus.send(answer);
}

bool FakeNotifications::isHeardBy(const QString &listener) const
{
    const QDBusMessage ping =
        QDBusMessage::createMethodCall(listener, u"/"_s, u"org.freedesktop.DBus.Peer"_s, u"Ping"_s);
    const QDBusPendingCallWatcher answer(
        QDBusConnection(m_name).asyncCall(ping)); // BlockWithGui hears of it before us, or never
    QEventLoop loop;
    QObject::connect(&answer, &QDBusPendingCallWatcher::finished, &loop, &QEventLoop::quit);
    loop.exec();
    return !answer.isError();
}

void FakeNotifications::CloseNotification(uint id)
{
    m_closed.append(id);
    remove(id, 3);
}

void FakeNotifications::remove(quint32 id, uint reason)
{
    if (m_shown.removeIf([id](const Shown &each) { return each.id == id; }) > 0)
        Q_EMIT NotificationClosed(id, reason);
}

void FakeNotifications::press(quint32 id, const QString &action, const QString &token)
{
    if (!token.isEmpty())
        Q_EMIT ActivationToken(id, token);
    Q_EMIT ActionInvoked(id, action);
}

void FakeNotifications::type(quint32 id, const QString &text)
{
    Q_EMIT NotificationReplied(id, text);
}

void FakeNotifications::dismiss(quint32 id)
{
    remove(id, 2);
}

void FakeNotifications::expire(quint32 id)
{
    if (m_capabilities.contains(u"persistence"_s))
        Q_EMIT NotificationClosed(id, 1); // it stands in the list from now on
    else
        remove(id, 1);
}

} // namespace causerie::test
