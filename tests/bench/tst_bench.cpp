// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

/// What `./dev bench` makes of figures: the script in a checkout of its own, with programs that tell made-up ones.
class TestBench : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_top.reset(); }
    void marksWhatIsWorse_data();
    void marksWhatIsWorse();
    void missesAnAim();
    void saysWhatItWas();
    void theMedianCounts();
    void onlyWhatWasAskedFor();
    void keepsForThisMachine();
    void recordsWhatIsComputed();
    void goesOnAfterAFailure();
    void whatIsSkippedIsNoFailure();
    void anUnknownName();

private:
    void write(const QString &file, const QByteArray &text) const;
    QJsonDocument read(const QString &file) const;
    /// A benchmark; `script` is for sh.
    void makeProgram(const QString &name, const QByteArray &script) const;
    void measured(double value, const QString &name = u"call.setup_ms"_s) const;
    bool run(const QStringList &arguments);
    QString row(const QString &figure) const;

    std::unique_ptr<QTemporaryDir> m_top;
    QString m_output;
    QString m_errors;
};

void TestBench::init()
{
    m_top = std::make_unique<QTemporaryDir>();
    const QDir top(m_top->path());
    QVERIFY(top.mkpath(u"tests/bench"_s) && top.mkpath(u"build/release/tests/bench"_s) &&
            top.mkpath(u"build/release/tests/faults"_s));
    QVERIFY(QFile::copy(QStringLiteral(CAUSERIE_BENCH), top.filePath(u"tests/bench/bench"_s)));
}

void TestBench::write(const QString &file, const QByteArray &text) const
{
    QFile out(m_top->filePath(file));
    QVERIFY(out.open(QIODevice::WriteOnly) && out.write(text) == text.size());
}

QJsonDocument TestBench::read(const QString &file) const
{
    QFile in(m_top->filePath(file));
    return in.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(in.readAll()) : QJsonDocument();
}

