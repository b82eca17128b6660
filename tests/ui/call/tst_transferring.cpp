// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/call/callfixture.h"
#include "ui/call/callwindow.h"
#include "ui/call/transferbar.h"
#include "ui/call/transferdialog.h"
#include "ui/style/theme.h"

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
    void theQuestionShowsTheAddress();
    void somebodyIsChosen();
    void anAddressIsTyped();
    void pictures_data();
    void pictures();

private:
    bool connectBoth();
    bool shows(const QString &text) const
    {
        return std::ranges::any_of(m_window->findChildren<QLabel *>(), [&text](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<TwoPeople> m_people;
    std::unique_ptr<CallWindow> m_window;
    Call *m_call = nullptr;
    const Jid m_carol = jid(u"carol@example.test"_s);
    const QList<TransferDialog::Person> m_persons{{jid(u"carol@example.test"_s), u"Carol"_s},
                                                  {jid(u"dave@example.test"_s), u"Dave"_s}};
};

void TestTransferring::init()
{
    QApplication::setQuitOnLastWindowClosed(false);
    QFont font(u"Inter"_s);
    font.setPixelSize(14);
    QApplication::setFont(font);
    if (!m_theme)
        m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
    m_people = std::make_unique<TwoPeople>();
    m_call = m_people->aliceCalls();
    m_window = std::make_unique<CallWindow>(*m_call, u"Bob Baker"_s, media::AudioSettings());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestTransferring::cleanup()
{
    m_window.reset();
    m_people.reset();
}

bool TestTransferring::connectBoth()
{
    if (!QTest::qWaitFor([this] { return m_people->bob.rang != nullptr; }))
        return false;
    m_people->bob.rang->answer();
    return QTest::qWaitFor([this] { return m_call->state() == CallState::Active; });
}

void TestTransferring::itIsOfferedWhereItIsUnderstood()
{
    m_window->setTransferable(true);
    QVERIFY(!m_window->moreButton()->isVisible()); // nobody to be transferred yet
    QVERIFY(connectBoth());
    QVERIFY(m_window->moreButton()->isVisible());
    m_window->setTransferable(false);
    QVERIFY(!m_window->moreButton()->isVisible());
    m_window->setTransferable(true);
    QSignalSpy requested(m_window.get(), &CallWindow::transferRequested);
    m_window->moreButton()->click();
    auto *menu = m_window->findChild<QMenu *>();
    QVERIFY(menu && menu->isVisible());
    menu->actions().constFirst()->trigger();
    QCOMPARE(requested.size(), 1);
    menu->close();
    m_call->transferTo(m_carol);
    QVERIFY(shows(u"asked to call carol@example.test"_s));
}

void TestTransferring::theQuestionShowsTheAddress()
{
    QVERIFY(connectBoth());
    QSignalSpy followed(m_window.get(), &CallWindow::transferFollowed);
    TransferBar &bar = m_window->transferBar();
    QVERIFY(!bar.isVisible());
    m_people->bob.rang->transferTo(m_carol);
    QTRY_VERIFY(bar.isVisible());
    QVERIFY(shows(u"Bob Baker asks you to call carol@example.test instead."_s));
    bar.followButton()->click();
    QCOMPARE(followed.size(), 1);
    QCOMPARE(m_call->state(), CallState::Active); // whoever has all calls acts
    bar.stayButton()->click();
    QVERIFY(m_call->askedTarget().isEmpty());
    QVERIFY(!bar.isVisible());
}

void TestTransferring::somebodyIsChosen()
{
    QPointer<TransferDialog> dialog = new TransferDialog(u"Bob"_s, m_persons, m_window.get());
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
    QPointer<TransferDialog> dialog = new TransferDialog(u"Bob"_s, m_persons, m_window.get());
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
    QVERIFY(connectBoth());
    m_window->setTransferable(true);
    m_people->bob.rang->transferTo(m_carol);
    QTRY_VERIFY(m_window->transferBar().isVisible());
    m_theme->setChoice(look);
    QPointer<TransferDialog> dialog = new TransferDialog(u"Bob Baker"_s, m_persons, m_window.get());
    dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(dialog));
    const QString folder = qEnvironmentVariable("CAUSERIE_SHOTS");
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    if (!folder.isEmpty() && QDir().mkpath(folder)) {
        QVERIFY(m_window->grab().save(u"%1/transfer-asked-%2.png"_s.arg(folder, name)));
        QVERIFY(dialog->grab().save(u"%1/transfer-%2.png"_s.arg(folder, name)));
    }
    m_theme->setChoice(ThemeChoice::Light);
}

QTEST_MAIN(TestTransferring)
#include "tst_transferring.moc"
