// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/call.h"
#include "core/media/tones/toneplayer.h"

#include <functional>
#include <optional>
#include <utility>

namespace causerie
{

/// The tones of calls: that one rings, that it rings over there, that they are busy, that it is over.
///
/// Thread: GUI. Owner: Telephone.
class Ringing final : public QObject
{
    Q_OBJECT

public:
    explicit Ringing(QObject *parent = nullptr) : QObject(parent) {}

    /// `speaker` is where calls are heard, `ringer` where they ring; used for the next tone.
    void setDevices(const media::AudioSettings &speaker, const media::AudioSettings &ringer);
    /// Whether somebody is talked to in another call: then a new one rings once, and nothing else sounds.
    void setTalking(std::function<bool(const Call &besides)> isTalking) { m_isTalking = std::move(isTalking); }
    void follow(const Call &call); ///< from now to its end
    void play(media::Tone tone);   ///< by itself, for a test
    void stop() { m_player.stop(); }
    std::optional<media::Tone> tone() const { return m_player.tone(); }

private:
    void sound(const Call &call);

    std::function<bool(const Call &)> m_isTalking = [](const Call &) { return false; };
    const Call *m_whose = nullptr; ///< compared, never followed: whose tone sounds
    media::TonePlayer m_player;
    media::AudioSettings m_speaker;
    media::AudioSettings m_ringer;
};

} // namespace causerie
