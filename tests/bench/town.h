// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"
#include "tests/support/prosody.h"

#include <QProcess>

#include <optional>

namespace causerie::bench
{

/// A town of people who sit in many rooms, talk and come and go, hour by hour as they are told, always in the same way;
/// in a process of their own: this program again, which `liveInTownIfAsked` turns into one.
class Town
{
public:
    Town(const test::Prosody &server, int rooms);
    ~Town();

    static QString accounts(); ///< those the server must have, comma separated
    static Jid room(int number);

    bool waitUntilThere();         ///< all are in all rooms
    bool liveAnHour(int messages); ///< so many are said; everybody goes away and comes back once

private:
    bool waitFor(const QByteArray &line);

    QProcess m_process;
};

/// The first thing in main: the exit status of the town that this process is, nothing when it is none.
std::optional<int> liveInTownIfAsked(int argc, char *argv[]);

} // namespace causerie::bench
