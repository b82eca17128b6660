// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/sample.h"
#include "ui/roster/contactdialogs.h"

#include <QCheckBox>
#include <QComboBox>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

class TestContactDialogs final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void addressIsChecked_data();
    void addressIsChecked();
    void addsWithNameAndGroup();
    void mayApproveAheadWhereTheServerCan();
    void groupsAreTickedAndAdded();
    void renames();
    void removalIsAskedOnce();

private:
    static QPushButton *button(const QWidget &parent, const QString &text);

    std::unique_ptr<Session> m_session;
    std::unique_ptr<QWidget> m_window;
};

void TestContactDialogs::init()
{
    m_session = std::make_unique<Session>(SessionSettings{});
    fillSample(*m_session);
    m_window = std::make_unique<QWidget>();
}

void TestContactDialogs::cleanup()
{
    m_window.reset();
    m_session.reset();
}

QPushButton *TestContactDialogs::button(const QWidget &parent, const QString &text)
{
    for (QPushButton *found : parent.findChildren<QPushButton *>()) {
        if (found->text().remove(u'&') == text)
            return found;
    }
    return nullptr;
}

void TestContactDialogs::addressIsChecked_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("may");
    QTest::addColumn<bool>("complains");
    QTest::newRow("empty") << QString() << false << false;
    QTest::newRow("half typed") << u"lady@"_s << false << false;
    QTest::newRow("good") << u"lady@elsewhere.test"_s << true << false;
    QTest::newRow("spaces around it") << u" lady@elsewhere.test "_s << true << false;
    QTest::newRow("not an address") << u"la dy@else where"_s << false << true;
    QTest::newRow("a name without its server") << u"lady"_s << false << true;
    QTest::newRow("a gateway") << u"sip.elsewhere.test"_s << true << false;
    QTest::newRow("known") << u"Juliet@example.test"_s << false << true;
    QTest::newRow("our own") << u"alice@example.test"_s << false << true;
}

void TestContactDialogs::addressIsChecked()
{
    QFETCH(QString, address);
    auto *dialog = new AddContactDialog(*m_session, QString(), m_window.get());
    dialog->findChild<QLineEdit *>()->setText(address);
    QTEST(button(*dialog, u"Add"_s)->isEnabled(), "may");
    bool complains = false;
    for (const QLabel *label : dialog->findChildren<QLabel *>())
        complains = complains || (label->property("kind") == u"error"_s && !label->text().isEmpty());
    QTEST(complains, "complains");
}

void TestContactDialogs::addsWithNameAndGroup()
{
    auto *dialog = new AddContactDialog(*m_session, u"lady@elsewhere.test"_s, m_window.get());
    QSignalSpy added(dialog, &AddContactDialog::added);
    dialog->findChildren<QLineEdit *>()[1]->setText(u"Lady  Capulet "_s);
    dialog->findChild<QComboBox *>()->setCurrentText(u"Friends"_s);
    button(*dialog, u"Add"_s)->click();
    QCOMPARE(fakeOf(*m_session).asked, QStringList{u"add lady@elsewhere.test Lady Capulet|Friends"_s});
    QCOMPARE(added.size(), 1);
}

void TestContactDialogs::mayApproveAheadWhereTheServerCan()
{
    m_window->show();
    auto *without = new AddContactDialog(*m_session, u"lady@elsewhere.test"_s, m_window.get());
    without->open();
    QVERIFY(!without->findChild<QCheckBox *>()->isVisible());
    button(*without, u"Add"_s)->click();
    fakeOf(*m_session).approvesAhead = true;
    auto *with = new AddContactDialog(*m_session, u"paris@elsewhere.test"_s, m_window.get());
    with->open();
    QVERIFY(with->findChild<QCheckBox *>()->isVisible());
    with->findChild<QCheckBox *>()->click();
    button(*with, u"Add"_s)->click();
    QCOMPARE(fakeOf(*m_session).asked, (QStringList{u"add lady@elsewhere.test"_s, u"add paris@elsewhere.test"_s,
                                                    u"approve-ahead paris@elsewhere.test"_s}));
}

void TestContactDialogs::groupsAreTickedAndAdded()
{
    auto *dialog = new GroupsDialog(*m_session, jid(u"juliet@example.test"_s), m_window.get());
    auto *list = dialog->findChild<QListWidget *>();
    QCOMPARE(list->count(), 2);
    QCOMPARE(list->item(0)->text(), u"Friends"_s);
    QCOMPARE(list->item(0)->checkState(), Qt::Checked);
    QCOMPARE(list->item(1)->checkState(), Qt::Unchecked);
    list->item(1)->setCheckState(Qt::Checked);
    dialog->findChild<QLineEdit *>()->setText(u"Family"_s);
    button(*dialog, u"Save"_s)->click(); // what was typed is meant
    QCOMPARE(fakeOf(*m_session).asked, QStringList{u"groups juliet@example.test Friends|Work|Family"_s});
}

void TestContactDialogs::renames()
{
    askForName(*m_session, jid(u"juliet@example.test"_s), m_window.get());
    QPointer<QInputDialog> dialog = m_window->findChild<QInputDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->textValue(), u"Juliette Capulet"_s);
    dialog->setTextValue(u"Jule"_s);
    dialog->accept();
    QCOMPARE(fakeOf(*m_session).asked, QStringList{u"rename juliet@example.test Jule"_s});
}

void TestContactDialogs::removalIsAskedOnce()
{
    askToRemove(*m_session, jid(u"juliet@example.test"_s), m_window.get());
    QPointer<QMessageBox> box = m_window->findChild<QMessageBox *>();
    QVERIFY(box);
    QVERIFY(box->text().contains("Juliette Capulet"_L1));
    QCOMPARE(box->icon(), QMessageBox::NoIcon); // ours, not the style's
    QVERIFY(!box->iconPixmap().isNull());
    box->button(QMessageBox::Cancel)->click();
    QVERIFY(fakeOf(*m_session).asked.isEmpty());

    askToRemove(*m_session, jid(u"romeo@example.test"_s), m_window.get());
    for (QMessageBox *open : m_window->findChildren<QMessageBox *>()) {
        if (open->isVisible())
            button(*open, u"Remove"_s)->click();
    }
    QCOMPARE(fakeOf(*m_session).asked, QStringList{u"remove romeo@example.test"_s});
}

QTEST_MAIN(TestContactDialogs)
#include "tst_contactdialogs.moc"
