// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/soundplayer.h"

#include "core/files/waveform.h"

#include <QAudioDecoder>
#include <QAudioOutput>
#include <QMediaPlayer>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace causerie::ui
{

namespace
{
constexpr int kRate = 8000;                              ///< enough for a shape
constexpr size_t kMostSamples = size_t(kRate) * 60 * 60; ///< an hour
constexpr double kSpeeds[] = {1, 1.5, 2};
} // namespace

SoundPlayer::SoundPlayer(QObject *parent) : QObject(parent) {}

SoundPlayer::~SoundPlayer()
{
    if (m_player)
        m_player->disconnect(this);
    if (m_decoder)
        m_decoder->disconnect(this);
}

void SoundPlayer::prepare(const QString &file)
{
    if (!m_player) {
        m_player = new QMediaPlayer(this);
        m_output = new QAudioOutput(this);
        m_player->setAudioOutput(m_output);
        const auto tell = [this] { Q_EMIT changed(m_file); };
        connect(m_player, &QMediaPlayer::positionChanged, this, tell);
        connect(m_player, &QMediaPlayer::playbackStateChanged, this, tell);
        connect(m_player, &QMediaPlayer::mediaStatusChanged, this, [this](QMediaPlayer::MediaStatus status) {
            const bool isLoaded = status == QMediaPlayer::LoadedMedia || status == QMediaPlayer::BufferedMedia;
            if (isLoaded && m_startAt >= 0)
                m_player->setPosition(qint64(double(m_player->duration()) * std::exchange(m_startAt, -1)));
        });
        connect(m_player, &QMediaPlayer::errorOccurred, this, [this] {
            m_broken.insert(m_file);
            Q_EMIT changed(m_file);
        });
    }
    if (m_file == file)
        return;
    const QString before = std::exchange(m_file, file);
    m_player->setSource(QUrl::fromLocalFile(file));
    m_player->setPlaybackRate(m_speed);
    if (!before.isEmpty())
        Q_EMIT changed(before);
}

void SoundPlayer::toggle(const QString &file)
{
    prepare(file);
    if (m_player->playbackState() == QMediaPlayer::PlayingState)
        m_player->pause();
    else
        m_player->play();
}

void SoundPlayer::hold()
{
    if (m_player && m_player->playbackState() == QMediaPlayer::PlayingState)
        m_player->pause();
}

void SoundPlayer::seek(const QString &file, double share)
{
    prepare(file);
    const double there = std::clamp(share, 0.0, 1.0);
    const bool isLoading = m_player->mediaStatus() == QMediaPlayer::LoadingMedia;
    if (m_player->duration() > 0 && !isLoading)
        m_player->setPosition(qint64(double(m_player->duration()) * there));
    else
        m_startAt = there;
}

void SoundPlayer::nextSpeed()
{
    const auto now = std::ranges::find(kSpeeds, m_speed);
    m_speed = now == std::end(kSpeeds) || std::next(now) == std::end(kSpeeds) ? kSpeeds[0] : *std::next(now);
    if (m_player)
        m_player->setPlaybackRate(m_speed);
    Q_EMIT changed(m_file);
}

bool SoundPlayer::isPlaying(const QString &file) const
{
    return m_player && file == m_file && m_player->playbackState() == QMediaPlayer::PlayingState;
}

double SoundPlayer::share(const QString &file) const
{
    if (!m_player || file != m_file)
        return 0;
    if (m_startAt >= 0)
        return m_startAt;
    return m_player->duration() > 0 ? double(m_player->position()) / double(m_player->duration()) : 0;
}

qint64 SoundPlayer::positionMs(const QString &file) const
{
    return m_player && file == m_file ? m_player->position() : 0;
}

qint64 SoundPlayer::lengthMs(const QString &file) const
{
    return m_shapes.value(file).lengthMs;
}

std::vector<quint8> SoundPlayer::shape(const QString &file)
{
    if (const auto known = m_shapes.constFind(file); known != m_shapes.cend())
        return known->points;
    m_shapes.insert(file, {}); // asked once
    m_toDecode.append(file);
    if (m_toDecode.size() == 1)
        decodeNext();
    return {};
}

void SoundPlayer::decodeNext()
{
    if (m_toDecode.isEmpty())
        return;
    m_samples.clear();
    m_decoder = new QAudioDecoder(this);
    QAudioFormat format;
    format.setSampleRate(kRate);
    format.setChannelCount(1);
    format.setSampleFormat(QAudioFormat::Int16);
    m_decoder->setAudioFormat(format);
    m_decoder->setSource(QUrl::fromLocalFile(m_toDecode.first()));
    connect(m_decoder, &QAudioDecoder::bufferReady, this, [this] {
        const QAudioBuffer buffer = m_decoder->read();
        const auto *samples = buffer.constData<qint16>();
        const size_t room = kMostSamples - std::min(kMostSamples, m_samples.size());
        m_samples.insert(m_samples.end(), samples, samples + std::min(size_t(buffer.sampleCount()), room));
        if (m_samples.size() == kMostSamples)
            QMetaObject::invokeMethod(this, &SoundPlayer::decoded,
                                      Qt::QueuedConnection); // a small file can last for days
    });
    connect(m_decoder, &QAudioDecoder::finished, this, &SoundPlayer::decoded, Qt::QueuedConnection);
    connect(m_decoder, qOverload<QAudioDecoder::Error>(&QAudioDecoder::error), this, &SoundPlayer::decoded,
            Qt::QueuedConnection);
    m_decoder->start();
}

void SoundPlayer::decoded()
{
    if (!m_decoder)
        return; // both signals came
    m_decoder->disconnect(this);
    std::exchange(m_decoder, nullptr)->deleteLater();
    const QString file = m_toDecode.takeFirst();
    if (!m_samples.empty())
        m_shapes[file] = {files::waveform(m_samples), qint64(m_samples.size()) * 1000 / kRate};
    std::exchange(m_samples, {});
    Q_EMIT shapeKnown(file);
    decodeNext();
}

} // namespace causerie::ui
