// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/recording/voicerecorder.h"

#include <QTemporaryDir>
#include <QTest>

using namespace causerie::media;
using namespace Qt::StringLiterals;

/// A machine without a sound card, or with a sound server that is not there.
class TestNoMicrophone final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsSaid();
};

void TestNoMicrophone::itIsSaid()
{
    const QTemporaryDir dir;
    VoiceRecorder recorder({.backend = AudioSettings::Backend::Devices, .inputId = "not there"},
                           dir.filePath(u"voice.opus"_s), 48000 * 60);
    QList<SoundTrouble> failures;
    std::vector<Recording> ended;
    connect(&recorder, &VoiceRecorder::failed, this, [&](SoundTrouble trouble) { failures << trouble; });
    connect(&recorder, &VoiceRecorder::ended, this, [&](const Recording &recording) { ended.push_back(recording); });
    QTRY_VERIFY_WITH_TIMEOUT(!failures.isEmpty(), 30'000);
    QCOMPARE(failures, QList{SoundTrouble::NoMicrophone}); // and nothing of a loudspeaker
    recorder.stop();
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1u, 30'000);
    QVERIFY(isSilent(ended.front().powers));
}

QTEST_GUILESS_MAIN(TestNoMicrophone)
#include "tst_nomicrophone.moc"
