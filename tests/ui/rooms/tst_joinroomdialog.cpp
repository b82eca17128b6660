// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/rooms.h"
#include "tests/support/hands.h"
#include "tests/ui/support/sample.h"
#include "ui/rooms/joinroomdialog.h"

#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QTest>
#include <QWindow>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// Going into a room by keyboard, with a server that is told what to answer.
class TestJoinRoomDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFailureLeavesTheFocus_data();
    void aFailureLeavesTheFocus();

private:
    static QString focused(const QWidget &dialog)
    {
        const auto *button = qobject_cast<QPushButton *>(dialog.focusWidget());
        const QWidget *any = dialog.focusWidget();
        return button ? button->text().remove(u'&') : any ? any->accessibleName() : QString();
    }
};

void TestJoinRoomDialog::aFailureLeavesTheFocus_data()
{
    using Kind = RoomError::Kind;
    QTest::addColumn<QString>("from");
    QTest::addColumn<Kind>("failure");
    QTest::addColumn<QString>("focus");
    QTest::newRow("there is none, by the button") << u"Join"_s << Kind::NotFound << u"Create"_s;
    QTest::newRow("there is none, by the field") << u"Room"_s << Kind::NotFound << u"Room"_s;
    QTest::newRow("not allowed, by the button") << u"Join"_s << Kind::MembersOnly << u"Join"_s;
    QTest::newRow("a password is needed") << u"Join"_s << Kind::PasswordWrong << u"Password of the room"_s;
    QTest::newRow("the name is taken") << u"Join"_s << Kind::NickTaken << u"Your name there"_s;
}

/// Enter goes on with what was begun; it does not give up.
void TestJoinRoomDialog::aFailureLeavesTheFocus()
{
    QFETCH(QString, from);
    QFETCH(RoomError::Kind, failure);
    Session session({});
    const Jid tea = jid(u"tea@rooms.example.test"_s);
    const QPointer<JoinRoomDialog> dialog = new JoinRoomDialog(session.rooms(), tea.toString(), {});
    dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    findNamed<QLineEdit>(*dialog, u"Your name there"_s)->setText(u"Alice"_s);
    if (from == "Join"_L1) {
        for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
            if (button->isDefault())
                button->setFocus(Qt::TabFocusReason);
        }
    }
    QCOMPARE(focused(*dialog), from);
    QTest::keyClick(dialog->windowHandle(), Qt::Key_Return);
    Room *room = session.rooms().find(tea);
    QVERIFY(room);
    room->beginJoin(u"Alice"_s);
    RoomError error;
    error.kind = failure;
    room->fail(error);
    QTEST(focused(*dialog), "focus");
    QVERIFY(dialog->isVisible());
    delete dialog;
}

QTEST_MAIN(TestJoinRoomDialog)
#include "tst_joinroomdialog.moc"
