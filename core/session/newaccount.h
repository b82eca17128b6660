// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/account.h"
#include "core/session/sessionstate.h"
#include "core/xmpp/registration.h"

#include <QObject>

#include <memory>

namespace causerie
{

/// Makes an account on a server that lets people do so (XEP-0077), for who has none yet: needs no session, and keeps
/// nothing. Whoever hears `made` signs in with it.
///
/// Thread: GUI. Owner: the sign-in window, or a command.
class NewAccount final : public QObject
{
    Q_OBJECT

public:
    explicit NewAccount(QObject *parent = nullptr);
    ~NewAccount() override;

    /// What does this server want to know? Of `server` only the domain and how to reach it count. `asked` or `failed`
    /// follows; what was under way is given up. A `token` is from an invitation to this server (XEP-0445).
    void ask(const Account &server, const QString &token = {});
    /// Makes an account with these answers to what was `asked`: `made` or `failed` follows.
    void submit(const DataForm &filledIn);
    void cancel(); ///< nothing follows

Q_SIGNALS:
    void stepChanged(causerie::SignInStep step);
    /// Again, and behind `failed`, when the server wants another answer: a new captcha, other questions.
    void asked(const causerie::xmpp::RegistrationForm &form);
    /// `account` with the new address, the server's way to it and no resource; `password` as it was sent.
    void made(const causerie::Account &account, const QString &password);
    void failed(const causerie::xmpp::RegistrationError &error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace causerie
