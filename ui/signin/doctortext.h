// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/account.h"
#include "core/xmpp/doctor/report.h"

namespace causerie::ui
{

/// The technical text behind "Copy report": for whoever runs the server or mends the program, hence English. Holds no
/// password, not the part before the @ sign, and no address of this machine that a server told. Pure but for the names
/// of system and program.
QString doctorText(const xmpp::DoctorReport &report, const Account &account);

} // namespace causerie::ui
