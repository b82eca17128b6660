// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

namespace causerie::ui
{

/// Each file in a message of its own, for many programs show only one; the words go with the first. Nothing without
/// words and files.
void send(Session &session, const Jid &peer, const OutgoingText &text);

} // namespace causerie::ui
