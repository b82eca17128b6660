// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/sounddevices.h"

#include <QTest>

using namespace causerie::media;
using namespace Qt::StringLiterals;

namespace
{
const SoundDevice kBuiltIn{"pci.analog", u"Built-in Audio"_s};
const SoundDevice kHeadset{"usb-1.mono", u"Headset"_s};
const SoundDevice kHeadsetElsewhere{"usb-2.mono", u"Headset"_s};
const SoundDevice kCamera{"usb-3.mono", u"Camera"_s};
} // namespace

class TestSoundDevices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void picks_data();
    void picks();
    void theChosenOneComesFirst();
    void eightAtMost();
};

void TestSoundDevices::picks_data()
{
    QTest::addColumn<QList<SoundDevice>>("wanted");
    QTest::addColumn<QList<SoundDevice>>("present");
    QTest::addColumn<QByteArray>("id");
    using List = QList<SoundDevice>;
    QTest::newRow("no wish: the default") << List{} << List{kBuiltIn, kHeadset} << QByteArray();
    QTest::newRow("the favourite") << List{kHeadset, kBuiltIn} << List{kBuiltIn, kHeadset} << kHeadset.id;
    QTest::newRow("the next best") << List{kHeadset, kCamera} << List{kBuiltIn, kCamera} << kCamera.id;
    QTest::newRow("in another socket") << List{kHeadset} << List{kBuiltIn, kHeadsetElsewhere} << kHeadsetElsewhere.id;
    QTest::newRow("the same id counts more") << List{kHeadset} << List{kHeadsetElsewhere, kHeadset} << kHeadset.id;
    QTest::newRow("which of two alike?") << List{{"usb-9.mono", u"Headset"_s}, kBuiltIn}
                                         << List{kHeadset, kHeadsetElsewhere, kBuiltIn} << kBuiltIn.id;
    QTest::newRow("none is there: the favourite, if it comes")
        << List{kHeadset, kCamera} << List{kBuiltIn} << kHeadset.id;
    QTest::newRow("there is nothing at all") << List{kHeadset} << List{} << kHeadset.id;
}

void TestSoundDevices::picks()
{
    QFETCH(QList<SoundDevice>, wanted);
    QFETCH(QList<SoundDevice>, present);
    QTEST(pickDevice(wanted, present), "id");
}

void TestSoundDevices::theChosenOneComesFirst()
{
    QList<SoundDevice> wanted = preferring(kHeadset, {});
    wanted = preferring(kCamera, wanted);
    QCOMPARE(wanted, (QList{kCamera, kHeadset}));
    QCOMPARE(preferring(kHeadset, wanted), (QList{kHeadset, kCamera}));
    QVERIFY(preferring({}, wanted).isEmpty()); // as the system says
}

void TestSoundDevices::eightAtMost()
{
    QList<SoundDevice> wanted;
    for (int i = 0; i < 20; ++i)
        wanted = preferring({QByteArray::number(i), QString::number(i)}, wanted);
    QCOMPARE(wanted.size(), 8);
    QCOMPARE(wanted.first().id, "19");
}

QTEST_APPLESS_MAIN(TestSoundDevices)
#include "tst_sounddevices.moc"
