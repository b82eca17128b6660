// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/storage/madeuparchive.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace causerie;
using namespace causerie::storage;
using namespace causerie::storage::test;

/// A process that writes is killed without warning, again and again: what it was told to be kept is there, nothing is
/// there twice, and in the end the history is that of the archive, in its order.
class TestKilled : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLostOrDoubled();

private:
    struct Round {
        int newest = 0; ///< that the archive has now
        QSet<int> kept;
    };
    Round killOneWriter(const QString &file, int newest, quint32 seed);
};

/// Ends the writer after it has told a drawn number of lines.
TestKilled::Round TestKilled::killOneWriter(const QString &file, int newest, quint32 seed)
{
    QProcess writer;
    writer.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    writer.start(QStringLiteral(CAUSERIE_KILLED_WRITER), {file, QString::number(newest), QString::number(seed)});
    const int lines = int(QRandomGenerator(seed).bounded(200));
    QByteArray told;
    while (told.count('\n') <= lines && writer.waitForReadyRead())
        told += writer.readAllStandardOutput();
    writer.kill(); // SIGKILL
    writer.waitForFinished();
    told += writer.readAllStandardOutput();
    Round round{.newest = newest, .kept = {}};
    told.truncate(told.lastIndexOf('\n') + 1);
    for (const QByteArray &line : told.split('\n')) {
        const int number = line.mid(5).toInt();
        if (line.startsWith("sent "))
            round.newest = std::max(round.newest, number);
        else if (line.startsWith("kept "))
            round.kept << number;
    }
    return round;
}

void TestKilled::nothingIsLostOrDoubled()
{
    constexpr int kRounds = 50;
    constexpr quint32 kSeed = 20261120;
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"history.sqlite"_s);
    QRandomGenerator random(kSeed);
    QSet<int> kept;
    int newest = 0;
    for (int i = 0; i < kRounds; ++i) {
        const Round round = killOneWriter(file, newest + int(random.bounded(30)), random.generate());
        kept |= round.kept;
        newest = round.newest;
        if (qEnvironmentVariableIsSet("CAUSERIE_TEST_VERBOSE"))
            qInfo() << i << newest;
    }
    QVERIFY(!kept.isEmpty());

    Database database(file);
    MessageStore store(database);
    // Everything acknowledged is there before anybody asks the archive again.
    const auto numbers = [&] {
        QList<int> found;
        const Page all = store.page(*Jid::parse(u"bob@example.test"), 0, 1'000'000).result().value();
        for (const Message &message : all.messages)
            found << message.body.mid(7).toInt();
        return found;
    };
    const QList<int> before = numbers();
    const QSet<int> there(before.begin(), before.end());
    QCOMPARE(there.size(), before.size()); // none twice
    QVERIFY2((kept - there).isEmpty(), "an acknowledged message is missing");

    store.openGap(kArchive).result().value();
    for (auto gaps = store.gaps(kArchive).result().value(); !gaps.empty(); gaps = store.gaps(kArchive).result().value())
        store.fillGap(gaps.front().id, pageAfter(gaps.front().after, newest)).result().value();
    // What waits in the outbox and never reached the archive stands behind it all.
    QList<int> after = numbers();
    QList<int> expected(newest);
    std::iota(expected.begin(), expected.end(), 1);
    QSet<int> missing(expected.begin(), expected.end());
    missing -= QSet<int>(after.begin(), after.end());
    QList<int> lost = missing.values();
    std::ranges::sort(lost);
    if (!lost.isEmpty())
        qWarning() << "lost" << lost << "of" << newest;
    QVERIFY(lost.isEmpty());
    QCOMPARE(after.first(newest), expected);
    for (const int number : after.sliced(newest))
        QVERIFY(isOurs(number));
    QCOMPARE(QSet<int>(after.begin(), after.end()).size(), after.size());
    QCOMPARE(database.examine().result().value(), StorageHealth::Sound);
    qInfo() << kRounds << "kills," << newest << "messages," << kept.size()
            << "acknowledged before a kill: 0 lost, 0 twice";
}

QTEST_GUILESS_MAIN(TestKilled)
#include "tst_killed.moc"
