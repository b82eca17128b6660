// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/idlewatch.h"

#include "core/base/log.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QEvent>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie
{

namespace
{

constexpr std::chrono::seconds kPause{15};
constexpr int kPatienceMs = 2'000;
constexpr qint64 kOwnUseStepMs = 30'000; ///< of what is typed here it is said at once only after so long

QDBusMessage question(IdleWatch::Source source)
{
    const bool isMutter = source == IdleWatch::Source::Mutter;
    QDBusMessage call =
        isMutter
            ? QDBusMessage::createMethodCall(u"org.gnome.Mutter.IdleMonitor"_s, u"/org/gnome/Mutter/IdleMonitor/Core"_s,
                                             u"org.gnome.Mutter.IdleMonitor"_s, u"GetIdletime"_s)
            : QDBusMessage::createMethodCall(u"org.freedesktop.ScreenSaver"_s, u"/org/freedesktop/ScreenSaver"_s,
                                             u"org.freedesktop.ScreenSaver"_s, u"GetSessionIdleTime"_s);
    call.setAutoStartService(false); // who is not there is not asked to come
    return call;
}

/// Mutter counts in milliseconds, a screen saver in seconds.
std::chrono::milliseconds idleFrom(IdleWatch::Source source, const QVariant &answer)
{
    const auto count = answer.toULongLong();
    constexpr qulonglong kMostMs = 1'000ull * 3600 * 24 * 365;
    const qulonglong ms =
        source == IdleWatch::Source::Mutter ? std::min(count, kMostMs) : std::min(count, kMostMs / 1'000) * 1'000;
    return std::chrono::milliseconds(static_cast<qint64>(ms));
}

QLatin1StringView nameOf(IdleWatch::Source source)
{
    switch (source) {
    case IdleWatch::Source::Unknown:
        return "nothing yet"_L1;
    case IdleWatch::Source::Mutter:
        return "org.gnome.Mutter.IdleMonitor"_L1;
    case IdleWatch::Source::ScreenSaver:
        return "org.freedesktop.ScreenSaver"_L1;
    case IdleWatch::Source::OwnWindows:
        return "our own windows"_L1;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

IdleWatch::IdleWatch(QObject *parent) : QObject(parent), m_ownUse(QDateTime::currentDateTimeUtc())
{
    QCoreApplication::instance()->installEventFilter(this);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, qOverload<>(&IdleWatch::ask));
    m_pause.start();
}

void IdleWatch::setPause(std::chrono::milliseconds pause)
{
    m_pause.setInterval(pause);
}

bool IdleWatch::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin: {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const bool wasLong = !m_ownUse.isValid() || m_ownUse.msecsTo(now) > kOwnUseStepMs;
        m_ownUse = now;
        if (wasLong)
            Q_EMIT used(now);
        break;
    }
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void IdleWatch::ask()
{
    switch (m_source) {
    case Source::Unknown:
        return ask(Source::Mutter);
    case Source::Mutter:
    case Source::ScreenSaver:
        return ask(m_source);
    case Source::OwnWindows:
        Q_EMIT used(m_ownUse);
        return;
    }
}

void IdleWatch::ask(Source source)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return unanswered(Source::ScreenSaver); // neither
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(question(source), kPatienceMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, source, watcher] {
        watcher->deleteLater();
        const QDBusMessage reply = watcher->reply();
        if (reply.type() == QDBusMessage::ReplyMessage && !reply.arguments().isEmpty())
            answered(source, idleFrom(source, reply.arguments().constFirst()));
        else
            unanswered(source);
    });
}

void IdleWatch::answered(Source source, std::chrono::milliseconds idle)
{
    if (std::exchange(m_source, source) != source)
        qCInfo(lcApp) << "whether somebody is there is told by" << nameOf(source);
    const QDateTime last = QDateTime::currentDateTimeUtc().addMSecs(-idle.count());
    Q_EMIT used(m_ownUse.isValid() ? std::max(last, m_ownUse) : last);
}

void IdleWatch::unanswered(Source source)
{
    if (source == Source::Mutter)
        return ask(Source::ScreenSaver);
    if (std::exchange(m_source, Source::OwnWindows) != Source::OwnWindows)
        qCInfo(lcApp) << "whether somebody is there is told by" << nameOf(m_source);
    Q_EMIT used(m_ownUse);
}

} // namespace causerie
