// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The one place where calls meet the real engine, so that tests of signalling link without it.

#include "core/call/calls.h"
#include "core/media/engine.h"

namespace causerie
{

Calls::Calls(Signalling &signalling, QObject *parent)
    : Calls(signalling, [] { return std::make_unique<media::Engine>(); }, parent)
{
}

} // namespace causerie
