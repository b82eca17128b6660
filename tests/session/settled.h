// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/history.h"
#include "core/session/incoming.h"

#include <QTest>

namespace causerie::test
{

/// Waits until the worker has done what it was asked, and this thread has heard of it.
inline bool settled(History &history, Incoming &incoming)
{
    incoming.flush();
    bool answered = false;
    const Jid anybody = *Jid::parse(u"bob@example.test");
    history.readNewest(anybody, 1, &history, [&](const std::vector<Message> &) { answered = true; });
    return QTest::qWaitFor([&] { return answered; });
}

} // namespace causerie::test
