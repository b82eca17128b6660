// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/playout/costbuffer.h"

#include <QList>
#include <QString>

#include <array>

namespace causerie::test
{

using media::CostBuffer;
using media::Patience;
using media::PlayoutStep;

inline constexpr std::int64_t kMs = 1'000'000;
inline constexpr std::int64_t kStart = 1'000'000 * kMs;

/// Feeds packets by number and writes what is played as a word: D decode, R recover, C conceal, N comfort noise,
/// S silence, each for 10 ms or a part of it.
class PacketPlayer
{
public:
    explicit PacketPlayer(int redundant = 0, Patience patience = Patience::Usual)
        : buffer(patience), m_redundant(redundant)
    {
    }

    /// Packet `n` of 20 ms arrives at `ms`.
    void packet(int n, double ms) { insert(static_cast<std::uint16_t>(n), n, ms); }
    void insert(std::uint16_t number, int frame, double ms, bool isCopy = false)
    {
        std::array<std::byte, 4> payload{};
        payload[0] = static_cast<std::byte>(frame);
        payload[1] = static_cast<std::byte>(isCopy);
        buffer.insert({.sequenceNumber = number,
                       .timestamp = static_cast<std::uint32_t>(0xFFFFF000 + 960 * frame),
                       .samples = 960,
                       .redundantSamples = m_redundant,
                       .arrivalNs = kStart + static_cast<std::int64_t>(ms * kMs),
                       .payload = std::span(payload).first(payloadBytes),
                       .isCopy = isCopy});
    }
    /// A copy of packet `n` comes within another one.
    void copy(int n, double ms) { insert(static_cast<std::uint16_t>(n), n, ms, true); }
    /// The speaker asks for everything until `ms`.
    QString play(double ms) { return play(ms, 0); }
    /// … `earlyMs` before its time.
    QString play(double ms, double earlyMs)
    {
        QString word;
        for (; m_nowMs < ms; m_nowMs += 5, m_owed += 240) {
            while (m_owed > 0) {
                const auto step = buffer.next(kStart + static_cast<std::int64_t>((m_nowMs - earlyMs) * kMs));
                m_owed -= step.samples;
                m_samples = step.kind == m_kind ? m_samples + step.samples : step.samples;
                m_kind = step.kind;
                for (; m_samples >= 480; m_samples -= 480)
                    word += letter(step.kind);
                if (step.kind == PlayoutStep::Kind::Decode) {
                    frames.append(static_cast<int>(step.payload[0]));
                    copies += static_cast<int>(step.payload[1]);
                    shifted += step.isShifted ? 1 : 0;
                }
                last = step;
                if (isTrimming && step.trimSamples != 0) {
                    buffer.trimmed(step.trimSamples);
                    m_owed += step.trimSamples;
                }
            }
        }
        return word;
    }

    CostBuffer buffer;
    QList<int> frames;
    int copies = 0;
    int shifted = 0;
    std::size_t payloadBytes = 4; ///< of what comes now
    bool isTrimming = false;      ///< does what it is asked for
    PlayoutStep last;

private:
    static QChar letter(PlayoutStep::Kind kind)
    {
        switch (kind) {
        case PlayoutStep::Kind::Decode:
            return u'D';
        case PlayoutStep::Kind::Recover:
            return u'R';
        case PlayoutStep::Kind::Conceal:
            return u'C';
        case PlayoutStep::Kind::Comfort:
            return u'N';
        case PlayoutStep::Kind::Silence:
            return u'S';
        }
        return u'?';
    }

    int m_redundant;
    double m_nowMs = 0;
    int m_owed = 240;
    PlayoutStep::Kind m_kind = PlayoutStep::Kind::Silence;
    int m_samples = 0; ///< of that kind, not yet written
};

} // namespace causerie::test
