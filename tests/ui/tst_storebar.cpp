// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/mending.h"
#include "tests/ui/support/fakesession.h"
#include "ui/failurewords.h"
#include "ui/storebar.h"
#include "ui/storewords.h"

#include <QFile>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// What the window says of a history that cannot be used, and what its buttons do.
class TestStoreBar final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void wordsDiffer();
    void hiddenWhileAllIsWell();
    void nothingIsDoneUnasked();
    void setAsideAndTold();
    void tryingAgain();

private:
    void open(const QByteArray &bytes);
    QString words() const { return m_bar->findChild<QLabel *>()->text(); }
    QPushButton *button(const QString &text) const
    {
        for (QPushButton *one : m_bar->findChildren<QPushButton *>()) {
            if (one->isVisible() && one->text().remove(u'&') == text)
                return one;
        }
        return nullptr;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<StoreBar> m_bar;
    QString m_file;
};

void TestStoreBar::init()
{
    m_bar.reset();
    m_session = std::make_unique<Session>(SessionSettings{});
    m_dir = std::make_unique<QTemporaryDir>();
    m_file = m_dir->filePath(u"history.sqlite"_s);
    m_bar = std::make_unique<StoreBar>(m_session->mending());
}

void TestStoreBar::open(const QByteArray &bytes)
{
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    fakeOf(*m_session).openHistory(m_file);
}

void TestStoreBar::wordsDiffer()
{
    QSet<QString> words;
    for (const Remedy remedy : {Remedy::Wait, Remedy::SetAside, Remedy::TryAgain})
        words << troubleWords({StorageError::Corrupt, remedy});
    for (const auto error : {StorageError::CannotOpen, StorageError::NewerSchema, StorageError::Full,
                             StorageError::ReadOnly, StorageError::Busy, StorageError::Other})
        words << troubleWords({error, Remedy::TryAgain});
    QCOMPARE(words.size(), 9);
    QVERIFY(remedyWords(Remedy::Wait).isEmpty());
    QVERIFY(remedyWords(Remedy::TryAgain) != remedyWords(Remedy::SetAside));
    QVERIFY(newStartWords({u"/home/me/a.sqlite.damaged-1"_s, 0}).contains(u"kept as a.sqlite.damaged-1."_s));
    QVERIFY(newStartWords({{}, 2}).contains(u"2"_s));
}

void TestStoreBar::hiddenWhileAllIsWell()
{
    fakeOf(*m_session).openHistory(m_file);
    QSignalSpy opened(&m_session->conversations(), &Conversations::cleared);
    QTRY_VERIFY(QFile::exists(m_file));
    QVERIFY(!m_bar->isVisible());
}

void TestStoreBar::nothingIsDoneUnasked()
{
    open(QByteArray("Dear Bob,\n").repeated(1000));
    QTRY_VERIFY(button(u"Set it aside and begin anew…"_s));
    QCOMPARE(words(), troubleWords({StorageError::Corrupt, Remedy::SetAside}));
    button(u"Set it aside and begin anew…"_s)->click();
    auto *question = m_bar->findChild<QMessageBox *>();
    QVERIFY(question && question->isVisible());
    QVERIFY(question->icon() == QMessageBox::NoIcon && !question->iconPixmap().isNull()); // ours, not the style's
    question->button(QMessageBox::Cancel)->click();
    QVERIFY(!m_session->mending().isBusy());
    QVERIFY(button(u"Set it aside and begin anew…"_s)->isEnabled());
}

void TestStoreBar::setAsideAndTold()
{
    open(QByteArray("Dear Bob,\n").repeated(1000));
    QTRY_VERIFY(button(u"Set it aside and begin anew…"_s));
    button(u"Set it aside and begin anew…"_s)->click();
    auto *question = m_bar->findChild<QMessageBox *>();
    QSignalSpy begun(&m_session->mending(), &Mending::begun);
    for (QAbstractButton *one : question->buttons()) {
        if (question->buttonRole(one) == QMessageBox::AcceptRole)
            one->click();
    }
    QVERIFY(!button(u"Set it aside and begin anew…"_s)->isEnabled());
    QVERIFY(begun.wait());
    const auto start = begun.first().first().value<NewStart>();
    QCOMPARE(words(), newStartWords(start));
    QVERIFY(words().contains(u"history.sqlite.damaged-"_s));
    QVERIFY(QFile::exists(start.keptAs));
    QVERIFY(button(u"Open the folder"_s));
    m_bar->findChild<QToolButton *>()->click();
    QVERIFY(!m_bar->isVisible());
}

void TestStoreBar::tryingAgain()
{
    fakeOf(*m_session).openHistory(u"/proc/nowhere/history.sqlite"_s);
    QTRY_VERIFY(button(u"Try again"_s));
    QCOMPARE(words(), storageWords(StorageError::CannotOpen));
    QSignalSpy told(m_bar.get(), &StoreBar::told);
    button(u"Try again"_s)->click();
    QVERIFY(!button(u"Try again"_s)->isEnabled());
    QVERIFY(told.wait());
    QVERIFY(m_bar->isVisible() && button(u"Try again"_s)->isEnabled());
}

QTEST_MAIN(TestStoreBar)
#include "tst_storebar.moc"
