// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/audio/level.h"
#include "core/media/parameters.h"
#include "core/media/playout/costbuffer.h"
#include "core/media/playout/voiceplayer.h"
#include "core/media/rtp/soundnumbers.h"
#include "core/media/transport.h"

#include <bitset>
#include <optional>

namespace causerie::media
{

struct RtpPacket;

/// The way in: PacketRing → RTP → copies of earlier packets beside the packet → playout buffer → decoder → what the
/// speaker asks for. Follows a change of SSRC after three packets in a row (RFC 3550 §8.2 lets a sender change it).
/// Allocates nothing once made.
///
/// Thread: audio. Owner: StreamLoop. `incoming` and `counters` outlive it.
class VoiceReceiver
{
public:
    VoiceReceiver(PacketRing &incoming, StreamCounters &counters, VoiceDecoder decoder);

    /// Every payload type that may arrive; what is no speech (VoiceCodec) or copies of Opus (RFC 2198) is dropped.
    /// Keys (RFC 4733) only leave a pause in the sound; the path has heard them.
    /// `levelId`: the header extension in which packets tell how loud they are (RFC 6464); 0: none. It is only shown,
    /// and only while nothing is played.
    void begin(const QList<PayloadType> &agreed, int levelId = 0);
    /// Fills all of `samples` with what is heard from `nowNs` on.
    void render(std::span<float> samples, std::int64_t nowNs);
    void setHeld(bool held); ///< nothing is played; of what comes only its level is looked at
    void setPatience(Patience patience) { m_buffer.setPatience(patience); }

    bool hasPlayed() const { return m_hasPlayed; } ///< something that was really received
    PlayoutFigures figures() const { return m_buffer.figures(); }

private:
    void tell(const PlayoutFigures &figures);
    void drain();
    void overhear(const Packet &datagram);
    double levelAt(std::int64_t nowNs) const;
    void take(const Packet &datagram);
    void takeRed(const RtpPacket &packet, std::int64_t arrivalNs);
    void insert(VoiceCodec codec, const RtpPacket &packet, std::int64_t arrivalNs, bool isCopy);
    bool isOurs(const RtpPacket &packet);

    PacketRing &m_incoming;
    StreamCounters &m_counters;
    CostBuffer m_buffer;
    VoicePlayer m_player;
    LevelMeter m_level;
    std::array<std::optional<VoiceCodec>, 128> m_voice{};
    std::bitset<128> m_red;
    std::bitset<128> m_events;
    SoundNumbers m_numbers;
    std::optional<std::uint32_t> m_ssrc;
    std::uint32_t m_otherSsrc = 0;
    int m_others = 0; ///< packets in a row from m_otherSsrc
    int m_levelId = 0;
    double m_toldLevel = 0;    ///< 0…1, like a LevelMeter's
    std::int64_t m_toldNs = 0; ///< when
    bool m_isHeld = false;
    bool m_hasPlayed = false;
};

} // namespace causerie::media
