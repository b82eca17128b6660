// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/keys.h"

#include <QAbstractButton>
#include <QAction>
#include <QLabel>
#include <QShortcut>

using namespace Qt::StringLiterals;

namespace causerie::test
{

Keys keysOf(const QWidget &window)
{
    Keys keys;
    const auto add = [&keys](const QKeySequence &key, const QString &name) {
        if (!key.isEmpty())
            keys.insert(key, name);
    };
    for (const QAbstractButton *button : window.findChildren<QAbstractButton *>()) {
        if (button->isVisible() && button->isEnabled())
            add(button->shortcut(), button->text() + button->accessibleName());
    }
    for (const QShortcut *shortcut : window.findChildren<QShortcut *>()) {
        if (shortcut->isEnabled() && shortcut->context() == Qt::WindowShortcut)
            add(shortcut->key(), u"a shortcut"_s);
    }
    for (const QAction *action : window.actions())
        add(action->shortcut(), action->text());
    for (const QLabel *label : window.findChildren<QLabel *>()) {
        if (label->isVisible() && label->buddy())
            add(QKeySequence::mnemonic(label->text()), label->text());
    }
    return keys;
}

QString meaningTwoThings(const Keys &keys)
{
    for (const QKeySequence &key : keys.uniqueKeys()) {
        if (keys.count(key) > 1)
            return key.toString() + u": "_s + keys.values(key).join(u", "_s);
    }
    return {};
}

} // namespace causerie::test
