// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/windows/deskacts.h"

#include "app/language.h"

#include <QApplication>
#include <QSettings>
#include <QTest>

using namespace Qt::StringLiterals;

namespace causerie::test
{

void DeskActs::init()
{
    if (m_hasFailed)
        QSKIP("an act before this one failed");
}

void DeskActs::cleanup()
{
    m_hasFailed = m_hasFailed || QTest::currentTestFailed();
}

void DeskActs::layTheDesk()
{
    QApplication::setQuitOnLastWindowClosed(false);
    QFont font(u"Inter"_s);
    font.setPixelSize(14);
    QApplication::setFont(font);
    installTranslations(*qApp, QLocale(QLocale::English));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    m_theme = std::make_unique<ui::Theme>(*qApp, ui::ThemeChoice::Light);
}

} // namespace causerie::test
