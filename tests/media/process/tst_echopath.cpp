// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/process/echopath.h"

#include <QTest>

using namespace causerie::media;
using namespace Qt::StringLiterals;

class TestEchoPath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void worn_data();
    void worn();
    void cancelledElsewhere_data();
    void cancelledElsewhere();
    void devices();
    void eachSwitchByItself();
    void filesAreLeftAlone();
};

void TestEchoPath::worn_data()
{
    QTest::addColumn<QString>("description");
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<bool>("expected");
    const QByteArray pci("alsa_output.pci-0000_00_1f.3.analog-stereo");
    QTest::newRow("speakers of a laptop") << u"Built-in Audio Analog Stereo"_s << pci << false;
    QTest::newRow("none") << QString() << QByteArray() << false;
    QTest::newRow("a display") << u"HDMI / DisplayPort"_s << QByteArray("alsa_output.pci.hdmi-stereo") << false;
    QTest::newRow("a loudspeaker for meetings")
        << u"Jabra SPEAK 510 USB"_s << QByteArray("alsa_output.usb-0b0e") << false;
    QTest::newRow("a Bluetooth loudspeaker") << u"Kitchen"_s << QByteArray("bluez_output.00_11.a2dp-sink") << false;
    QTest::newRow("USB headset") << u"Plantronics Blackwire Headset"_s << QByteArray("alsa_output.usb-047f") << true;
    QTest::newRow("a port of a sound card") << u"Built-in Audio Headphones"_s << pci << true;
    QTest::newRow("in capitals") << u"USB HEADSET"_s << QByteArray() << true;
    QTest::newRow("only the profile says it")
        << u"WH-1000"_s << QByteArray("bluez_sink.00_11.headset_head_unit") << true;
    QTest::newRow("hands-free") << u"WH-1000"_s << QByteArray("bluez_sink.00_11.handsfree_head_unit") << true;
    QTest::newRow("what hangs in the ear") << u"Alice's AirPods Pro"_s << QByteArray("bluez_output.1") << true;
    QTest::newRow("French") << u"Casque analogique"_s << pci << true;
    QTest::newRow("French, in the ear") << u"Écouteurs"_s << pci << true;
    QTest::newRow("German") << u"Kopfhörer"_s << pci << true;
    QTest::newRow("Spanish") << u"Auriculares"_s << pci << true;
    QTest::newRow("Russian") << u"Наушники"_s << pci << true;
}

void TestEchoPath::worn()
{
    QFETCH(QString, description);
    QFETCH(QByteArray, id);
    QTEST(isWorn({.id = id, .description = description}), "expected");
}

void TestEchoPath::cancelledElsewhere_data()
{
    QTest::addColumn<QString>("description");
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<bool>("expected");
    QTest::newRow("a microphone") << u"Internal Microphone"_s << QByteArray("alsa_input.pci") << false;
    QTest::newRow("PulseAudio") << u"Built-in Audio (echo cancelled with Built-in Audio)"_s
                                << QByteArray("alsa_input.pci.echo-cancel") << true;
    QTest::newRow("PipeWire") << u"Microphone"_s << QByteArray("echo-cancel-source") << true;
    QTest::newRow("by its description alone") << u"Echo-Cancel Source"_s << QByteArray("virtual.1") << true;
}

void TestEchoPath::cancelledElsewhere()
{
    QFETCH(QString, description);
    QFETCH(QByteArray, id);
    QTEST(isCancelledElsewhere({.id = id, .description = description}), "expected");
}

void TestEchoPath::devices()
{
    const AudioSettings asIs;
    const DeviceName microphone{"mic", u"Internal Microphone"_s};
    const DeviceName speakers{"out", u"Speakers"_s};
    const DeviceName headset{"usb", u"USB Headset"_s};
    const Processing withoutEcho{.echo = false, .noise = true, .level = true};
    QCOMPARE(processingFor(asIs, microphone, speakers), Processing());
    QCOMPARE(processingFor(asIs, microphone, headset), withoutEcho);
    QCOMPARE(processingFor(asIs, {"echo-cancel-source", u"Microphone"_s}, speakers), withoutEcho);
    QCOMPARE(processingFor(asIs, headset, speakers), Processing()); // its microphone hears the loudspeakers
    QCOMPARE(processingFor(asIs, microphone, {}), Processing());    // nobody knows
}

void TestEchoPath::eachSwitchByItself()
{
    for (int bits = 0; bits < 8; ++bits) {
        const Processing wanted{.echo = (bits & 1) != 0, .noise = (bits & 2) != 0, .level = (bits & 4) != 0};
        QCOMPARE(processingFor({.processing = wanted}, {}, {}), wanted);
        QCOMPARE(wanted.isAnything(), bits != 0);
    }
}

void TestEchoPath::filesAreLeftAlone()
{
    for (const auto backend : {AudioSettings::Backend::Files, AudioSettings::Backend::Null}) {
        QCOMPARE(processingFor({.backend = backend}, {}, {}), Processing::none());
        QCOMPARE(processingFor({.backend = backend, .processesFiles = true}, {}, {}), Processing());
        QCOMPARE(processingFor({.backend = backend, .processing = Processing::none(), .processesFiles = true}, {}, {}),
                 Processing::none());
    }
}

QTEST_APPLESS_MAIN(TestEchoPath)
#include "tst_echopath.moc"
