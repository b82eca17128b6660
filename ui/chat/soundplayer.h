// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCache>
#include <QHash>
#include <QObject>
#include <QSet>

#include <memory>
#include <vector>

class QAudioDecoder;
class QAudioOutput;
class QMediaPlayer;

namespace causerie::ui
{

/// Plays sound files of messages, one at a time, and knows their shapes. Nothing is played unasked.
///
/// Thread: GUI. Owner: MessageFiles.
class SoundPlayer final : public QObject
{
    Q_OBJECT

public:
    explicit SoundPlayer(QObject *parent = nullptr);
    ~SoundPlayer() override;

    void toggle(const QString &file);             ///< plays it, or holds it
    void hold();                                  ///< whatever plays
    void seek(const QString &file, double share); ///< 0…1; plays on if it played
    void nextSpeed();                             ///< once, one and a half, twice as fast
    double speed() const { return m_speed; }
    bool isPlaying(const QString &file) const;
    double share(const QString &file) const; ///< how much of it was heard, 0 when it is not the one
    qint64 positionMs(const QString &file) const;
    bool isBroken(const QString &file) const { return m_broken.contains(file); }

    /// Loudness over time as files::waveform; empty until it is known (`shapeKnown`), or when it cannot be.
    std::vector<quint8> shape(const QString &file);
    qint64 lengthMs(const QString &file) const; ///< −1 until its shape is known

Q_SIGNALS:
    void changed(const QString &file); ///< played, held, moved on, or cannot be played
    void shapeKnown(const QString &file);

private:
    struct Shape {
        std::vector<quint8> points;
        qint64 lengthMs = -1;
    };
    void prepare(const QString &file);
    void decodeNext();
    void decoded();

    QMediaPlayer *m_player = nullptr; ///< made at the first use: it costs a library and a device
    QAudioOutput *m_output = nullptr;
    QString m_file;
    double m_speed = 1;
    double m_startAt = -1; ///< share to go to as soon as the length is known
    QSet<QString> m_broken;
    QHash<QString, Shape> m_shapes;
    QStringList m_toDecode;
    QAudioDecoder *m_decoder = nullptr;
    std::vector<qint16> m_samples;
};

} // namespace causerie::ui
