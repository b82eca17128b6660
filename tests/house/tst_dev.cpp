// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

namespace
{

struct Outcome {
    int status = -1;
    QString output;
    QString errors;
};

/// ./dev with nothing in its environment but PATH and `environment`.
Outcome dev(const QStringList &arguments, const QStringList &environment = {})
{
    QProcess process;
    process.setEnvironment(QStringList{u"PATH="_s + qEnvironmentVariable("PATH")} + environment);
    process.setWorkingDirectory(u"/"_s);
    process.start(QStringLiteral(CAUSERIE_SOURCE_DIR "/dev"), arguments);
    process.waitForFinished(-1);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

} // namespace

/// The mistakes people make with ./dev, and the places where they make them. What it builds and runs tests itself.
class TestDev : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helpNeedsNoHome();
    void aMistakeIsOneSentence_data();
    void aMistakeIsOneSentence();
};

void TestDev::helpNeedsNoHome()
{
    const Outcome help = dev({u"help"_s});
    QCOMPARE(help.errors, QString());
    QCOMPARE(help.status, 0);
    QVERIFY(help.output.startsWith(u"./dev demo"_s));
}

void TestDev::aMistakeIsOneSentence_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("sentence");

    QTest::newRow("no such command") << QStringList{u"tset"_s} << u"./dev: no command \"tset\""_s;
    QTest::newRow("no preset") << QStringList{u"test"_s, u"-p"_s} << u"./dev: test -p wants the name of a preset."_s;
}

void TestDev::aMistakeIsOneSentence()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, sentence);

    const Outcome outcome = dev(arguments, {u"CAUSERIE_INSIDE=1"_s}); // nothing is to be installed
    QCOMPARE(outcome.status, 1);
    QCOMPARE(outcome.output, QString());
    QCOMPARE(outcome.errors.trimmed().section(u'\n', -1), sentence);
}

QTEST_GUILESS_MAIN(TestDev)
#include "tst_dev.moc"
