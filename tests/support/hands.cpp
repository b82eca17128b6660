// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/hands.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QDir>
#include <QFileInfo>
#include <QLineEdit>
#include <QPixmap>
#include <QTest>

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

bool fillIn(const QWidget &window, const QString &name, const QString &text)
{
    auto *field = findNamed<QLineEdit>(window, name);
    if (!field)
        return false;
    field->setFocus();
    field->selectAll();
    type(*field, text);
    return field->text() == text;
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

void typeAndSend(QWidget &field, const QString &text)
{
    field.setFocus();
    type(field, text);
    QTest::keyClick(&field, Qt::Key_Return);
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
