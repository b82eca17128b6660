// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLocale>

class QCoreApplication;

namespace causerie
{

/// How dates and numbers are written where the system names languages (LANGUAGE) and no country (LANG): as the first of
/// those languages has them; else as the system says. Pure.
QLocale readersLocale(const QLocale &system);

/// Makes the program speak the language of `locale`, as far as there is a translation: its own words, the plurals of
/// English, and Qt's buttons. Called once, before the first window. False: English without plurals, a broken build.
bool installTranslations(QCoreApplication &application, const QLocale &locale);

} // namespace causerie
