// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Opens a history of an earlier version and is killed where one of its files would grow beyond a limit: so at any of
// the writes that make it one of this version, and at no time that a clock decides.
//
// Arguments: file, the limit in bytes.

#include "core/storage/messagestore.h"

#include <QCoreApplication>

#include <csignal>

#include <sys/resource.h>
#include <unistd.h>

using namespace causerie::storage;

namespace
{

void killMyself(int /*signal*/)
{
    ::kill(::getpid(), SIGKILL);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const rlimit limit{.rlim_cur = arguments.at(2).toULong(), .rlim_max = RLIM_INFINITY};
    std::signal(SIGXFSZ, killMyself); // setrlimit(2), RLIMIT_FSIZE
    if (::setrlimit(RLIMIT_FSIZE, &limit) != 0)
        return 2;
    Database database(arguments.at(1));
    MessageStore store(database);
    return store.summaries().result() ? 0 : 1;
}
