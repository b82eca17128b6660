// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/account.h"
#include "core/xmpp/connectionerror.h"
#include "ui/signin/steps.h"

namespace causerie::ui
{

/// The technical text behind "Copy report": for whoever runs the server or mends the program, hence English.
/// Holds no password and not the part before the @ sign, wherever it may stand. Pure but for the system's name.
QString connectionReport(const Account &account, const xmpp::ConnectionError &error, const StepTrack &track,
                         const QDateTime &now);

} // namespace causerie::ui
