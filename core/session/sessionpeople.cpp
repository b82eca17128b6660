// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How what people say of themselves, and whom we keep away, meets the other parts of a session.

#include "core/session/sessionparts.h"

namespace causerie
{

void Session::Private::connectPeople()
{
    connect(&blocklist, &Blocklist::failed, &q, &Session::requestFailed);
    connect(&blocklist, &Blocklist::requestDropped, &requests, &Requests::decline);
}

} // namespace causerie
