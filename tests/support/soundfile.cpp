// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/soundfile.h"

#include <QAudioDecoder>
#include <QEventLoop>
#include <QUrl>

namespace causerie::test
{

std::optional<std::vector<float>> decodedSound(const QString &file)
{
    QAudioFormat format;
    format.setSampleRate(48000);
    format.setChannelCount(1);
    format.setSampleFormat(QAudioFormat::Float);
    QAudioDecoder decoder;
    decoder.setAudioFormat(format);
    decoder.setSource(QUrl::fromLocalFile(file));
    std::vector<float> samples;
    bool isGood = true;
    QEventLoop loop;
    QObject::connect(&decoder, &QAudioDecoder::bufferReady, &loop, [&] {
        const QAudioBuffer buffer = decoder.read();
        const auto *data = buffer.constData<float>();
        samples.insert(samples.end(), data, data + buffer.sampleCount());
    });
    QObject::connect(&decoder, &QAudioDecoder::finished, &loop, &QEventLoop::quit, Qt::QueuedConnection);
    QObject::connect(
        &decoder, qOverload<QAudioDecoder::Error>(&QAudioDecoder::error), &loop,
        [&] {
            isGood = false;
            loop.quit();
        },
        Qt::QueuedConnection);
    decoder.start();
    loop.exec();
    return isGood ? std::optional(std::move(samples)) : std::nullopt;
}

} // namespace causerie::test
