// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/windows/deskacts.h"

#include "app/language.h"
#include "tests/support/hands.h"

#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
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

QFileDialog *DeskActs::fileDialogOf(const QWidget &asking)
{
    auto *dialog = asking.findChild<QFileDialog *>();
    return dialog && dialog->isVisible() ? dialog : nullptr;
}

bool DeskActs::chooseFile(const QWidget &asking, const QString &name) const
{
    if (!waitFor([&] { return fileDialogOf(asking) != nullptr; }))
        return false;
    QFileDialog *dialog = fileDialogOf(asking);
    dialog->setDirectory(m_folder.path());
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"fileNameEdit"_s), name);
    return press(*dialog, u"Open"_s);
}

} // namespace causerie::test
