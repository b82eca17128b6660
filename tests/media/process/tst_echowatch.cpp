// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/process/echowatch.h"
#include "tests/support/acoustics.h"
#include "tests/support/speech.h"

#include <QTest>

#include <algorithm>

using namespace causerie::media;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// Whether we hear ourselves: with real speech, rooms and ways.
class TestEchoWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anEchoIsKnown_data();
    void anEchoIsKnown();
    void anotherVoiceIsNone();
    void silenceIsNone();
    void itIsForgotten();

private:
    std::unique_ptr<Speech> m_ours;
    std::unique_ptr<Speech> m_theirs;
};

namespace
{

constexpr std::size_t kNineSeconds = 9 * 48'000;

Sound nineSecondsOf(const Speech &speech)
{
    Sound sound = repeated(atLevel(speech.samples(), -20), 3);
    sound.resize(kNineSeconds);
    return sound;
}

/// What is said and heard in the same 10 ms; the likeness at the end.
double likeness(EchoWatch &watch, const Sound &said, const Sound &heard)
{
    for (std::size_t at = 0; at + kPeriodSamples <= std::min(said.size(), heard.size()); at += kPeriodSamples) {
        watch.said(std::span(said).subspan(at, kPeriodSamples));
        watch.heard(std::span(heard).subspan(at, kPeriodSamples / 2));
        watch.heard(std::span(heard).subspan(at + kPeriodSamples / 2, kPeriodSamples / 2));
    }
    return watch.likeness();
}

} // namespace

void TestEchoWatch::initTestCase()
{
    m_ours = std::make_unique<Speech>(u"en"_s);
    m_theirs = std::make_unique<Speech>(u"fr"_s);
    if (!m_ours->isReady() || !m_theirs->isReady())
        QSKIP("espeak-ng is not there");
}

void TestEchoWatch::anEchoIsKnown_data()
{
    QTest::addColumn<double>("delayMs");
    QTest::addColumn<double>("lossDb");
    QTest::newRow("near and loud") << 120.0 << 6.0;
    QTest::newRow("usual") << 300.0 << 20.0;
    QTest::newRow("far and soft") << 900.0 << 26.0;
}

void TestEchoWatch::anEchoIsKnown()
{
    QFETCH(double, delayMs);
    QFETCH(double, lossDb);
    const Sound said = nineSecondsOf(*m_ours);
    const Sound heard = mixed(echoOf(said, {.delayMs = delayMs, .lossDb = lossDb}), noise(said.size(), -65));
    EchoWatch watch;
    const double found = likeness(watch, said, heard);
    QVERIFY2(found > 0.65, qPrintable(QString::number(found)));
}

void TestEchoWatch::anotherVoiceIsNone()
{
    const Sound said = nineSecondsOf(*m_ours);
    const Sound heard = nineSecondsOf(*m_theirs);
    EchoWatch watch;
    const double found = likeness(watch, said, heard);
    QVERIFY2(found < 0.4, qPrintable(QString::number(found)));
}

void TestEchoWatch::silenceIsNone()
{
    const Sound said = nineSecondsOf(*m_ours);
    EchoWatch watch;
    QCOMPARE(likeness(watch, said, Sound(said.size())), 0.0);
    EchoWatch other;
    QVERIFY(likeness(other, Sound(said.size()), said) < 0.01);
}

void TestEchoWatch::itIsForgotten()
{
    const Sound said = nineSecondsOf(*m_ours);
    EchoWatch watch;
    QVERIFY(likeness(watch, said, echoOf(said, {.delayMs = 200})) > 0.65);
    QVERIFY(likeness(watch, said, noise(said.size(), -40)) < 0.45);
}

QTEST_APPLESS_MAIN(TestEchoWatch)
#include "tst_echowatch.moc"
