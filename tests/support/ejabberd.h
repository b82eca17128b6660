// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/xmppserver.h"

namespace causerie::test
{

/// With rooms at rooms.example.test, an archive and HTTP uploads.
class Ejabberd : public XmppServer
{
public:
    explicit Ejabberd(const QStringList &arguments = {}) : XmppServer(QStringLiteral("ejabberd"), arguments) {}
};

} // namespace causerie::test
