// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace Qt::StringLiterals;

/// The fixtures where others run them: in containers, and in a root that another system's user has entered.
class TestFixtures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void serveAUserWithoutAName_data();
    void serveAUserWithoutAName();
};

void TestFixtures::serveAUserWithoutAName_data()
{
    QTest::addColumn<QString>("script");
    QTest::newRow("prosody") << u"prosody"_s;
    QTest::newRow("soundserver") << u"soundserver"_s;
}

void TestFixtures::serveAUserWithoutAName()
{
    if (geteuid() != 0)
        QSKIP("only root can be somebody else");
    QFETCH(const QString, script);

    const QTemporaryDir folder; // the checkout may be where only root can read
    QVERIFY(folder.isValid());
    QVERIFY(QFile::setPermissions(folder.path(), QFile::Permissions::fromInt(0x7055)));
    for (const QString &name : {script, u"fixture.py"_s})
        QVERIFY(QFile::copy(QStringLiteral(CAUSERIE_TEST_SUPPORT_DIR "/") + name, folder.filePath(name)));

    QProcess fixture;
    fixture.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    fixture.setEnvironment({u"PATH="_s + qEnvironmentVariable("PATH"), u"PYTHONDONTWRITEBYTECODE=1"_s});
    fixture.start(u"setpriv"_s,
                  {u"--reuid=54321"_s, u"--regid=54321"_s, u"--clear-groups"_s, u"python3"_s, folder.filePath(script)});
    while (!fixture.canReadLine() && fixture.waitForReadyRead(-1)) {
    }
    const QJsonObject facts = QJsonDocument::fromJson(fixture.readLine()).object();
    QVERIFY(!facts.value("folder"_L1).toString().isEmpty());
    fixture.closeWriteChannel();
    QVERIFY(fixture.waitForFinished(-1));
    QCOMPARE(fixture.exitCode(), 0);
    QVERIFY(!QDir(facts.value("folder"_L1).toString()).exists());
}

QTEST_GUILESS_MAIN(TestFixtures)
#include "tst_fixtures.moc"
