// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/archivecheck.h"
#include "tests/session/archivereader.h"

#include <QPointer>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// A conversation compared with the archive of the server.
class TestArchiveCheck : public ArchiveReading
{
    Q_OBJECT

private Q_SLOTS:
    void checksAndRepairs();
    void aLoneCorrectionCountsOnce();
    void aCheckEnds_data();
    void aCheckEnds();
};

void TestArchiveCheck::checksAndRepairs()
{
    add(1, 300);
    Reader reader(m_file, m_archive);
    // What a store has that lost some: from an older program, or a damaged file.
    for (const Message &message : m_archive.messages) {
        const int number = message.body.toInt();
        if (number > 40 && number != 150 && number != 151 && number < 295)
            reader.incoming.take(message);
    }
    QVERIFY(reader.settle());
    std::vector<int> progress;
    std::optional<ArchiveReport> report;
    auto *check = new ArchiveCheck(
        reader.history, m_archive.server(), kAccount, reader.conversations.at(kBob),
        [&](const ArchiveReport &soFar) { progress.push_back(soFar.onServer); },
        [&](const ArchiveReport &done) { report = done; });
    check->start();
    QTRY_VERIFY(report);
    QCOMPARE(report->end, ArchiveReport::End::Complete);
    QCOMPARE(report->onServer, 300);
    QCOMPARE(report->missing, 48);
    QCOMPARE(report->repaired, 48);
    QCOMPARE(report->here, 300);
    QCOMPARE(progress, (std::vector{100, 200}));
    QCOMPARE(reader.stored(kBob), numbers(1, 300));

    report.reset();
    check = new ArchiveCheck(reader.history, m_archive.server(), kAccount, reader.conversations.at(kBob), {},
                             [&](const ArchiveReport &done) { report = done; });
    check->start();
    QTRY_VERIFY(report);
    QCOMPARE(report->missing, 0);
}

/// On a new device, and a second time: as many as are shown.
void TestArchiveCheck::aLoneCorrectionCountsOnce()
{
    ArchivePage page{.archive = kAccount, .events = {}, .first = {}, .last = {}, .complete = true};
    Annotation correction;
    correction.kind = Annotation::Kind::Correction;
    correction.conversation = correction.by = kBob;
    correction.target = u"7"_s;
    correction.content.body = u"words of yesterday"_s;
    correction.originId = u"c7"_s;
    correction.archiveId = u"b1"_s;
    correction.at = QDateTime::fromSecsSinceEpoch(1'800'000'000, QTimeZone::UTC);
    Message later = m_archive.add(kBob, u"meet at noon"_s);
    later.originId = correction.target;
    page.events = {correction, later};
    const ArchiveSync::Server server{
        [&](const xmpp::ArchiveQuery &, QObject *, const ArchiveSync::Server::Answer &done) { done(page); },
        [](const Jid &, QObject *, const std::function<void(bool)> &done) { done(true); }};
    Reader reader(m_file, m_archive);
    reader.conversations.at(kBob);
    for (const int missing : {2, 0}) {
        std::optional<ArchiveReport> report;
        auto *check = new ArchiveCheck(reader.history, server, kAccount, reader.bob(), {},
                                       [&](const ArchiveReport &done) { report = done; });
        check->start();
        QTRY_VERIFY(report);
        QCOMPARE(report->onServer, 2);
        QCOMPARE(report->missing, missing);
        QCOMPARE(report->here, 2);
    }
    QCOMPARE(reader.stored(kBob), (QStringList{u"words of yesterday"_s, u"meet at noon"_s}));
}

void TestArchiveCheck::aCheckEnds_data()
{
    using Kind = xmpp::IqError::Kind;
    QTest::addColumn<bool>("isThere");
    QTest::addColumn<int>("error"); ///< −1: none
    QTest::addColumn<bool>("cancelled");
    QTest::addColumn<ArchiveReport::End>("end");
    QTest::newRow("no archive") << false << -1 << false << ArchiveReport::End::NoArchive;
    QTest::newRow("refused") << true << int(Kind::Refused) << false << ArchiveReport::End::Refused;
    QTest::newRow("the network") << true << int(Kind::NotConnected) << false << ArchiveReport::End::NotConnected;
    QTest::newRow("cancelled") << true << -1 << true << ArchiveReport::End::Cancelled;
    QTest::newRow("in peace") << true << -1 << false << ArchiveReport::End::Complete;
}

void TestArchiveCheck::aCheckEnds()
{
    QFETCH(bool, isThere);
    QFETCH(int, error);
    QFETCH(bool, cancelled);
    add(1, 150);
    m_archive.isThere = isThere;
    if (error >= 0)
        m_archive.refusal = {xmpp::IqError::Kind(error), u"forbidden"_s, {}, {}};
    Reader reader(m_file, m_archive);
    int ends = 0;
    std::optional<ArchiveReport> report;
    QPointer<ArchiveCheck> check;
    check = new ArchiveCheck(
        reader.history, m_archive.server(), kAccount, reader.conversations.at(kBob),
        [&](const ArchiveReport &) {
            if (cancelled)
                check->cancel();
        },
        [&](const ArchiveReport &done) {
            report = done;
            ++ends;
        });
    check->start();
    QTRY_VERIFY(report);
    QTEST(report->end, "end");
    QTRY_VERIFY(!check); // gone by itself
    QCOMPARE(ends, 1);
    QCOMPARE(report->repaired, cancelled ? 100 : report->end == ArchiveReport::End::Complete ? 150 : 0);
}

QTEST_GUILESS_MAIN(TestArchiveCheck)
#include "tst_archivecheck.moc"
