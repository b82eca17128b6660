// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// causerie-faults: prints lost, doubled and disordered messages after many faults. Exit status 0 only without any.

#include "tests/faults/faults.h"
#include "tests/faults/talker.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace causerie;

namespace
{

int talk(QCommandLineParser &options)
{
    faults::TalkerSettings settings;
    settings.account.jid = Jid::parse(options.value(u"jid"_s)).value_or(Jid());
    settings.account.host = u"127.0.0.1"_s;
    settings.account.port = options.value(u"port"_s).toUShort();
    settings.account.caFile = options.value(u"ca-file"_s);
    settings.account.resource = settings.account.jid.local();
    settings.password = qEnvironmentVariable("CAUSERIE_PASSWORD");
    settings.dataDir = options.value(u"data"_s);
    settings.peer = Jid::parse(options.value(u"peer"_s)).value_or(Jid());
    faults::Talker talker(settings);
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication qt(argc, argv);
    QCoreApplication::setApplicationName(u"causerie-faults"_s);
    QCommandLineParser options;
    options.addHelpOption();
    options.addOptions({{u"messages"_s, u"Sent by both together."_s, u"N"_s, u"10000"_s},
                        {u"faults"_s, u"So many, of each kind in turn."_s, u"N"_s, u"200"_s},
                        {u"without-archive"_s, u"The server keeps nothing of what was said."_s},
                        {u"talker"_s, u"One of the two; the others are for it."_s},
                        {u"jid"_s, {}, u"JID"_s},
                        {u"peer"_s, {}, u"JID"_s},
                        {u"port"_s, {}, u"PORT"_s},
                        {u"ca-file"_s, {}, u"FILE"_s},
                        {u"data"_s, {}, u"DIR"_s}});
    options.process(qt);
    if (options.isSet(u"talker"_s))
        return talk(options);

    faults::Faults faults(options.isSet(u"without-archive"_s) ? faults::Keeping::OnlyTheStream
                                                              : faults::Keeping::Archive);
    if (!faults.start()) {
        std::fprintf(stderr, "the two cannot sign in\n");
        return 1;
    }
    const faults::Outcome outcome =
        faults.run(options.value(u"messages"_s).toInt() / 2, options.value(u"faults"_s).toInt());
    std::printf("{\"name\": \"faults.lost\", \"value\": %d}\n"
                "{\"name\": \"faults.duplicated\", \"value\": %d}\n"
                "{\"name\": \"faults.disordered\", \"value\": %d}\n"
                "{\"name\": \"faults.said_to_fail\", \"value\": %d}\n",
                outcome.lost, outcome.doubled, outcome.disordered, outcome.failed);
    return outcome.isGood() ? 0 : 1;
}