void TestBench::makeProgram(const QString &name, const QByteArray &script) const
{
    const QString file = u"build/release/tests/bench/"_s + name;
    write(file, "#!/bin/sh\n" + script);
    QVERIFY(QFile::setPermissions(m_top->filePath(file), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

void TestBench::measured(double value, const QString &name) const
{
    const QJsonObject figure{{u"name"_s, name}, {u"value"_s, value}, {u"runs"_s, QJsonArray{value}}};
    write(u"build/bench.json"_s, QJsonDocument(QJsonArray{figure}).toJson());
}

bool TestBench::run(const QStringList &arguments)
{
    QProcess script;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"CAUSERIE_BENCH_BUILD"_s);
    environment.insert(u"PYTHONIOENCODING"_s, u"utf-8"_s);
    script.setProcessEnvironment(environment);
    script.start(u"python3"_s, QStringList{m_top->filePath(u"tests/bench/bench"_s)} + arguments);
    script.waitForFinished(-1);
    m_output = QString::fromUtf8(script.readAllStandardOutput());
    m_errors = QString::fromUtf8(script.readAllStandardError());
    return script.exitStatus() == QProcess::NormalExit && script.exitCode() == 0;
}

QString TestBench::row(const QString &figure) const
{
    for (const QString &line : m_output.split(u'\n')) {
        if (line.startsWith(figure + u' '))
            return line;
    }
    return {};
}

void TestBench::marksWhatIsWorse_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("before");
    QTest::addColumn<double>("now");
    QTest::addColumn<QString>("mark"); // empty: none
    const QString slower = u"call.setup_ms"_s;
    const QString clearer = u"echo.erle_db"_s; // more is better
    QTest::newRow("as before") << slower << 100.0 << 100.0 << QString();
    QTest::newRow("a little slower") << slower << 100.0 << 102.9 << QString();
    QTest::newRow("slower") << slower << 100.0 << 104.0 << u"4 % worse"_s;
    QTest::newRow("quicker") << slower << 100.0 << 50.0 << QString();
    QTest::newRow("more where more is better") << clearer << 40.0 << 50.0 << QString();
    QTest::newRow("less where more is better") << clearer << 40.0 << 38.0 << u"5 % worse"_s;
    QTest::newRow("nothing before, something now") << u"faults.lost"_s << 0.0 << 1.0 << u"worse"_s;
    QTest::newRow("nothing before, nothing now") << u"faults.lost"_s << 0.0 << 0.0 << QString();
    QTest::newRow("below zero and worse") << u"quality.clean.segsnr_db"_s << -2.0 << -3.0 << u"50 % worse"_s;
    QTest::newRow("below zero and better") << u"quality.clean.segsnr_db"_s << -2.0 << -1.0 << QString();
}

/// Than either of the two.
void TestBench::marksWhatIsWorse()
{
    QFETCH(const QString, name);
    QFETCH(const double, before);
    QFETCH(const double, now);
    QFETCH(const QString, mark);
    for (const auto &[file, words] : {std::pair(u"tests/bench/baseline.json"_s, u" than the baseline"_s),
                                      std::pair(u"build/bench.baseline.json"_s, u" than what was kept"_s)}) {
        measured(now, name);
        write(file, QJsonDocument(QJsonObject{{name, before}}).toJson());
        QVERIFY2(run({u"--again"_s}), qPrintable(m_errors));
        QVERIFY2(!row(name).isEmpty(), qPrintable(m_output));
        QCOMPARE(row(name).contains(u"worse"_s), !mark.isEmpty());
        if (!mark.isEmpty())
            QVERIFY2(row(name).contains(mark + words), qPrintable(m_output));
        QVERIFY(QFile::remove(m_top->filePath(file)));
    }
}

void TestBench::missesAnAim()
{
    measured(301);
    QVERIFY(run({u"--again"_s}));
    QVERIFY2(row(u"call.setup_ms"_s).contains(u"misses its aim"_s), qPrintable(m_output));
    measured(300);
    QVERIFY(run({u"--again"_s}));
    QVERIFY2(!row(u"call.setup_ms"_s).contains(u"misses"_s), qPrintable(m_output));
}

void TestBench::saysWhatItWas()
{
    measured(101);
    write(u"tests/bench/baseline.json"_s, R"({"call.setup_ms": 99.5})");
    QVERIFY(run({u"--again"_s}));
    const QStringList words = row(u"call.setup_ms"_s).split(u' ', Qt::SkipEmptyParts);
    QCOMPARE(words, (QStringList{u"call.setup_ms"_s, u"101"_s, u"≤"_s, u"300"_s, u"99.5"_s, u"ms"_s, u"101"_s}));
}

void TestBench::theMedianCounts()
{
    makeProgram(u"bench_start"_s, R"sh(cd "$(dirname "$0")" && echo >>count
n=$(wc -l <count)
echo '{"name": "start.warm_window_ms", "value": '$((1$n * n))'}')sh");
    QVERIFY2(run({u"start"_s}), qPrintable(m_errors));
    const QJsonObject figure = read(u"build/bench.json"_s).array().first().toObject();
    QCOMPARE(figure[u"runs"_s].toArray(), (QJsonArray{11, 24, 39}));
    QCOMPARE(figure[u"value"_s].toDouble(), 24.0);
    QCOMPARE(figure[u"aim"_s].toDouble(), 150.0);
    QVERIFY(figure[u"baseline"_s].isNull() && figure[u"kept"_s].isNull());
}

/// The others stay in the file as they were measured before.
void TestBench::onlyWhatWasAskedFor()
{
    measured(120);
    makeProgram(u"bench_drift"_s, R"(echo '{"name": "call.drift_ms_per_hour", "value": 1.5}')");
    QVERIFY2(run({u"call.drift"_s}), qPrintable(m_errors));
    QCOMPARE(read(u"build/bench.json"_s).array().size(), 2);
    QVERIFY(row(u"call.setup_ms"_s).isEmpty() && !row(u"call.drift_ms_per_hour"_s).isEmpty());
}

void TestBench::keepsForThisMachine()
{
    write(u"build/bench.baseline.json"_s, R"({"start.warm_window_ms": 90})");
    measured(120);
    QVERIFY2(run({u"--again"_s, u"--keep"_s}), qPrintable(m_errors));
    QCOMPARE(read(u"build/bench.baseline.json"_s).object(),
             (QJsonObject{{u"start.warm_window_ms"_s, 90}, {u"call.setup_ms"_s, 120}}));
    measured(150);
    QVERIFY(run({u"--again"_s}));
    QVERIFY2(row(u"call.setup_ms"_s).contains(u"25 % worse than what was kept"_s), qPrintable(m_output));
    QVERIFY(!QFile::exists(m_top->filePath(u"tests/bench/baseline.json"_s)));
}

void TestBench::recordsWhatIsComputed()
{
    makeProgram(u"bench_echo"_s, R"(echo '{"name": "echo.erle_db", "value": 36}'
echo '{"name": "echo.cpu_percent", "value": 2}')");
    QVERIFY2(run({u"echo."_s, u"--record"_s}), qPrintable(m_errors));
    QCOMPARE(read(u"tests/bench/baseline.json"_s).object(), (QJsonObject{{u"echo.erle_db"_s, 36}}));
}

void TestBench::goesOnAfterAFailure()
{
    makeProgram(u"bench_drift"_s, "exit 3");
    makeProgram(u"bench_handshake"_s, R"(echo '{"name": "handshake.loss0_p90_ms", "value": 1}')");
    QVERIFY(!run({u"call.drift"_s, u"handshake"_s}));
    QVERIFY2(m_errors.contains(u"bench_drift failed with status 3"_s), qPrintable(m_errors));
    QVERIFY2(!row(u"handshake.loss0_p90_ms"_s).isEmpty(), qPrintable(m_output));
}

void TestBench::whatIsSkippedIsNoFailure()
{
    makeProgram(u"bench_drift"_s, "echo 'espeak-ng is needed' >&2");
    QVERIFY2(run({u"call.drift"_s}), qPrintable(m_errors));
}

void TestBench::anUnknownName()
{
    QVERIFY(!run({u"cal.setup"_s}));
    QVERIFY2(m_errors.startsWith(u"no benchmark is named cal.setup"_s), qPrintable(m_errors));
}

QTEST_GUILESS_MAIN(TestBench)
#include "tst_bench.moc"
