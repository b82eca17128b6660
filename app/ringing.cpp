// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ringing.h"

#include "core/call/calltone.h"

namespace causerie
{

void Ringing::setDevices(const media::AudioSettings &speaker, const media::AudioSettings &ringer)
{
    m_speaker = speaker;
    m_ringer = ringer;
}

void Ringing::follow(const Call &call)
{
    connect(&call, &Call::stateChanged, this, [this, call = &call, isOver = false](CallState state) mutable {
        if (std::exchange(isOver, state == CallState::Ending || state == CallState::Ended) && isOver)
            return; // its last tone has begun, and may be over
        sound(*call);
    });
    sound(call);
}

void Ringing::sound(const Call &call)
{
    auto tone = toneOf(call.direction(), call.state(), call.outcome(), call.endedBy());
    if (tone && m_isTalking(call))
        tone = tone == media::Tone::Ring ? std::optional(media::Tone::RingOnce) : std::nullopt;
    if (tone) {
        m_whose = &call;
        play(*tone);
    } else if (m_whose == &call) {
        m_whose = nullptr;
        stop();
    }
}

void Ringing::play(media::Tone tone)
{
    m_player.play(tone, tone == media::Tone::Ring || tone == media::Tone::RingOnce ? m_ringer : m_speaker);
}

} // namespace causerie
