// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/windows/roomacts.h"

#include "core/session/rooms.h"
#include "tests/support/hands.h"
#include "ui/chat/messagemodel.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDialog>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::test
{

/// From the menu that is open, from the outermost on.
bool RoomActs::chooseEntry(const QStringList &entries)
{
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    for (const QString &entry : entries) {
        if (!menu)
            return false;
        const auto actions = menu->actions();
        const auto found = std::ranges::find_if(
            actions, [&entry](const QAction *action) { return action->text().remove(u'&') == entry; });
        if (found == actions.end() || !(*found)->isEnabled()) {
            menu->close();
            return false;
        }
        menu->setActiveAction(*found);
        QMenu *next = (*found)->menu();
        QTest::keyClick(menu, next ? Qt::Key_Right : Qt::Key_Return);
        menu = next;
    }
    return true;
}

bool RoomActs::roomMenu(const DeskPerson &person, const QStringList &entries)
{
    return press(*person.mainWindow(), u"Room"_s) && waitFor([] { return QApplication::activePopupWidget(); }) &&
           chooseEntry(entries);
}

bool RoomActs::memberMenu(const DeskPerson &person, const QString &nick, const QStringList &entries)
{
    auto *view = findNamed<QListView>(*person.mainWindow(), u"People in the room"_s);
    return view && chooseFromMenu(*view, nick, entries);
}

bool RoomActs::offers(const DeskPerson &person, const QString &nick, const QString &entry)
{
    const auto *view = findNamed<QListView>(*person.mainWindow(), u"People in the room"_s);
    const auto found = view->model()->match(view->model()->index(0, 0), Qt::DisplayRole, nick);
    const QPoint middle = view->visualRect(found.front()).center();
    QContextMenuEvent asked(QContextMenuEvent::Mouse, middle, view->viewport()->mapToGlobal(middle));
    QApplication::sendEvent(view->viewport(), &asked);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    if (!menu)
        return false;
    const auto actions = menu->actions();
    const bool offered =
        std::ranges::any_of(actions, [&entry](const QAction *action) { return action->text().remove(u'&') == entry; });
    menu->close();
    return offered;
}

/// Fills in the question that is open and presses `button`.
bool RoomActs::answer(const DeskPerson &person, const QString &text, const QString &button)
{
    QDialog *dialog = nullptr;
    if (!waitFor([&] {
            dialog = dialogOf(person);
            return dialog && dialog->isVisible();
        }))
        return false;
    auto *line = dialog->findChild<QLineEdit *>();
    line->selectAll();
    QTest::keyClicks(line, text);
    const bool pressed = press(*dialog, button);
    return pressed && waitFor([&] { return !dialogOf(person); });
}

QPlainTextEdit *RoomActs::field(const DeskPerson &person)
{
    return findNamed<QPlainTextEdit>(*person.mainWindow(), u"Message to "_s + kName);
}

bool RoomActs::write(const DeskPerson &person, const QString &text)
{
    QPlainTextEdit *edit = field(person);
    if (!edit)
        return false;
    typeAndSend(*edit, text);
    return waitFor([&] { return lines(person).contains(text); });
}

/// What stands in the open conversation.
QStringList RoomActs::lines(const DeskPerson &person)
{
    const auto *model = person.mainWindow()->findChild<ui::MessageModel *>();
    QStringList texts;
    for (int row = 0; row < model->rowCount(); ++row)
        texts << model->index(row).data().toString();
    return texts;
}

QStringList RoomActs::people(const DeskPerson &person)
{
    const auto *view = findNamed<QListView>(*person.mainWindow(), u"People in the room"_s);
    QStringList nicks;
    for (int row = 0; view && row < view->model()->rowCount(); ++row)
        nicks << view->model()->index(row, 0).data().toString();
    return nicks;
}

bool RoomActs::openRoom(const DeskPerson &person)
{
    return press(*person.mainWindow(), u"Rooms"_s) &&
           waitFor([&] { return pressRow(*person.mainWindow(), u"Conversations"_s, kName); }) &&
           waitFor([&] { return field(person) != nullptr; });
}

const Room *RoomActs::room(DeskPerson &person)
{
    return person.session().rooms().find(kTea);
}

void RoomActs::picture(DeskPerson &person, const QString &what)
{
    QCoreApplication::processEvents();
    QVERIFY(!person.picture(person.mainWindow(), what).isEmpty());
}

/// The dialog that is open over somebody's window.
QDialog *RoomActs::dialogOf(const DeskPerson &person)
{
    for (QDialog *dialog : person.mainWindow()->findChildren<QDialog *>()) {
        if (dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

} // namespace causerie::test
