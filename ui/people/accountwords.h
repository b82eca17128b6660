// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/registration.h"

#include <QString>

class QLabel;
class QWidget;

namespace causerie::ui
{

/// Why the account has not got another password, or is still there. Pure; translated.
QString accountFailure(const xmpp::RegistrationError &error);

/// What became of it, in a line below `field` and read out with it; `kind`: "muted" or "error". No text hides the line.
void say(QLabel &line, QWidget &field, const QString &kind, const QString &text);

} // namespace causerie::ui
