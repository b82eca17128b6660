// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QCoreApplication;
class QLocale;

namespace causerie
{

/// Makes the program speak the language of `locale`, as far as there is a translation: its own words, the plurals of
/// English, and Qt's buttons. Called once, before the first window. False: English without plurals, a broken build.
bool installTranslations(QCoreApplication &application, const QLocale &locale);

} // namespace causerie
