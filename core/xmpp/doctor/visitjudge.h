// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/ice/reachcheck.h"
#include "core/xmpp/doctor/report.h"
#include "core/xmpp/request.h"
#include "core/xmpp/services.h"

#include <QList>

/// What the answers to a signed-in examination mean. Pure.
namespace causerie::xmpp
{

using ServicesAnswer = std::expected<Services, IqError>;

inline constexpr std::chrono::milliseconds kClockNotice{10'000}; ///< lines of a conversation change places
inline constexpr std::chrono::milliseconds kClockFault{300'000}; ///< and certificates and credentials end too soon

Finding judgeClock(const std::expected<std::chrono::milliseconds, IqError> &ahead); ///< the server's, of ours
/// `account`: what our bare address says of itself; `server`: its server with all services.
Finding judgeArchive(const ServicesAnswer &account);
Finding judgePush(const ServicesAnswer &account, const ServicesAnswer &server);
Finding judgeCarbons(const ServicesAnswer &server);
Finding judgeUpload(const ServicesAnswer &server);
Finding judgeRooms(const ServicesAnswer &server);
Finding judgeCallServices(const QList<media::IceServer> &servers);
Finding judgeRelay(const media::IceServer &server, const media::Reach &reach, std::chrono::milliseconds took);

} // namespace causerie::xmpp
