// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/hands.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QContextMenuEvent>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPixmap>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTest>
#include <QTimer>

#include <algorithm>

namespace causerie::test
{

namespace
{

QString spokenName(QWidget &widget)
{
    const QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(&widget);
    return accessible ? accessible->text(QAccessible::Name) : QString();
}

/// The index in `model` whose shown text is `text`, at any depth.
QModelIndex findRow(const QAbstractItemModel &model, const QString &text)
{
    if (model.rowCount() == 0)
        return {};
    const auto found = model.match(model.index(0, 0), Qt::DisplayRole, text, 1, Qt::MatchExactly | Qt::MatchRecursive);
    return found.isEmpty() ? QModelIndex() : found.first();
}

QAction *findAction(const QMenu &menu, const QString &words)
{
    const auto actions = menu.actions();
    const auto found = std::ranges::find_if(
        actions, [&words](const QAction *action) { return QString(action->text()).remove(u'&') == words; });
    return found == actions.end() ? nullptr : *found;
}

/// With the keyboard; the menus close in any case.
bool choose(QMenu &outermost, const QStringList &entries)
{
    QMenu *menu = &outermost;
    for (const QString &entry : entries) {
        QAction *action = menu ? findAction(*menu, entry) : nullptr;
        if (!action || !action->isEnabled()) {
            outermost.close();
            return false;
        }
        menu->setActiveAction(action);
        QTest::keyClick(menu, action->menu() ? Qt::Key_Right : Qt::Key_Return);
        menu = action->menu();
    }
    return true;
}

/// Key by key; unlike QTest::keyClicks it knows more than ASCII.
void type(QWidget &field, const QString &text)
{
    for (const QChar c : text)
        QTest::sendKeyEvent(QTest::Click, &field, Qt::Key_unknown, QString(c), Qt::NoModifier);
}

} // namespace

QWidget *findNamed(const QWidget &window, const QString &name, const QMetaObject &type)
{
    const auto widgets = window.findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (widget->isVisible() && widget->metaObject()->inherits(&type) && spokenName(*widget) == name)
            return widget;
    }
    return nullptr;
}

bool press(const QWidget &window, const QString &name)
{
    auto *button = findNamed<QAbstractButton>(window, name);
    if (!button || !button->isEnabled())
        return false;
    QTest::mouseClick(button, Qt::LeftButton);
    return true;
}

bool pressAndChoose(const QWidget &window, const QString &name, const QString &entry)
{
    auto *button = findNamed<QAbstractButton>(window, name);
    if (!button || !button->isEnabled())
        return false;
    // Some buttons wait inside of the press until the menu is gone.
    bool chosen = false;
    bool isOver = false;
    QTimer::singleShot(0, button, [&] {
        const auto openMenu = [] { return qobject_cast<QMenu *>(QApplication::activePopupWidget()); };
        chosen = waitFor([&] { return openMenu() != nullptr; }) && choose(*openMenu(), {entry});
        isOver = true;
    });
    QTest::mouseClick(button, Qt::LeftButton);
    return waitFor([&isOver] { return isOver; }) && chosen;
}

bool fillIn(const QWidget &window, const QString &name, const QString &text)
{
    QWidget *field = findNamed(window, name);
    auto *line = qobject_cast<QLineEdit *>(field);
    auto *page = qobject_cast<QPlainTextEdit *>(field);
    if (!line && !page)
        return false;
    field->setFocus();
    line ? line->selectAll() : page->selectAll();
    type(*field, text);
    return (line ? line->text() : page->toPlainText()) == text;
}

bool pressRow(const QWidget &window, const QString &list, const QString &text)
{
    auto *view = findNamed<QAbstractItemView>(window, list);
    const QModelIndex row = view ? findRow(*view->model(), text) : QModelIndex();
    if (!row.isValid())
        return false;
    view->scrollTo(row);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(row).center());
    return true;
}

bool chooseFromMenu(QAbstractItemView &list, const QString &text, const QStringList &entries)
{
    const QModelIndex row = findRow(*list.model(), text);
    if (!row.isValid())
        return false;
    list.scrollTo(row);
    const QPoint middle = list.visualRect(row).center();
    QContextMenuEvent asked(QContextMenuEvent::Mouse, middle, list.viewport()->mapToGlobal(middle));
    QApplication::sendEvent(list.viewport(), &asked);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    return menu && choose(*menu, entries);
}

void typeAndSend(QWidget &field, const QString &text)
{
    field.setFocus();
    type(field, text);
    QTest::keyClick(&field, Qt::Key_Return);
}

bool says(const QWidget &window, const QString &part)
{
    const auto labels = window.findChildren<QLabel *>();
    return std::ranges::any_of(
        labels, [&part](const QLabel *label) { return label->isVisible() && label->text().contains(part); });
}

bool isScrolled(const QWidget &window)
{
    return std::ranges::any_of(window.findChildren<QScrollBar *>(), &QScrollBar::isVisible);
}

bool waitFor(const std::function<bool()> &isTrue, int patienceMs)
{
    return QTest::qWaitFor(isTrue, patienceMs);
}

bool takePicture(QWidget &window, const QString &file)
{
    QDir().mkpath(QFileInfo(file).path());
    return window.grab().save(file);
}

} // namespace causerie::test
