// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/account.h"
#include "core/xmpp/doctor/report.h"

#include <QObject>

#include <functional>
#include <memory>

namespace causerie
{

/// Examines how an account reaches its server, and what that offers. It has a stream of its own and needs no session;
/// the session's goes on beside it.
///
/// Thread: GUI. Owner: Session, or a command.
class Checkup final : public QObject
{
    Q_OBJECT

public:
    /// `password`: of this account, as far as the session knows it. Without it there is none.
    explicit Checkup(std::function<QString(const Jid &account)> password = {}, QObject *parent = nullptr);
    ~Checkup() override;

    /// From the beginning; `finished` follows. An empty password: only what needs none. Of the account's address the
    /// domain is enough then. `loopback`: also relays on this machine.
    void start(const Account &account, const QString &password, bool loopback = false);
    void startSignedIn(const Account &account); ///< with the session's password
    void cancel();                              ///< nothing follows
    bool isAtWork() const { return m_isAtWork; }
    const xmpp::DoctorReport &report() const; ///< as far as it is

Q_SIGNALS:
    void began(causerie::xmpp::Finding::Check check, const QString &subject);
    void found(const causerie::xmpp::Finding &finding);
    void finished();

private:
    struct Private;
    std::unique_ptr<Private> d;
    std::function<QString(const Jid &account)> m_password;
    bool m_isAtWork = false;
};

} // namespace causerie
