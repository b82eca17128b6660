// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/connection.h"
#include "core/xmpp/doctor/report.h"

#include <QObject>

#include <memory>

namespace causerie::xmpp
{

/// Examines the way from here to an account's server, step by step, where a Connection only says how far it came: every
/// record, every address of both families, TLS and certificate of every server; and with a password what a session
/// finds there. Changes nothing, is seen by nobody.
///
/// Thread: GUI. Owner: Checkup. Signals come from the event loop, so a slot may delete it.
class Doctor final : public QObject
{
    Q_OBJECT

public:
    explicit Doctor(const ConnectionTuning &tuning = {}, QObject *parent = nullptr);
    ~Doctor() override;

    /// From the beginning. Of `settings.jid` the domain is enough; without a local part or a password nobody signs in.
    /// The resource is one of our own. `loopback`: relays are looked for from 127.0.0.1, too. `finished` follows.
    void examine(const ConnectionSettings &settings, bool loopback = false);
    void cancel();                      ///< nothing follows
    const DoctorReport &report() const; ///< as far as it is

Q_SIGNALS:
    void began(causerie::xmpp::Finding::Check check, const QString &subject); ///< what is being looked at
    void found(const causerie::xmpp::Finding &finding);
    void finished(); ///< every check has a finding, if only that it was skipped

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace causerie::xmpp
