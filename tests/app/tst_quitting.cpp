// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/accountfile.h"
#include "core/session/mending.h"
#include "tests/app/twoaccounts.h"
#include "tests/support/smalldisk.h"
#include "ui/signin/signinwindow.h"

#include <QApplication>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <algorithm>

using namespace causerie;
using namespace causerie::test;
using namespace causerie::ui;
using namespace Qt::StringLiterals;

namespace
{

/// Set by main(): why there is no file system of our own to fill, empty when there is one.
QByteArray g_noMounts;

} // namespace

/// Who quits is asked when the words of the last moment are nowhere but in the program, and not when they are kept.
/// The history is on a disk of its own, which is full or not.
class TestQuitting final : public TwoAccounts
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void lastWordsOnAFullDisk_data();
    void lastWordsOnAFullDisk();
    void wordsOfTheOtherAccount();
    void wordsOfWhoHasSignedOut();
    void whatIsKeptIsNotAskedFor();
    void aBusyStoreIsNotWaitedForLong();

private:
    void useSmallDisk();
    void fill();
    bool talkWithBob();
    void comeBack();
    QMessageBox *question();
    void quitAllTheSame();
    void type(const QString &words) { QTest::keyClicks(composer(u"Bob"_s), words); }

    QString m_disk;
};

void TestQuitting::cleanup()
{
    m_both.reset();
    if (!m_disk.isEmpty())
        umount(std::exchange(m_disk, {}).toLocal8Bit().constData());
}

void TestQuitting::useSmallDisk()
{
    if (!g_noMounts.isEmpty())
        QSKIP(g_noMounts.constData());
    QVERIFY(QDir().mkpath(folder().path()));
    QVERIFY2(mountDisk(folder().path(), "size=8m"), std::strerror(errno));
    m_disk = folder().path();
}

void TestQuitting::fill()
{
    QFile ballast(m_disk + u"/ballast"_s);
    QVERIFY(ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    while (ballast.write(QByteArray(4096, 'x')) == 4096)
        continue;
}

bool TestQuitting::talkWithBob()
{
    m_both->mainWindow()->openConversation(jid(u"bob"_s));
    m_both->session().send(jid(u"bob"_s), u"Good evening"_s);
    const auto &last = m_both->session().conversations().at(jid(u"bob"_s)).last();
    return waitFor([&] { return last && last->state >= DeliveryState::Sent; });
}

QMessageBox *TestQuitting::question()
{
    QWidget *over = m_both->mainWindow() ? static_cast<QWidget *>(m_both->window()) : m_both->signInWindow();
    return over->findChild<QMessageBox *>();
}

void TestQuitting::comeBack()
{
    m_both.reset();
    m_both = makeWindow(u"both"_s);
    m_both->start();
    QVERIFY(signIn(*m_both, u"alice"_s));
    m_both->mainWindow()->openConversation(jid(u"bob"_s));
}

void TestQuitting::quitAllTheSame()
{
    QSignalSpy finished(m_both.get(), &Application::finished);
    for (QAbstractButton *one : question()->buttons()) {
        if (question()->buttonRole(one) == QMessageBox::DestructiveRole) {
            one->click();
            break;
        }
    }
    EVENTUALLY(finished.size() == 1);
}

void TestQuitting::lastWordsOnAFullDisk_data()
{
    QTest::addColumn<bool>("sent");
    QTest::newRow("a draft") << false;
    QTest::newRow("a message") << true;
}

void TestQuitting::lastWordsOnAFullDisk()
{
    QFETCH(const bool, sent);
    useSmallDisk();
    QVERIFY(signIn(*m_both, u"alice"_s) && talkWithBob());
    fill();
    QVERIFY(!m_both->session().mending().trouble());
    type(u"precious words"_s);
    if (sent)
        QTest::keyClick(composer(u"Bob"_s), Qt::Key_Return);
    QSignalSpy finished(m_both.get(), &Application::finished);
    QVERIFY(!m_both->window()->close());
    EVENTUALLY(question() && question()->isVisible());
    QVERIFY(finished.isEmpty() && m_both->window()->isVisible());
    const QPointer<QMessageBox> gone = question();
    question()->reject();
    EVENTUALLY(!gone);

    // They are where they were, and asked for again.
    if (!sent)
        QCOMPARE(composer(u"Bob"_s)->toPlainText(), u"precious words"_s);
    m_both->tryToQuit();
    EVENTUALLY(question() && question()->isVisible());
    quitAllTheSame();
}

void TestQuitting::wordsOfTheOtherAccount()
{
    useSmallDisk();
    QVERIFY(signInBoth());
    m_both->showAccount(0);
    QVERIFY(talkWithBob());
    fill();
    type(u"precious words"_s);
    m_both->showAccount(1);
    QVERIFY(!m_both->window()->close());
    EVENTUALLY(question() && question()->isVisible());
    quitAllTheSame();
}

void TestQuitting::wordsOfWhoHasSignedOut()
{
    useSmallDisk();
    QVERIFY(signIn(*m_both, u"alice"_s) && talkWithBob());
    fill();
    type(u"precious words"_s);
    m_both->session().signOut();
    EVENTUALLY(m_both->signInWindow() && m_both->signInWindow()->isVisible());
    m_both->signInWindow()->close();
    EVENTUALLY(question() && question()->isVisible());
    QVERIFY(m_both->signInWindow()->isVisible());
    quitAllTheSame();
}

/// Nothing is in the way, and what was written in the last moment is there the next time.
void TestQuitting::whatIsKeptIsNotAskedFor()
{
    QVERIFY(signIn(*m_both, u"alice"_s) && talkWithBob());
    type(u"precious words"_s);
    QSignalSpy finished(m_both.get(), &Application::finished);
    m_both->window()->close();
    EVENTUALLY(finished.size() == 1);
    QVERIFY(!question());
    comeBack();
    EVENTUALLY(composer(u"Bob"_s) && composer(u"Bob"_s)->toPlainText() == u"precious words"_s);
}

/// Another program keeps the file to itself. The window is in use while it is waited for, and what was written is
/// written before the program ends.
void TestQuitting::aBusyStoreIsNotWaitedForLong()
{
    QVERIFY(signIn(*m_both, u"alice"_s) && talkWithBob());
    QSignalSpy finished(m_both.get(), &Application::finished);
    {
        QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(historyFile(folder().path(), jid(u"alice"_s)));
        QVERIFY(other.open());
        QVERIFY(QSqlQuery(other).exec(u"BEGIN IMMEDIATE"_s));
        type(u"precious words"_s);
        QVERIFY(!m_both->window()->close());
        type(u" and more"_s);
        EVENTUALLY(finished.size() == 1);
        QVERIFY(QSqlQuery(other).exec(u"ROLLBACK"_s));
    }
    QSqlDatabase::removeDatabase(u"other"_s);
    comeBack();
    EVENTUALLY(composer(u"Bob"_s) && composer(u"Bob"_s)->toPlainText() == u"precious words and more"_s);
}

int main(int argc, char **argv)
{
    g_noMounts = enterNamespace();
    QApplication application(argc, argv);
    TestQuitting test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_quitting.moc"
