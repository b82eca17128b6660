// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/connectionerror.h"

#include <QStringList>

namespace causerie::ui
{

/// Which part of the sign-in form a problem concerns; the sentence is shown next to it.
enum class SignInField { None, Address, Password, Server, Captcha };

/// What a person is told when there is no session: what happened, why, and what to do. Translated.
struct Trouble {
    QString title;      ///< one short sentence
    QString why;        ///< one or two sentences
    QString advice;     ///< what to do now
    QString serverSays; ///< the server's own words, as they came; may be empty
    SignInField field = SignInField::None;

    friend bool operator==(const Trouble &, const Trouble &) = default;
};

/// Words for every kind of error. `domain` is the account's, for errors that came before a server was known. Pure.
Trouble troubleOf(const xmpp::ConnectionError &error, const QString &domain);

/// What is wrong with a certificate, one sentence per fault, the gravest first. Pure.
QStringList certificateFaults(const xmpp::CertificateProblem &problem, const QString &domain);

} // namespace causerie::ui
