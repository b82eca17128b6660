// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

#include <QJsonObject>
#include <QSocketNotifier>

namespace causerie::faults
{

struct TalkerSettings {
    Account account;
    QString password;
    QString dataDir;
    Jid peer;
};

/// Somebody who sends the numbers 1, 2, 3 … to one peer, in a process of their own that can be killed at any moment:
/// what comes next is read from the history. Told what to do by lines of JSON on standard input, tells what happens on
/// standard output:
///
///     {"do":"send","upto":50}   all numbers up to 50 that were not sent yet
///     {"do":"retry"}            a lost connection, without waiting
///     {"do":"report"}           {"event":"report","heard":[…],"said":[…],"failed":n} as the history has it, in order
///
///     {"event":"state","online":true,"waiting":false}   {"event":"heard","count":12}   {"event":"peer","there":false}
///
/// Thread: main. Ends with standard input.
class Talker final : public QObject
{
    Q_OBJECT

public:
    explicit Talker(const TalkerSettings &settings, QObject *parent = nullptr);

private:
    void readCommands();
    void obey(const QJsonObject &command);
    void sendUpTo(int last);
    void report();

    TalkerSettings m_settings;
    Session m_session;
    QSocketNotifier m_input;
    QByteArray m_buffer;
    bool m_isReady = false; ///< the history was read
    int m_sent = 0;
    int m_wanted = 0;
    int m_heard = 0;
};

} // namespace causerie::faults
