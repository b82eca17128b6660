// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/disco.h"
#include "tests/support/doap.h"

#include <QRegularExpression>
#include <QTest>

using namespace causerie::test;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

/// What the description of the project says and what the program tells others are the same.
class TestDoap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyXepHasItsStatusAndVersion();
    void whatIsAnnouncedIsDescribed();
    void whatIsDescribedIsAnnounced();
};

void TestDoap::everyXepHasItsStatusAndVersion()
{
    const auto xeps = readDoap();
    QVERIFY2(xeps, qPrintable(xeps.error_or(QString())));
    QVERIFY(!xeps->isEmpty());
    for (const auto &[number, xep] : xeps->asKeyValueRange()) {
        QVERIFY2(xep.status == "complete"_L1 || xep.status == "partial"_L1, qPrintable(number));
        static const QRegularExpression version(u"^\\d+\\.\\d+(\\.\\d+)?$"_s);
        QVERIFY2(version.match(xep.version).hasMatch(), qPrintable(number));
    }
}

void TestDoap::whatIsAnnouncedIsDescribed()
{
    const auto xeps = readDoap();
    QVERIFY(xeps);
    for (const QString &feature : Disco::ownFeatures()) {
        QVERIFY2(announcedFeatures().contains(feature), qPrintable(feature));
        QVERIFY2(xeps->contains(announcedFeatures().value(feature)), qPrintable(feature));
    }
}

void TestDoap::whatIsDescribedIsAnnounced()
{
    const auto xeps = readDoap();
    QVERIFY(xeps);
    for (const QString &feature : announcedFeatures().keys())
        QVERIFY2(Disco::ownFeatures().contains(feature), qPrintable(feature));
    const QStringList speaking = announcedFeatures().values();
    for (const QString &number : xeps->keys())
        QVERIFY2(speaking.contains(number) != silentXeps().contains(number), qPrintable(number));
}

QTEST_GUILESS_MAIN(TestDoap)
#include "tst_doap.moc"
