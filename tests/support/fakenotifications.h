// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QList>
#include <QObject>
#include <QStringList>
#include <QVariantMap>

namespace causerie::test
{

/// A desktop that shows notifications, on a connection of its own: remembers what it was told, and says what a person
/// does. Thread: GUI; the calls come through the event loop.
class FakeNotifications final : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Shown {
        quint32 id = 0;
        QString title;
        QString body;
        QStringList actions;
        QVariantMap hints;
        int timeout = 0;
        int times = 0; ///< how often it was shown anew
    };

    FakeNotifications(const QString &address, const QStringList &capabilities);
    ~FakeNotifications() override;

    bool isThere() const { return m_isThere; }
    const QList<Shown> &shown() const { return m_shown; } ///< what stands there, the newest last
    const Shown *find(const QString &title) const;        ///< that begins so; null when none stands there
    int asked() const { return m_asked; }                 ///< how often "Notify" came
    QList<quint32> closed() const { return m_closed; }    ///< by the program
    void hold() { m_isHolding = true; }                   ///< answers "Notify" later
    void holdAbilities() { m_isHoldingAbilities = true; } ///< and "GetCapabilities"
    qsizetype held() const { return m_held.size(); }      ///< answers
    void letGo();
    /// Does not show what comes next, as Plasma when it is equal and comes too soon.
    void refuse(int times) { m_refusals = times; }
    /// Returns when what was said and answered is with `listener`, its name on the bus, and was handled there.
    bool isHeardBy(const QString &listener) const;

    // What a person does.
    void press(quint32 id, const QString &action, const QString &token = {});
    void type(quint32 id, const QString &text);
    void dismiss(quint32 id);
    void expire(quint32 id); ///< nobody does anything; it stands in the history, as with Plasma

public Q_SLOTS:
    QStringList GetCapabilities();
    uint Notify(const QString &program, uint replaces, const QString &icon, const QString &title, const QString &body,
                const QStringList &actions, const QVariantMap &hints, int timeout);
    void CloseNotification(uint id);

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);
    void ActivationToken(uint id, const QString &token);
    void NotificationReplied(uint id, const QString &text);
    void NotificationClosed(uint id, uint reason);

private:
    void remove(quint32 id, uint reason);
    void answerLater(const QDBusMessage &answer);

    QString m_name;
    QStringList m_capabilities;
    bool m_isThere = false;
    bool m_isHolding = false;
    bool m_isHoldingAbilities = false;
    int m_refusals = 0; ///< to come
    int m_asked = 0;
    quint32 m_last = 0;
    QList<Shown> m_shown;
    QList<quint32> m_closed;
    QList<QDBusMessage> m_held;
};

} // namespace causerie::test
