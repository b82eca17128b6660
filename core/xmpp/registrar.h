// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/connection.h"
#include "core/xmpp/registration.h"

#include <QObject>

#include <memory>

namespace causerie::xmpp
{

/// Makes an account on a server (XEP-0077 §3.1), on a stream of its own that is never signed in: found, encrypted and
/// checked like the one of a Connection, and nothing is said before that.
///
/// A person may take their time with the form: a stream that the server gave up meanwhile is opened again for the
/// answer.
///
/// Thread: GUI. Owner: NewAccount. Signals come from the event loop, so a slot may delete it.
class Registrar final : public QObject
{
    Q_OBJECT

public:
    explicit Registrar(const ConnectionTuning &tuning = {}, QObject *parent = nullptr);
    ~Registrar() override;

    /// Asks the server of `settings.jid` (its domain is enough) what it wants to know; `asked` or `failed` follows. A
    /// `token` is shown first, on each stream (XEP-0445); it is never logged, and used up only by an account.
    void ask(const ConnectionSettings &settings, const QString &token = {});
    /// Answers the form that was `asked` last; `registered` or `failed` follows. After a refusal the form can be
    /// answered again; one with a captcha is asked for anew first, and `asked` follows `failed`.
    void submit(const DataForm &filledIn);
    void cancel();          ///< nothing follows
    bool hasStream() const; ///< false with a form: its answer will open the stream again

Q_SIGNALS:
    void stepChanged(causerie::xmpp::ConnectionStep step, const QString &detail);
    void asked(const causerie::xmpp::RegistrationForm &form);
    void registered();
    void failed(const causerie::xmpp::RegistrationError &error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace causerie::xmpp
