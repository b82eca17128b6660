// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/hands.h"

#include <QAbstractButton>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPixmap>
#include <QTest>

namespace causerie::test
{

namespace
{

QString spokenName(const QWidget &widget)
{
    if (!widget.accessibleName().isEmpty())
        return widget.accessibleName();
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        return QString(button->text()).remove(u'&');
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        return label->text();
    return {};
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
    QTest::keyClicks(field, text);
    return field->text() == text;
}

void typeAndSend(QWidget &field, const QString &text)
{
    field.setFocus();
    QTest::keyClicks(&field, text);
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
