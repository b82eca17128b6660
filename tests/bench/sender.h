// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/prosody.h"

#include <QProcess>

#include <optional>

namespace causerie::bench
{

/// Somebody who sends a lot, in a process of their own: this program again, which `sendIfAsked` turns into one.
class Sender
{
public:
    /// Sends `count` messages from `from` to `to` as fast as it can; with `isAbsent` only when nobody is there.
    Sender(const test::Prosody &server, const QString &from, const QString &to, int count, bool isAbsent = false);

    bool wait(); ///< until the server has all of them; false when it went wrong
    QProcess &process() { return m_process; }

private:
    QProcess m_process;
};

/// The first thing in main: the exit status of the sender that this process is, nothing when it is none.
std::optional<int> sendIfAsked(int argc, char *argv[]);

} // namespace causerie::bench
