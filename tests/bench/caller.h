// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/prosody.h"

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

namespace causerie::bench
{

/// The microphone and speaker of LETTER ("a") of the sound server, as causerie-cli wants them.
QStringList devicesOf(const QString &letter);

/// A causerie-cli whose calls stay on this machine. Thread: any, the one that made it.
class Caller
{
public:
    Caller(const test::Prosody &server, const QString &name, const QStringList &command);
    ~Caller();
    Caller(const Caller &) = delete;
    Caller &operator=(const Caller &) = delete;

    /// The next event of that name; empty when the program ends before, or after a minute. Errors are told on the way.
    QJsonObject waitFor(const QString &event);
    bool waitForExit();                      ///< whether it went well
    void hangUp() { m_process.terminate(); } ///< as SIGTERM does: statistics follow
    /// User and system time of all its threads so far.
    double cpuSeconds() const;

private:
    QTemporaryDir m_data;
    QProcess m_process;
};

} // namespace causerie::bench
