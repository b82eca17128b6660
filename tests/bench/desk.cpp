// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/desk.h"

#include "tests/bench/measure.h"

#include <QApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QFile>
#include <QSettings>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace causerie::bench
{

namespace
{
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

bool waitUntil(const std::function<bool()> &isTrue, std::chrono::seconds patience)
{
    const QDeadlineTimer limit(patience);
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

double residentMb()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const auto pages = file.readAll().split(' ').value(1).toDouble();
    return pages * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

ApplicationSettings Desk::settingsIn(const QTemporaryDir &folder, const QDir &data)
{
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
    ApplicationSettings settings;
    settings.session.dataDir = data;
    settings.session.useKeychain = false;
    return settings;
}

Desk::Desk(QApplication &qt)
    : m_theme(qt, ui::ThemeChoice::Light),
      m_application(settingsIn(m_folder, QDir(m_folder.filePath(u"data"_s))), m_theme)
{
    begin();
}

Desk::Desk(QApplication &qt, const QDir &data)
    : m_theme(qt, ui::ThemeChoice::Light), m_application(settingsIn(m_folder, data), m_theme)
{
    begin();
}

void Desk::begin()
{
    QApplication::setQuitOnLastWindowClosed(false);
    m_application.start();
    waitUntilQuiet();
}

} // namespace causerie::bench
