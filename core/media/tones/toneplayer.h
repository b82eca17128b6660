// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/parameters.h"
#include "core/media/tones/tone.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace causerie::media
{

/// Plays one tone at a time on the loudspeaker of some settings. With anything but devices it plays to nobody.
///
/// Thread: any one with an event loop; the sound has its own. Owner: whoever rings.
class TonePlayer final : public QObject
{
    Q_OBJECT

public:
    explicit TonePlayer(QObject *parent = nullptr);
    ~TonePlayer() override;

    /// From its beginning, in place of what was played; the same again goes on.
    void play(Tone tone, const AudioSettings &audio);
    void stop(); ///< silent within `ToneSynthesis::kFadeMs` and what the device has already
    std::optional<Tone> tone() const { return m_tone; }

Q_SIGNALS:
    void finished(); ///< it came to its own end

private:
    void look();

    struct Playing;
    std::optional<Tone> m_tone; ///< that is meant to be heard
    std::unique_ptr<Playing> m_playing;
    QTimer m_timer;
};

} // namespace causerie::media
