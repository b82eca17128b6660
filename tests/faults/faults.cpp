// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/faults/faults.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace causerie::faults
{

namespace
{

constexpr int kPatienceMs = 120'000; ///< without anything happening
constexpr int kMostBytes = 6'000;    ///< before a connection is cut inside

void count(const QJsonArray &heard, int messages, Outcome &outcome)
{
    QSet<int> seen;
    int highest = 0;
    for (const QJsonValue &value : heard) {
        const int number = value.toInt();
        outcome.doubled += seen.contains(number);
        outcome.disordered += number < highest;
        highest = std::max(highest, number);
        seen << number;
    }
    outcome.lost += messages - int(seen.size());
}

std::vector<Fault> kindsFor(Keeping keeping)
{
    if (keeping == Keeping::OnlyTheStream)
        return {Fault::ProgramKilled, Fault::CutInside, Fault::ProgramKilled, Fault::Forgotten};
    return {Fault::CutInside, Fault::Forgotten, Fault::ServerKilled, Fault::ServerStopped, Fault::ProgramKilled};
}

QStringList optionsFor(Keeping keeping)
{
    QString extra = u"smacks_hibernation_time = 1\n"_s;
    // In its usual form the archive is read whole for each page: after thousands of messages that is all it does.
    if (keeping == Keeping::Archive)
        extra += u"storage = { archive = \"sql\" }\nsql = { driver = \"SQLite3\", database = \"archives.sqlite\" }\n"_s;
    QStringList options{u"--accounts"_s, u"alice,bob"_s, u"--extra"_s, extra};
    if (keeping == Keeping::OnlyTheStream)
        options << u"--without"_s << u"mam"_s << u"--with"_s << u"offline"_s;
    return options;
}

} // namespace

Faults::Faults(Keeping keeping) : m_kinds(kindsFor(keeping)), m_server(optionsFor(keeping))
{
    m_sides[0].name = u"alice"_s;
    m_sides[1].name = u"bob"_s;
}

bool Faults::start()
{
    if (!m_server.isReady())
        return false;
    for (Side &side : m_sides) {
        side.relay = std::make_unique<test::Relay>(m_server.port());
        launch(side);
    }
    return recover();
}

void Faults::launch(Side &side)
{
    const Side &other = &side == &m_sides[0] ? m_sides[1] : m_sides[0];
    side.isOnline = false;
    side.seesPeer = false;
    side.read = 0;
    side.process = std::make_unique<test::JsonProcess>(
        QCoreApplication::applicationFilePath(),
        QStringList{u"--talker"_s, u"--jid"_s, m_server.jid(side.name), u"--peer"_s, m_server.jid(other.name),
                    u"--port"_s, QString::number(side.relay->port()), u"--ca-file"_s, m_server.caFile(), u"--data"_s,
                    side.data.path()},
        QMap<QString, QString>{
            {u"CAUSERIE_PASSWORD"_s, m_server.password(side.name)},
            {u"QT_LOGGING_RULES"_s,
             qEnvironmentVariable("CAUSERIE_TALKER_LOG", u"causerie.*.info=false;causerie.*.warning=false"_s)}});
}

void Faults::listen(Side &side)
{
    side.process->read();
    for (; side.read < side.process->all().size(); ++side.read) {
        const QJsonObject &event = side.process->all()[side.read];
        const QString what = event[u"event"_s].toString();
        if (what == "state"_L1) {
            side.isOnline = event[u"online"_s].toBool();
            if (event[u"waiting"_s].toBool()) // with so many faults the pauses would grow to a minute
                side.process->write({{u"do"_s, u"retry"_s}});
        } else if (what == "peer"_L1)
            side.seesPeer = event[u"there"_s].toBool();
        else if (what == "heard"_L1)
            side.heard = event[u"count"_s].toInt();
    }
}

/// As long as anything happens there is hope.
bool Faults::waitUntil(const std::function<bool()> &isTrue)
{
    QElapsedTimer quiet;
    quiet.start();
    qsizetype before = 0;
    return QTest::qWaitFor(
               [&] {
                   for (Side &side : m_sides)
                       listen(side);
                   const qsizetype now = m_sides[0].read + m_sides[1].read;
                   if (now != before)
                       quiet.start();
                   before = now;
                   return isTrue() || quiet.hasExpired(kPatienceMs);
               },
               std::numeric_limits<int>::max()) &&
           isTrue();
}

bool Faults::haveHeard(int number) const
{
    return std::ranges::all_of(m_sides, [number](const Side &side) { return side.heard >= number; });
}

bool Faults::cause(Fault fault, Side &side, int upTo)
{
    Side &other = &side == &m_sides[0] ? m_sides[1] : m_sides[0];
    switch (fault) {
    case Fault::CutInside:
        side.relay->cutAfter(std::uniform_int_distribution<int>(1, kMostBytes)(m_random));
        // When they have nothing more to say, the rest of the bytes never comes.
        if (!waitUntil([&] { return !side.relay->isAboutToCut() || haveHeard(upTo); }))
            return false;
        if (side.relay->isAboutToCut())
            side.relay->cutNow();
        return true;
    case Fault::Forgotten: {
        side.relay->cut();
        // The other one sees them go when the server gives up.
        const bool isForgotten = waitUntil([&] { return !other.seesPeer; });
        side.relay->mend();
        return isForgotten;
    }
    case Fault::ServerKilled:
        m_server.kill();
        m_server.start();
        return true;
    case Fault::ServerStopped:
        m_server.stop();
        m_server.start();
        return true;
    case Fault::ProgramKilled:
        side.process->kill();
        side.process->wait();
        launch(side);
        return true;
    }
    Q_UNREACHABLE_RETURN(false);
}

bool Faults::recover()
{
    return waitUntil([this] {
        return std::ranges::all_of(m_sides, [](const Side &side) { return side.isOnline && side.seesPeer; });
    });
}

Outcome Faults::run(int messages, int faults)
{
    int sent = 0;
    bool isGotOver = true;
    for (int i = 0; i < faults; ++i) {
        const int upTo = int(qint64(messages) * (i + 1) / (faults + 1));
        for (Side &side : m_sides)
            side.process->write({{u"do"_s, u"send"_s}, {u"upto"_s, upTo}});
        // Somewhere in the middle of them.
        const size_t round = size_t(i) / m_kinds.size();
        const Fault kind = m_kinds[size_t(i) % m_kinds.size()];
        Side &side = m_sides[round % 2];
        const int heard = std::uniform_int_distribution<int>(sent, upTo - 1)(m_random);
        qInfo() << "fault" << i << "of kind" << int(kind) << "at" << side.name << "after" << heard << "of" << upTo;
        const bool isUnderWay = waitUntil([&] { return side.heard >= heard; });
        if (!isUnderWay || !cause(kind, side, upTo) || !recover()) {
            qWarning() << "fault" << i << "of kind" << int(kind) << "was not got over:" << m_sides[0].heard
                       << m_sides[1].heard << m_sides[0].isOnline << m_sides[1].isOnline;
            isGotOver = false;
            break;
        }
        sent = upTo;
    }
    Outcome outcome = judge(messages);
    outcome.isSettled = outcome.isSettled && isGotOver;
    return outcome;
}

Outcome Faults::judge(int messages)
{
    for (Side &side : m_sides)
        side.process->write({{u"do"_s, u"send"_s}, {u"upto"_s, messages}});
    Outcome outcome;
    outcome.isSettled = waitUntil([&] { return haveHeard(messages); });
    for (Side &side : m_sides) {
        side.process->write({{u"do"_s, u"report"_s}});
        const QJsonObject report = side.process->waitForEvent(u"report"_s);
        count(report[u"heard"_s].toArray(), messages, outcome);
        outcome.failed += report[u"failed"_s].toInt();
    }
    return outcome;
}

} // namespace causerie::faults
