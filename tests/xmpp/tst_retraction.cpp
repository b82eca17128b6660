// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/retraction.h"
#include "tests/xmpp/written.h"

#include <QTest>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

namespace
{

using Some = std::optional<RetractionPayload>;
const Jid kMacbeth = *Jid::parse(u"room@muc.example.com/macbeth");
const QString kBy = u"by='room@muc.example.com/macbeth'"_s;

} // namespace

class TestRetraction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void retractions_data();
    void retractions();
    void tombstones_data();
    void tombstones();
    void writes();
};

void TestRetraction::retractions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Some>("expected");
    QTest::newRow("XEP-0424") << u"<retract id='o-1' xmlns='urn:xmpp:message-retract:1'/>"_s
                              << Some({u"o-1"_s, false, {}, {}});
    QTest::newRow("XEP-0424 0.3") << u"<apply-to id='o-1' xmlns='urn:xmpp:fasten:0'>"
                                     "<retract xmlns='urn:xmpp:message-retract:0'/></apply-to>"_s
                                  << Some({u"o-1"_s, false, {}, {}});
    QTest::newRow("XEP-0425") << u"<retract id='s-1' xmlns='urn:xmpp:message-retract:1'><moderated %1 "
                                 "xmlns='urn:xmpp:message-moderate:1'/><reason>Off topic</reason></retract>"_s.arg(kBy)
                              << Some({u"s-1"_s, true, kMacbeth, u"Off topic"_s});
    QTest::newRow("XEP-0425 0.2") << u"<apply-to id='s-1' xmlns='urn:xmpp:fasten:0'><moderated %1 "
                                     "xmlns='urn:xmpp:message-moderate:0'><retract xmlns='urn:xmpp:message-retract:0'/>"
                                     "<reason>Off topic</reason></moderated></apply-to>"_s.arg(kBy)
                                  << Some({u"s-1"_s, true, kMacbeth, u"Off topic"_s});
    QTest::newRow("a moderator who does not say") << u"<retract id='s-1' xmlns='urn:xmpp:message-retract:1'><moderated "
                                                     "xmlns='urn:xmpp:message-moderate:1'/></retract>"_s
                                                  << Some({u"s-1"_s, true, {}, {}});
    QTest::newRow("no target") << u"<retract xmlns='urn:xmpp:message-retract:1'/>"_s << Some();
    QTest::newRow("something else fastened")
        << u"<apply-to id='1' xmlns='urn:xmpp:fasten:0'><external/></apply-to>"_s << Some();
    QTest::newRow("moderated, but not taken back")
        << u"<apply-to id='1' xmlns='urn:xmpp:fasten:0'><moderated xmlns='urn:xmpp:message-moderate:0'/></apply-to>"_s
        << Some();
}

void TestRetraction::retractions()
{
    QFETCH(const QString, text);
    QTEST(readRetraction(test::xml(text)), "expected");
    QVERIFY(!readTombstone(test::xml(text)));
}

void TestRetraction::tombstones_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Some>("expected");
    QTest::newRow("XEP-0424")
        << u"<retracted stamp='2019-09-20T23:09:32Z' id='r-1' xmlns='urn:xmpp:message-retract:1'/>"_s
        << Some({{}, false, {}, {}});
    QTest::newRow("XEP-0424 0.3") << u"<retracted stamp='2019-09-20T23:09:32Z' xmlns='urn:xmpp:message-retract:0'/>"_s
                                  << Some({{}, false, {}, {}});
    QTest::newRow("XEP-0425")
        << u"<retracted stamp='2019-09-20T23:09:32Z' xmlns='urn:xmpp:message-retract:1'><moderated "
           "%1 xmlns='urn:xmpp:message-moderate:1'/><reason>Spam</reason></retracted>"_s.arg(kBy)
        << Some({{}, true, kMacbeth, u"Spam"_s});
    QTest::newRow("XEP-0425 0.2") << u"<moderated %1 xmlns='urn:xmpp:message-moderate:0'><retracted "
                                     "xmlns='urn:xmpp:message-retract:0' stamp='2019-09-20T23:09:32Z'/>"
                                     "<reason>Spam</reason></moderated>"_s.arg(kBy)
                                  << Some({{}, true, kMacbeth, u"Spam"_s});
    QTest::newRow("nothing of the kind") << u"<retracted xmlns='urn:x'/>"_s << Some();
}

void TestRetraction::tombstones()
{
    QFETCH(const QString, text);
    QTEST(readTombstone(test::xml(text)), "expected");
    QVERIFY(!readRetraction(test::xml(text)));
}

void TestRetraction::writes()
{
    const auto message = test::written([](QXmlStreamWriter &writer) { writeRetraction(writer, u"o-1"_s); });
    QCOMPARE(readRetraction(message.firstChildElement()), Some({u"o-1"_s, false, {}, {}}));
}

QTEST_GUILESS_MAIN(TestRetraction)
#include "tst_retraction.moc"
