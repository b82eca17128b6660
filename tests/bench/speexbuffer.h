// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/playout/playoutbuffer.h"

#include <array>
#include <memory>

struct JitterBuffer_;

namespace causerie::bench
{

/// The jitter buffer of speexdsp itself, as a program uses it that plays packets of one length: its delay is a whole
/// number of packets, nothing is stretched, and redundant copies are not known to it.
///
/// Thread: any one.
class SpeexBuffer final : public media::PlayoutBuffer
{
public:
    SpeexBuffer();

    void insert(const media::VoicePacket &packet) override;
    media::PlayoutStep next(std::int64_t nowNs) override;
    void trimmed(int) override {} ///< never asks for it
    void reset() override;
    media::PlayoutFigures figures() const override { return {}; }

private:
    struct Deleter {
        void operator()(JitterBuffer_ *buffer) const;
    };

    std::unique_ptr<JitterBuffer_, Deleter> m_buffer;
    std::array<std::byte, 1500> m_payload{};
    bool m_hasPlayed = false;
};

} // namespace causerie::bench
