// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <memory>

using namespace Qt::StringLiterals;

static void initTranslations()
{
    Q_INIT_RESOURCE(causerie_translations); // in a static library nobody else would
}

namespace causerie
{

namespace
{
bool install(QCoreApplication &application, std::unique_ptr<QTranslator> translator, bool loaded)
{
    // The application keeps no owner for translators; as its children they live as long as it does.
    if (!loaded || !QCoreApplication::installTranslator(translator.get()))
        return false;
    translator.release()->setParent(&application);
    return true;
}
} // namespace

QLocale readersLocale(const QLocale &system)
{
    if (system.language() != QLocale::C)
        return system;
    const QStringList wanted = system.uiLanguages();
    const QLocale spoken = wanted.isEmpty() ? system : QLocale(wanted.first());
    return spoken.language() == QLocale::C ? system : spoken;
}

bool installTranslations(QCoreApplication &application, const QLocale &locale)
{
    initTranslations();
    auto qt = std::make_unique<QTranslator>();
    const bool hasQt = qt->load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(application, std::move(qt), hasQt);

    // The source is English with "(s)"; causerie_en.ts holds nothing but its plurals.
    auto english = std::make_unique<QTranslator>();
    const bool hasEnglish = english->load(u":/i18n/causerie_en.qm"_s);
    const bool done = install(application, std::move(english), hasEnglish);

    auto own = std::make_unique<QTranslator>();
    const bool hasOwn = own->load(locale, u"causerie"_s, u"_"_s, u":/i18n"_s);
    install(application, std::move(own), hasOwn);
    return done;
}

} // namespace causerie
