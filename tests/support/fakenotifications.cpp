// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/fakenotifications.h"

#include <QUuid>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::test
{

FakeNotifications::FakeNotifications(const QString &address, const QStringList &capabilities)
    : m_name(QUuid::createUuid().toString()), m_capabilities(capabilities)
{
    QDBusConnection bus = QDBusConnection::connectToBus(address, m_name);
    m_isThere = bus.registerObject(u"/org/freedesktop/Notifications"_s, this,
                                   QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals) &&
                bus.registerService(u"org.freedesktop.Notifications"_s);
}

FakeNotifications::~FakeNotifications()
{
    QDBusConnection::disconnectFromBus(m_name);
}

const FakeNotifications::Shown *FakeNotifications::find(const QString &title) const
{
    const auto found = std::ranges::find_if(m_shown, [&](const Shown &each) { return each.title.startsWith(title); });
    return found == m_shown.end() ? nullptr : &*found;
}

QStringList FakeNotifications::GetCapabilities() const
{
    return m_capabilities;
}

uint FakeNotifications::Notify(const QString &, uint replaces, const QString &, const QString &title,
                               const QString &body, const QStringList &actions, const QVariantMap &hints, int timeout)
{
    ++m_asked;
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
    if (m_isHolding && calledFromDBus()) {
        setDelayedReply(true);
        m_held.append(message().createReply(QVariant(shown.id)));
    }
    return shown.id;
}

void FakeNotifications::letGo()
{
    m_isHolding = false;
    const QDBusConnection bus(m_name);
    for (const QDBusMessage &answer : std::exchange(m_held, {}))
        bus.send(answer);
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

} // namespace causerie::test
