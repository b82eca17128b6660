// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/rtp/rtcpschedule.h"

#include <algorithm>

namespace causerie::media
{

namespace
{
constexpr double kShareOfReports = 0.05; // §6.2: of the session's bandwidth
constexpr double kMembers = 2;
constexpr double kLeastSeconds = 1.0;     // RFC 4585 §3.4: T_min may be below the 5 s of RFC 3550
constexpr double kMostSeconds = 2.5;      // silence of 5 s means trouble to the other side, also in a held call
constexpr double kCompensation = 1.21828; // §6.3.1: e − 3/2
constexpr std::chrono::milliseconds kFirst{200};
constexpr std::chrono::milliseconds kSecond{500}; // after the first
constexpr std::size_t kHeaderBytes = 28;          // IPv4 and UDP
} // namespace

std::chrono::milliseconds RtcpSchedule::next(double bandwidth)
{
    switch (m_sent++) {
    case 0:
        return kFirst;
    case 1:
        return kSecond;
    }
    const auto byBandwidth = bandwidth > 0 ? m_averageBytes * kMembers / (bandwidth * kShareOfReports) : kMostSeconds;
    const auto seconds = std::clamp(byBandwidth, kLeastSeconds, kMostSeconds) * (0.5 + m_random()) / kCompensation;
    return std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000));
}

void RtcpSchedule::packetSeen(std::size_t bytes)
{
    m_averageBytes += (static_cast<double>(bytes + kHeaderBytes) - m_averageBytes) / 16;
}

} // namespace causerie::media
