// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/xmppserver.h"

namespace causerie::test
{

class Prosody : public XmppServer
{
public:
    explicit Prosody(const QStringList &arguments = {}) : XmppServer(QStringLiteral("prosody"), arguments) {}
};

} // namespace causerie::test
