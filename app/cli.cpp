// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clijson.h"
#include "app/clirunner.h"
#include "app/interruption.h"

#include <QCoreApplication>

#include <csignal>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace causerie::cli;

int main(int argc, char **argv)
{
    Interruption interruption;     // before anything that takes time
    std::signal(SIGPIPE, SIG_IGN); // who reads our output may go; the server wants a goodbye all the same
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"causerie"_s); // the data folder is the window's
    QCoreApplication::setApplicationVersion(QStringLiteral(CAUSERIE_VERSION));

    const auto arguments = parseArguments(QCoreApplication::arguments());
    if (!arguments) {
        printError(u"usage"_s, arguments.error());
        return kUsage;
    }
    if (arguments->help) {
        std::fputs(qPrintable(*arguments->help), stdout);
        std::fflush(stdout);
        return outputFailed() ? kFailed : kOk;
    }

    Runner runner(*arguments);
    QObject::connect(&interruption, &Interruption::interrupted, &runner, &Runner::interrupt);
    QObject::connect(&runner, &Runner::finished, &application, &QCoreApplication::exit, Qt::QueuedConnection);
    interruption.watch();
    QMetaObject::invokeMethod(&runner, &Runner::start, Qt::QueuedConnection);
    return QCoreApplication::exec();
}
