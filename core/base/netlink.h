// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace causerie
{

/// A socket that becomes readable when this machine's links or addresses change (rtnetlink(7)). What the kernel says is
/// not read for its meaning: whoever wants to know looks at the addresses afterwards.
///
/// Thread: any one. Where the kernel gives none it stays closed, and the log says so.
class Netlink final
{
public:
    Netlink();
    ~Netlink();
    Netlink(const Netlink &) = delete;
    Netlink &operator=(const Netlink &) = delete;

    int descriptor() const { return m_descriptor; } ///< -1: closed
    void drain();                                   ///< reads all there is; never waits

private:
    int m_descriptor;
};

} // namespace causerie
