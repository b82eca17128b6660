// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/application.h"
#include "app/door.h"
#include "app/interruption.h"
#include "app/language.h"
#include "core/base/log.h"
#include "core/chat/links.h"
#include "core/session/datafolder.h"
#include "ui/desktop/autostart.h"
#include "ui/mainwindow.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QMessageBox>
#include <QSettings>
#include <QSslConfiguration>

#include <chrono>
#include <thread>

using namespace Qt::StringLiterals;

namespace
{
constexpr std::chrono::seconds kPatience{3}; ///< with the program that runs already

struct Main {
    Q_DECLARE_TR_FUNCTIONS(Main)
};

void explain(const causerie::FolderProblem &problem, const QString &folder)
{
    switch (problem.kind) {
    case causerie::FolderProblem::Kind::InUse:
        qCWarning(causerie::lcApp) << "the folder" << folder << "is in use by process" << problem.process;
        QMessageBox::information(
            nullptr, u"Causerie"_s,
            Main::tr("The folder %1 is in use by another Causerie (process %2). Close that one first, or give another "
                     "folder with --data.",
                     "%1 is a folder, %2 the number of a process")
                .arg(folder)
                .arg(problem.process));
        return;
    case causerie::FolderProblem::Kind::Unusable:
        qCWarning(causerie::lcApp) << "the folder" << folder << "cannot be made or written";
        QMessageBox::critical(
            nullptr, u"Causerie"_s,
            Main::tr("The folder %1 cannot be made or written. Give another with --data.", "%1 is a folder")
                .arg(folder));
        return;
    }
}

void open(const QStringList &arguments, causerie::Application &application)
{
    for (const QString &argument : arguments) {
        if (const auto link = causerie::parseXmppLink(argument))
            application.openLink(*link);
        else if (causerie::isDialScheme(argument.section(u':', 0, 0).toLower()))
            application.dial(argument);
        else
            qCWarning(causerie::lcApp)
                << "an argument is no xmpp:, tel: or sip: link, or a damaged one"; // it may hold a secret
    }
}

/// `isOther`: the folder is not the usual one. It is locked by us.
causerie::ApplicationSettings settingsFor(const QString &folder, bool isOther, bool withoutKeychain)
{
    causerie::ApplicationSettings settings;
    settings.session.dataDir = QDir(folder);
    settings.session.ownsFolder = true;
    settings.session.useKeychain = !withoutKeychain;
    settings.autostartFile = causerie::ui::autostartFile(isOther ? QFileInfo(folder).canonicalFilePath() : QString());
    const QString image = qEnvironmentVariable("APPIMAGE"); // what is started is not what runs
    settings.startCommand << (image.isEmpty() ? QCoreApplication::applicationFilePath() : image) << u"--minimised"_s;
    if (isOther)
        settings.startCommand << u"--data"_s << folder;
    if (withoutKeychain)
        settings.startCommand << u"--no-keychain"_s;
    return settings;
}
} // namespace

int main(int argc, char *argv[])
{
    causerie::cli::Interruption interruption; // before anything that takes time
    QElapsedTimer sinceStart;
    sinceStart.start();
    QCoreApplication::setApplicationName(u"causerie"_s);
    QCoreApplication::setOrganizationName(u"causerie"_s); // of the settings
    QCoreApplication::setApplicationVersion(QStringLiteral(CAUSERIE_VERSION));
    QGuiApplication::setDesktopFileName(u"causerie"_s);
    QApplication qt(argc, argv);
    QApplication::setApplicationDisplayName(u"Causerie"_s);
    QApplication::setQuitOnLastWindowClosed(false); // signing out comes first
    QApplication::setWindowIcon(causerie::ui::applicationIcon());
    if (const QLocale reader = causerie::readersLocale(QLocale::system()); reader != QLocale())
        QLocale::setDefault(reader);
    causerie::installTranslations(qt, QLocale());

    QCommandLineParser options;
    options.setApplicationDescription(Main::tr("Messenger and telephone for XMPP"));
    const QCommandLineOption data(u"data"_s, Main::tr("Keep account, history and settings in this folder."), u"DIR"_s);
    const QCommandLineOption noKeychain(u"no-keychain"_s,
                                        Main::tr("Do not use the system keychain; ask for the password."));
    const QCommandLineOption minimised({u"minimised"_s, u"minimized"_s},
                                       Main::tr("Start hidden in the tray, or minimised where there is none."));
    options.addOptions({data, noKeychain, minimised});
    options.addPositionalArgument(u"link"_s, Main::tr("An xmpp:, tel: or sip: link to open."), u"[LINK]"_s);
    options.addHelpOption();
    options.addVersionOption();
    options.process(qt); // may end the program, which no other thread survives

    // The system's certificate authorities take a tenth of a second to read; nobody waits for them here.
    const std::jthread reading([] { QSslConfiguration::defaultConfiguration(); });
    const QString folder = options.isSet(data) ? QDir(options.value(data)).absolutePath() : causerie::usualFolder();
    const auto lock = causerie::lockFolder(QDir(folder));
    const bool isRunning = !lock && lock.error().kind == causerie::FolderProblem::Kind::InUse;
    if (isRunning && options.isSet(minimised) && options.positionalArguments().isEmpty())
        return 0; // a desktop may start us twice
    if (isRunning && causerie::knock(QDir(folder), options.positionalArguments(), kPatience))
        return 0;
    if (!lock) {
        QObject::connect(&interruption, &causerie::cli::Interruption::interrupted, &qt, &QApplication::closeAllWindows);
        interruption.watch();
        explain(lock.error(), folder);
        return 1;
    }
    if (options.isSet(data)) {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder);
    }

    causerie::ui::Theme theme(qt, causerie::ui::storedThemeChoice());
    causerie::ApplicationSettings settings = settingsFor(folder, options.isSet(data), options.isSet(noKeychain));
    settings.startsHidden = options.isSet(minimised);
    causerie::Application application(settings, theme);
    QObject::connect(&application, &causerie::Application::finished, &qt, &QCoreApplication::quit);
    QObject::connect(&interruption, &causerie::cli::Interruption::interrupted, &application,
                     &causerie::Application::quit);
    interruption.watch();
    open(options.positionalArguments(), application);
    application.start();
    const causerie::Door door{QDir(folder)};
    QObject::connect(&door, &causerie::Door::knocked, &application, [&application](const QStringList &arguments) {
        open(arguments, application);
        application.summon();
    });
    qCInfo(causerie::lcApp) << "first window after" << sinceStart.elapsed() << "ms";
    return QApplication::exec();
}
