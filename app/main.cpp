// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/application.h"
#include "app/interruption.h"
#include "app/language.h"
#include "core/base/log.h"
#include "ui/mainwindow.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QLockFile>
#include <QMessageBox>
#include <QSettings>
#include <QSslConfiguration>
#include <QStandardPaths>

#include <thread>

using namespace Qt::StringLiterals;

namespace
{
struct Main
{
    Q_DECLARE_TR_FUNCTIONS(Main)
};

/// Where this run keeps its things; empty after having told the user why it cannot go on.
QString dataFolder(const QCommandLineParser &options, const QCommandLineOption &data)
{
    const QString given = options.value(data);
    const QString folder = given.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
                                           : QDir(given).absolutePath();
    if (QDir().mkpath(folder))
        return folder;
    QMessageBox::critical(nullptr, QCoreApplication::applicationName(),
                          Main::tr("The folder %1 cannot be made. Give another with --data.", "%1 is a folder").arg(folder));
    return {};
}
} // namespace

int main(int argc, char *argv[])
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    QCoreApplication::setApplicationName(u"causerie"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(CAUSERIE_VERSION));
    QGuiApplication::setDesktopFileName(u"causerie"_s);
    QApplication qt(argc, argv);
    QApplication::setApplicationDisplayName(u"Causerie"_s);
    QApplication::setQuitOnLastWindowClosed(false); // signing out comes first
    QApplication::setWindowIcon(causerie::ui::applicationIcon());
    // The system's certificate authorities take a tenth of a second to read; nobody waits for them here.
    const std::jthread reading([] { QSslConfiguration::defaultConfiguration(); });
    causerie::installTranslations(qt, QLocale());

    QCommandLineParser options;
    options.setApplicationDescription(Main::tr("Messenger and telephone for XMPP"));
    const QCommandLineOption data(u"data"_s, Main::tr("Keep account, history and settings in this folder."), u"DIR"_s);
    const QCommandLineOption noKeychain(u"no-keychain"_s, Main::tr("Do not use the system keychain; ask for the password."));
    options.addOptions({data, noKeychain});
    options.addHelpOption();
    options.addVersionOption();
    options.process(qt);

    const QString folder = dataFolder(options, data);
    if (folder.isEmpty())
        return 1;
    QLockFile lock(folder + u"/lock"_s);
    lock.setStaleLockTime(0); // held as long as the program runs
    if (!lock.tryLock()) {
        QMessageBox::information(nullptr, u"Causerie"_s,
                                 Main::tr("Causerie is already running with the folder %1.", "%1 is a folder").arg(folder));
        return 1;
    }
    if (options.isSet(data)) {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder);
    }

    causerie::ui::Theme theme(qt, causerie::ui::storedThemeChoice());
    causerie::ApplicationSettings settings;
    settings.session.dataDir = QDir(folder);
    settings.session.useKeychain = !options.isSet(noKeychain);
    causerie::Application application(settings, theme);
    QObject::connect(&application, &causerie::Application::finished, &qt, &QCoreApplication::quit);
    const causerie::cli::Interruption interruption;
    QObject::connect(&interruption, &causerie::cli::Interruption::interrupted, &application,
                     &causerie::Application::quit);
    application.start();
    qCInfo(causerie::lcApp) << "first window after" << sinceStart.elapsed() << "ms";
    return QApplication::exec();
}
