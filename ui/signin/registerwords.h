// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/accountoffer.h"
#include "core/session/sessionstate.h"
#include "core/xmpp/registration.h"
#include "ui/signin/sentences.h"

/// Words for making, changing and ending accounts. Pure; translated.
namespace causerie::ui
{

/// Why there is no new account on `domain`. `Address` is the name, `Server` the provider, `None` the rest of the form.
Trouble registrationTrouble(const xmpp::RegistrationError &error, const QString &domain);

/// Who invites, and to what; empty without a token.
QString invitationWords(const AccountOffer &offer);

/// What is being done to get the form.
QString askingText(SignInStep step);

/// A server's older questions have names and no words (XEP-0077 §4); the label of such a field, else the name itself.
QString registrationLabel(const QString &var);

} // namespace causerie::ui
