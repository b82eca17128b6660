// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/desk.h"

#include "tests/bench/measure.h"

#include <QApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace causerie::bench
{

namespace
{
constexpr std::chrono::seconds kPatience{60};
constexpr std::chrono::seconds kQuietPatience{30};
constexpr double kQuietCpuSeconds = 0.002; ///< per second
} // namespace

Account accountAt(const test::Prosody &server, const QString &name)
{
    Account account;
    account.jid = *Jid::parse(server.jid(name));
    account.host = server.host();
    account.port = server.port();
    account.caFile = server.caFile();
    account.resource = u"bench"_s;
    account.keepPassword = false;
    return account;
}

bool waitUntil(const std::function<bool()> &isTrue)
{
    const QDeadlineTimer limit(kPatience);
    QTimer wake; // for when nothing ever comes
    wake.start(std::chrono::seconds(1));
    while (!isTrue() && !limit.hasExpired())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return isTrue();
}

void waitUntilQuiet()
{
    const QDeadlineTimer limit(kQuietPatience);
    double used = 1;
    while (used > kQuietCpuSeconds && !limit.hasExpired()) {
        const double before = cpuSeconds();
        QEventLoop loop;
        QTimer::singleShot(1000, &loop, &QEventLoop::quit);
        loop.exec();
        used = cpuSeconds() - before;
    }
}

ApplicationSettings Desk::settingsIn(const QTemporaryDir &folder)
{
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
    ApplicationSettings settings;
    settings.session.dataDir = QDir(folder.filePath(u"data"_s));
    settings.session.useKeychain = false;
    return settings;
}

Desk::Desk(QApplication &qt) : m_theme(qt, ui::ThemeChoice::Light), m_application(settingsIn(m_folder), m_theme)
{
    QApplication::setQuitOnLastWindowClosed(false);
    m_application.start();
    waitUntilQuiet();
}

} // namespace causerie::bench
