// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/call/showncall.h"
#include "ui/call/transferbar.h"
#include "ui/call/transferdialog.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace causerie;
using namespace causerie::test;
using namespace causerie::ui;
using namespace Qt::StringLiterals;

/// Handing a call on, as it is asked for and as it is answered.
class TestTransferring : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void itIsOfferedWhereItIsUnderstood();
    void thoseOnHoldAreOffered();
    void theQuestionShowsTheAddress();
    void toBePutThroughIsAnotherQuestion();
    void somebodyIsChosen();
    void anAddressIsTyped();
    void pictures_data();
    void pictures();

private:
    ShownCall m_shown;
    const Jid m_carol = jid(u"carol@example.test"_s);
    const QList<TransferDialog::Person> m_persons{{jid(u"carol@example.test"_s), u"Carol"_s},
                                                  {jid(u"dave@example.test"_s), u"Dave"_s}};
};

void TestTransferring::init()
{
    QVERIFY(m_shown.begin());
}

void TestTransferring::cleanup()
{
    m_shown.end();
}

void TestTransferring::itIsOfferedWhereItIsUnderstood()
{
    m_shown.window->setTransferable(true);
    QVERIFY(!m_shown.window->moreButton()->isVisible()); // nobody to be transferred yet
    QVERIFY(m_shown.connectBoth());
    QVERIFY(m_shown.window->moreButton()->isVisible());
    m_shown.window->setTransferable(false);
    QVERIFY(!m_shown.window->moreButton()->isVisible());
    m_shown.window->setTransferable(true);
    QSignalSpy requested(m_shown.window.get(), &CallWindow::transferRequested);
    m_shown.window->moreButton()->click();
    auto *menu = m_shown.window->findChild<QMenu *>();
    QVERIFY(menu && menu->isVisible());
    menu->actions().constFirst()->trigger();
    QCOMPARE(requested.size(), 1);
    menu->close();
    m_shown.call->transferTo(m_carol);
    QVERIFY(m_shown.shows(u"asked to call carol@example.test"_s));
}

void TestTransferring::thoseOnHoldAreOffered()
{
    QVERIFY(m_shown.connectBoth());
    m_shown.window->setTransferable(true);
    Call *other = m_shown.people->bob.rang; // any call will do
    m_shown.window->setPartners([other] { return QList<WaitingCall>{{other, u"Carol & Cook"_s}}; });
    QSignalSpy requested(m_shown.window.get(), &CallWindow::putThroughRequested);
    m_shown.window->moreButton()->click();
    auto *menu = m_shown.window->findChild<QMenu *>();
    QVERIFY(menu && menu->isVisible());
    QCOMPARE(menu->actions().size(), 2);
    QCOMPARE(menu->actions().constFirst()->text(), u"&Put through to Carol && Cook, who is on hold"_s);
    QVERIFY(QKeySequence::mnemonic(menu->actions().constFirst()->text()) !=
            QKeySequence::mnemonic(menu->actions().constLast()->text()));
    menu->actions().constFirst()->trigger();
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested[0][0].value<Call *>(), other);
    menu->close();
}

void TestTransferring::theQuestionShowsTheAddress()
{
    QVERIFY(m_shown.connectBoth());
    QSignalSpy followed(m_shown.window.get(), &CallWindow::transferFollowed);
    TransferBar &bar = m_shown.window->transferBar();
    QVERIFY(!bar.isVisible());
    m_shown.people->bob.rang->transferTo(m_carol);
    QTRY_VERIFY(bar.isVisible());
    QVERIFY(m_shown.shows(u"Bob Baker asks you to call carol@example.test instead."_s));
    bar.followButton()->click();
    QCOMPARE(followed.size(), 1);
    QCOMPARE(m_shown.call->state(), CallState::Active); // whoever has all calls acts
    bar.stayButton()->click();
    QVERIFY(m_shown.call->askedTarget().isEmpty());
    QVERIFY(!bar.isVisible());
}

void TestTransferring::toBePutThroughIsAnotherQuestion()
{
    QVERIFY(m_shown.connectBoth());
    const Transfer transfer{.attendant = {}, .sid = u"s2"_s, .target = jid(u"carol@example.test/car"_s)};
    Q_EMIT m_shown.people->alice.wire.transferAsked(m_shown.call->peer(), m_shown.call->sid(), transfer);
    TransferBar &bar = m_shown.window->transferBar();
    QTRY_VERIFY(bar.isVisible());
    QVERIFY(m_shown.shows(u"Bob Baker wants to put you through to carol@example.test."_s));
    QCOMPARE(bar.followButton()->toolTip(), u"Call this address; Bob Baker waits on hold"_s);
}

void TestTransferring::somebodyIsChosen()
{
    QPointer<TransferDialog> dialog = new TransferDialog(u"Bob"_s, m_persons, m_shown.window.get());
    dialog->open();
    QSignalSpy chosen(dialog, &TransferDialog::chosen);
    QVERIFY(!dialog->transferButton()->isEnabled());
    dialog->field()->setText(u"dav"_s);
    QVERIFY(dialog->list()->item(0)->isHidden() && !dialog->list()->item(1)->isHidden());
    QVERIFY(!dialog->transferButton()->isEnabled());
    dialog->list()->setCurrentRow(1);
    QVERIFY(dialog->transferButton()->isEnabled());
    dialog->transferButton()->click();
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].value<Jid>(), jid(u"dave@example.test"_s));
    QTRY_VERIFY(!dialog);
}

void TestTransferring::anAddressIsTyped()
{
    QPointer<TransferDialog> dialog = new TransferDialog(u"Bob"_s, m_persons, m_shown.window.get());
    dialog->open();
    QSignalSpy chosen(dialog, &TransferDialog::chosen);
    dialog->field()->setText(u"example.test"_s); // a server is nobody
    QVERIFY(!dialog->transferButton()->isEnabled());
    dialog->field()->setText(u"eve@example.test/x"_s);
    QTest::keyClick(dialog->field(), Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].value<Jid>(), jid(u"eve@example.test"_s));
}

void TestTransferring::pictures_data()
{
    QTest::addColumn<ThemeChoice>("look");
    QTest::newRow("light") << ThemeChoice::Light;
    QTest::newRow("dark") << ThemeChoice::Dark;
}

void TestTransferring::pictures()
{
    QFETCH(const ThemeChoice, look);
    QVERIFY(m_shown.connectBoth());
    m_shown.window->setTransferable(true);
    m_shown.people->bob.rang->transferTo(m_carol);
    QTRY_VERIFY(m_shown.window->transferBar().isVisible());
    m_shown.theme->setChoice(look);
    QPointer<TransferDialog> dialog = new TransferDialog(u"Bob Baker"_s, m_persons, m_shown.window.get());
    dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(dialog));
    const QString folder = qEnvironmentVariable("CAUSERIE_SHOTS");
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    if (!folder.isEmpty() && QDir().mkpath(folder)) {
        QVERIFY(m_shown.window->grab().save(u"%1/transfer-asked-%2.png"_s.arg(folder, name)));
        QVERIFY(dialog->grab().save(u"%1/transfer-%2.png"_s.arg(folder, name)));
    }
    m_shown.theme->setChoice(ThemeChoice::Light);
}

QTEST_MAIN(TestTransferring)
#include "tst_transferring.moc"
