// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/integration/jsonprocess.h"
#include "tests/support/prosody.h"
#include "tests/support/relay.h"

#include <QTemporaryDir>

#include <array>
#include <memory>
#include <random>
#include <vector>

namespace causerie::faults
{

/// What came of it: of both sides together, as their histories have it.
struct Outcome {
    int lost = 0;
    int doubled = 0;
    int disordered = 0; ///< heard before one that was said earlier
    int failed = 0;     ///< said to be refused, though it was not
    bool isSettled = false;

    bool isGood() const { return isSettled && lost == 0 && doubled == 0 && disordered == 0 && failed == 0; }
};

enum class Fault {
    CutInside,     ///< the connection ends inside of a stanza; the stream can be resumed
    Forgotten,     ///< it ends and stays away until the server has given the stream up: resumption is refused
    ServerKilled,  ///< at once, as by a power cut
    ServerStopped, ///< in good order
    ProgramKilled  ///< SIGKILL
};

/// Without an archive nobody but the stream has what was missed; a server that is killed or stopped loses it then.
enum class Keeping { Archive, OnlyTheStream };

/// Two people who send numbers to each other, each in a process of their own behind a relay of their own, while all
/// kinds of things break. Thread: main.
class Faults
{
public:
    explicit Faults(Keeping keeping);

    bool start();
    Outcome run(int messages, int faults);

private:
    struct Side {
        QString name;
        std::unique_ptr<test::Relay> relay;
        QTemporaryDir data;
        std::unique_ptr<test::JsonProcess> process;
        bool isOnline = false;
        bool seesPeer = false;
        int heard = 0;
        qsizetype read = 0;
    };

    void launch(Side &side);
    void listen(Side &side);
    bool waitUntil(const std::function<bool()> &isTrue);
    bool haveHeard(int number) const; ///< both
    bool cause(Fault fault, Side &side, int upTo);
    bool recover();
    Outcome judge(int messages);

    std::vector<Fault> m_kinds;
    test::Prosody m_server;
    std::array<Side, 2> m_sides;
    std::mt19937 m_random{20260101}; ///< the same faults every time
};

} // namespace causerie::faults
