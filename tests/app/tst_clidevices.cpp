// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cliarguments.h"
#include "app/clidevices.h"

#include <QTest>

using namespace causerie;
using namespace causerie::cli;
using namespace Qt::StringLiterals;

/// Which sound device `--microphone` and `--speaker` mean, and where they and what else is said of a call may stand.
class TestCliDevices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chooses_data();
    void chooses();
    void saysWhatThereIs();
    void arguments_data();
    void arguments();
    void mode_data();
    void mode();
    void processing_data();
    void processing();
};

void TestCliDevices::chooses_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("found");
    QTest::addColumn<QByteArray>("id");

    QTest::newRow("no name: the default") << QString() << true << QByteArray();
    QTest::newRow("by id") << u"alsa_input.usb-1"_s << true << QByteArray("alsa_input.usb-1");
    QTest::newRow("by description") << u"Casque d'écoute"_s << true << QByteArray("alsa_input.usb-2");
    QTest::newRow("the first of two alike") << u"Webcam"_s << true << QByteArray("alsa_input.usb-1");
    QTest::newRow("an id wins over a description") << u"Desk"_s << true << QByteArray("Desk");
    QTest::newRow("a part of a name is no name") << u"Web"_s << false << QByteArray();
    QTest::newRow("unknown") << u"Gramophone"_s << false << QByteArray();
}

void TestCliDevices::chooses()
{
    QFETCH(const QString, name);
    QFETCH(const bool, found);
    QFETCH(const QByteArray, id);
    const QList<DeviceName> known{{"alsa_input.usb-1", u"Webcam"_s},
                                  {"alsa_input.usb-2", u"Casque d'écoute"_s},
                                  {"alsa_input.usb-3", u"Webcam"_s},
                                  {"alsa_input.usb-4", u"Desk"_s},
                                  {"Desk", u"Another"_s}};
    const auto chosen = chooseDevice(name, known, "microphone"_L1);
    QCOMPARE(chosen.has_value(), found);
    QCOMPARE(chosen.value_or(QByteArray()), id);
}

void TestCliDevices::saysWhatThereIs()
{
    QCOMPARE(chooseDevice(u"x"_s, {{"one", u"One"_s}, {"two", u"Two"_s}}, "speaker"_L1).error(),
             u"There is no speaker called x, only one, two."_s);
    QCOMPARE(chooseDevice(u"x"_s, {}, "speaker"_L1).error(), u"There is no speaker."_s);
}

void TestCliDevices::arguments_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("ok");
    QTest::newRow("call") << u"call bob@example.org --microphone m --speaker s"_s << true;
    QTest::newRow("answer") << u"--microphone m --speaker s answer"_s << true;
    QTest::newRow("not with files played") << u"answer --microphone m --speaker s --play x.wav"_s << false;
    QTest::newRow("not with files recorded") << u"answer --microphone m --speaker s --record x.wav"_s << false;
    QTest::newRow("not with other commands") << u"roster --microphone m --speaker s"_s << false;
}

void TestCliDevices::arguments()
{
    QFETCH(const QString, words);
    QFETCH(const bool, ok);
    const auto arguments = parseArguments(QStringList{u"causerie-cli"_s} + words.split(u' '));
    QCOMPARE(arguments.has_value(), ok);
    if (ok) {
        QCOMPARE(arguments->microphone, u"m"_s);
        QCOMPARE(arguments->speaker, u"s"_s);
    }
}

void TestCliDevices::mode_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<std::optional<media::CallMode>>("expected"); // empty: refused
    const auto row = [](const QString &words, std::optional<media::CallMode> expected) {
        QTest::newRow(qPrintable(words)) << words << expected;
    };
    row(u"answer"_s, media::CallMode::Usual);
    row(u"answer --mode usual"_s, media::CallMode::Usual);
    row(u"call bob@example.org --mode thrift"_s, media::CallMode::Thrift);
    row(u"answer --mode low-latency --play x.wav"_s, media::CallMode::LowLatency);
    row(u"answer --mode lavish"_s, {});
    row(u"answer --mode Thrift"_s, {});
    row(u"roster --mode thrift"_s, {});
}

void TestCliDevices::mode()
{
    QFETCH(const QString, words);
    const auto arguments = parseArguments(QStringList{u"causerie-cli"_s} + words.split(u' '));
    QTEST(arguments ? std::optional(arguments->mode) : std::nullopt, "expected");
}

void TestCliDevices::processing_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<std::optional<media::Processing>>("expected");
    const auto row = [](const char *name, const QString &words, std::optional<media::Processing> expected) {
        QTest::newRow(name) << words << expected;
    };
    row("all", u"echo,noise,level"_s, media::Processing());
    row("in another order", u"level,echo"_s, media::Processing{.noise = false});
    row("none", u"none"_s, media::Processing::none());
    row("none beside others", u"none,echo"_s, {});
    row("nothing", QString(), {});
    row("something else", u"echo,hiss"_s, {});
    row("half", u"echo,"_s, {});
}

void TestCliDevices::processing()
{
    QFETCH(const QString, words);
    QTEST(processingFrom(words), "expected");
    const auto arguments = parseArguments({u"causerie-cli"_s, u"answer"_s, u"--processing"_s, words});
    QCOMPARE(arguments.has_value(), processingFrom(words).has_value());
    QVERIFY(!parseArguments({u"causerie-cli"_s, u"roster"_s, u"--processing"_s, words}));
}

QTEST_GUILESS_MAIN(TestCliDevices)
#include "tst_clidevices.moc"
