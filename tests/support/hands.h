// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

#include <functional>

class QAbstractItemView;

/// What a person does with a window, for tests and the demo: things are found by the name a screen reader says.
/// Thread: GUI. Needs the window to be shown.
namespace causerie::test
{

/// The visible widget below `window` whose accessible name is `name`; null without one.
/// `Type` narrows it down where two kinds share a name.
QWidget *findNamed(const QWidget &window, const QString &name, const QMetaObject &type = QWidget::staticMetaObject);

template<typename Type>
Type *findNamed(const QWidget &window, const QString &name)
{
    return qobject_cast<Type *>(findNamed(window, name, Type::staticMetaObject));
}

/// Presses and releases the left button in the middle of what is called `name`; false when it is not there or disabled.
bool press(const QWidget &window, const QString &name);
/// Presses the button called `name`, which opens a menu, and chooses the entry with these words from it.
bool pressAndChoose(const QWidget &window, const QString &name, const QString &entry);
/// Replaces the text of the field called `name`, of one line or several, by typing; false when it is not there.
bool fillIn(const QWidget &window, const QString &name, const QString &text);
/// Presses the row of the list called `list` that shows `text`; false when there is none.
bool pressRow(const QWidget &window, const QString &list, const QString &text);
/// Opens the menu of the row of `list` that shows `text` and chooses from it: the words of the entries, without the
/// marks of mnemonics, from the outermost on. False when the row or an entry is not there or disabled.
bool chooseFromMenu(QAbstractItemView &list, const QString &text, const QStringList &entries);
/// Types and presses Enter in `field`.
void typeAndSend(QWidget &field, const QString &text);
/// Runs the event loop until `isTrue`, at most `patienceMs`: a limit for what never comes, not a measure of speed.
bool waitFor(const std::function<bool()> &isTrue, int patienceMs = 60'000);
/// True when some words that are to be seen in `window` contain `part`.
bool says(const QWidget &window, const QString &part);
/// True when something in `window` does not fit and has a bar to scroll it.
bool isScrolled(const QWidget &window);
/// Saves a picture of `window` as `file`, making the folder; false when it cannot be written.
bool takePicture(QWidget &window, const QString &file);

} // namespace causerie::test
