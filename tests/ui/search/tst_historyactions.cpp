// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/accountfile.h"
#include "core/storage/messagestore.h"
#include "ui/historyactions.h"
#include "ui/mainwindow.h"
#include "ui/noticebar.h"

#include <QAction>
#include <QApplication>
#include <QFileDialog>
#include <QLabel>
#include <QSet>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace Qt::StringLiterals;

#define SOON(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 60'000)

/// Exports and imports from the menu of the real window, on a real history.
class TestHistoryActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void oneConversation();
    void everythingAndBack();
    void everythingIsNamedAsItIs();
    void failuresAreTold();
    void everyProblemHasWords();

private:
    QAction *action(const QString &text) const
    {
        for (QAction *found : m_window->findChildren<QAction *>()) {
            if (found->text().remove(u'&') == text)
                return found;
        }
        return nullptr;
    }
    /// In the dialog that is open.
    void choose(const QString &file) const
    {
        auto *dialog = m_window->findChild<QFileDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        Q_EMIT dialog->fileSelected(file);
        dialog->close();
    }
    QString notice() const
    {
        auto *bar = m_window->findChild<NoticeBar *>();
        return bar->isVisible() ? bar->findChild<QLabel *>()->text() : QString();
    }
    QByteArray read(const QString &name) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
    const Jid m_own = *Jid::parse(u"alice@example.test");
    const Jid m_juliet = *Jid::parse(u"juliet@example.test");
};

void TestHistoryActions::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"Causerie"_s);
    QCoreApplication::setApplicationName(u"tst_historyactions"_s);
    storage::Database database(historyFile(m_folder.path(), m_own));
    storage::MessageStore store(database);
    for (int i = 0; i < 3; ++i) {
        Message message;
        message.conversation = message.from = m_juliet;
        message.originId = QString::number(i);
        message.body = u"Message %1"_s.arg(i);
        message.sentAt = QDateTime::currentDateTimeUtc();
        QVERIFY(store.apply(message).result().has_value());
    }
}

void TestHistoryActions::init()
{
    QSettings().clear();
    m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
    m_session = std::make_unique<Session>(
        SessionSettings{.dataDir = QDir(m_folder.path()), .useKeychain = false, .keepAccount = false});
    Account account;
    account.jid = m_own;
    m_session->openAccount(account);
    m_window = std::make_unique<MainWindow>(*m_session, *m_theme);
    m_window->show();
    SOON(m_session->conversations().all().size() == 1);
}

void TestHistoryActions::cleanup()
{
    m_window.reset();
    m_session.reset();
    m_theme.reset();
}

void TestHistoryActions::oneConversation()
{
    QAction *entry = action(u"Export this conversation…"_s);
    QVERIFY(entry && !entry->isEnabled()); // nothing is open
    m_window->openConversation(m_juliet);
    QVERIFY(entry->isEnabled());
    for (const auto &[name, begin] :
         {std::pair(u"a.html"_s, QByteArray("<!DOCTYPE html>")), std::pair(u"a.txt"_s, QByteArray("Conversation with")),
          std::pair(u"a.json"_s, QByteArray("[\n{"))}) {
        entry->trigger();
        choose(m_folder.filePath(name));
        SOON(entry->isEnabled() && notice().startsWith(u"3 message"_s));
        QVERIFY(notice().contains(m_folder.filePath(name)));
        QVERIFY(read(name).startsWith(begin));
        QVERIFY(read(name).contains("Message 2"));
        m_window->findChild<NoticeBar *>()->hide();
    }
}

void TestHistoryActions::everythingAndBack()
{
    action(u"Export everything…"_s)->trigger();
    choose(m_folder.filePath(u"all.json"_s));
    SOON(notice().startsWith(u"3 message"_s));
    action(u"Import…"_s)->trigger();
    choose(m_folder.filePath(u"all.json"_s));
    SOON(notice().startsWith(u"0 message"_s));
}

/// What can be imported again is not called a text, and nothing is replaced that nobody was asked about.
void TestHistoryActions::everythingIsNamedAsItIs()
{
    action(u"Export everything…"_s)->trigger();
    choose(m_folder.filePath(u"x.txt"_s));
    SOON(notice().contains(m_folder.filePath(u"x.txt.json"_s)));
    QVERIFY(read(u"x.txt.json"_s).startsWith("[\n{") && !QFile::exists(m_folder.filePath(u"x.txt"_s)));
    action(u"Export everything…"_s)->trigger();
    choose(m_folder.filePath(u"x.txt"_s));
    SOON(notice().startsWith(u"Nothing was exported"_s));
}

void TestHistoryActions::failuresAreTold()
{
    action(u"Import…"_s)->trigger();
    choose(historyFile(m_folder.path(), m_own)); // a database
    SOON(notice() == historyFileWords({HistoryFileProblem::NotAnExport, {}}));
    QFile theirs(m_folder.filePath(u"theirs.json"_s));
    QVERIFY(theirs.open(QIODevice::WriteOnly));
    theirs.write("[\n{\"causerie_export\":1,\"account\":\"bob@example.test\",\"at\":\"2026-01-01T00:00:00.000Z\"},\n"
                 "{\"end\":true,\"conversations\":0,\"messages\":0}\n]\n");
    theirs.close();
    action(u"Import…"_s)->trigger();
    choose(theirs.fileName());
    SOON(notice().startsWith(u"bob@example.test exported this file"_s));
    action(u"Export everything…"_s)->trigger();
    choose(m_folder.filePath(u"nowhere/all.json"_s));
    SOON(notice() == historyFileWords({HistoryFileProblem::CannotWrite, {}}));
}

void TestHistoryActions::everyProblemHasWords()
{
    QSet<QString> words;
    for (int problem = 0; problem <= int(HistoryFileProblem::Cancelled); ++problem)
        words << historyFileWords({HistoryFileProblem(problem), {}});
    QCOMPARE(words.size(), int(HistoryFileProblem::Cancelled) + 1);
}

QTEST_MAIN(TestHistoryActions)
#include "tst_historyactions.moc"
