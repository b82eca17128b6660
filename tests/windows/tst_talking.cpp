// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/language.h"
#include "tests/support/hands.h"
#include "tests/windows/deskperson.h"
#include "ui/emoji/emojipicker.h"

#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QSettings>
#include <QTest>

#include <algorithm>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 60'000)

/// Everything a message can be, from one real window to another through a real server.
class TestTalking final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void ticks();
    void writing();
    void answering();
    void reacting();
    void correcting();
    void hiding();
    void severalLanguages();
    void deleting();
    void whatOthersMayKnow();
    void checkingAgainstTheServer();
    void pictures();
    void afterARestart();
    void cleanupTestCase();

private:
    QTemporaryDir m_settings;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<Prosody> m_server;
    std::unique_ptr<DeskPerson> m_alice;
    std::unique_ptr<DeskPerson> m_bob;
};

void TestTalking::initTestCase()
{
    QApplication::setQuitOnLastWindowClosed(false);
    installTranslations(*qApp, QLocale(QLocale::English)); // the hands know the English names of things
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    m_server = std::make_unique<Prosody>(QStringList{u"--accounts"_s, u"alice,bob"_s});
    QVERIFY(m_server->isReady());
    m_theme = std::make_unique<ui::Theme>(*qApp);
    const QString shots = QStringLiteral(CAUSERIE_SHOTS_DIR);
    m_alice = std::make_unique<DeskPerson>(u"Alice"_s, *m_server, *m_theme, shots, u"talk-"_s);
    m_bob = std::make_unique<DeskPerson>(u"Bob"_s, *m_server, *m_theme, shots, u"talk-"_s);
    QVERIFY(m_alice->signIn() && m_bob->signIn());
    m_alice->mainWindow()->setGeometry(0, 0, 960, 900);
    m_bob->mainWindow()->setGeometry(960, 0, 960, 900);
    QVERIFY(m_alice->open(u"Bob"_s) && m_bob->open(u"Alice"_s));
}

void TestTalking::ticks()
{
    const QString text = u"Is the play on tonight?"_s;
    QVERIFY(m_alice->write(text));
    EVENTUALLY(m_bob->shows(text));
    EVENTUALLY(m_alice->showsDelivered(text));
    m_bob->mainWindow()->activateWindow(); // looks at it
    EVENTUALLY(m_alice->find(text)->state == DeliveryState::Read);
}

void TestTalking::writing()
{
    QTest::keyClick(m_bob->composer(), 'y');
    EVENTUALLY(m_alice->session().conversations().at(m_alice->peer()).peerState() == ChatState::Composing);
    QTest::keyClick(m_bob->composer(), Qt::Key_Backspace);
}

void TestTalking::answering()
{
    const QString asked = u"Is the play on tonight?"_s;
    QVERIFY(m_bob->choose(asked, {u"Answer"_s}));
    QVERIFY(m_bob->write(u"Yes, at eight"_s));
    EVENTUALLY(m_alice->shows(u"Yes, at eight"_s)); // without the quotation for programs that do not know answers
    const Message *answer = m_alice->find(u"Yes, at eight"_s);
    QVERIFY(answer->reply);
    QCOMPARE(answer->reply->message, m_alice->find(asked)->id);
}

void TestTalking::reacting()
{
    const QString text = u"Yes, at eight"_s;
    const auto seen = [&] {
        QStringList emojis;
        for (const Reaction &reaction : m_bob->find(text)->reactions)
            emojis << reaction.emoji;
        return emojis;
    };
    QVERIFY(m_alice->choose(text, {u"React"_s, u"👍"_s}));
    EVENTUALLY(seen() == QStringList{u"👍"_s});
    QVERIFY(m_alice->choose(text, {u"React"_s, u"❤️"_s}));
    EVENTUALLY((seen() == QStringList{u"👍"_s, u"❤️"_s}));
    QVERIFY(m_alice->choose(text, {u"React"_s, u"👍"_s})); // again: not any more
    EVENTUALLY(seen() == QStringList{u"❤️"_s});
    QVERIFY(m_alice->choose(text, {u"React"_s, u"Other…"_s}));
    auto *picker = m_alice->mainWindow()->findChild<ui::EmojiPicker *>();
    QVERIFY(picker);
    auto *query = picker->findChild<QLineEdit *>();
    QTest::keyClicks(query, u"turtle"_s);
    QTest::keyClick(query, Qt::Key_Return);
    EVENTUALLY((seen() == QStringList{u"❤️"_s, u"🐢"_s}));
}

void TestTalking::correcting()
{
    QVERIFY(m_alice->write(u"See you their"_s));
    EVENTUALLY(m_bob->shows(u"See you their"_s));
    EVENTUALLY(m_alice->showsDelivered(u"See you their"_s));
    const qint64 id = m_bob->find(u"See you their"_s)->id;
    QTest::keyClick(m_alice->composer(), Qt::Key_Up);
    QVERIFY(fillIn(*m_alice->mainWindow(), u"Message to Bob"_s, u"See you there"_s));
    QTest::keyClick(m_alice->composer(), Qt::Key_Return);
    EVENTUALLY(m_bob->shows(u"See you there"_s));
    QVERIFY(!m_bob->shows(u"See you their"_s));
    QCOMPARE(m_bob->find(u"See you there"_s)->id, id);
    QVERIFY(m_bob->find(u"See you there"_s)->editedAt.isValid());
}

void TestTalking::hiding()
{
    QVERIFY(pressAndChoose(*m_alice->mainWindow(), u"More ways to write"_s, u"Hide the text until it is asked for"_s));
    QVERIFY(m_alice->write(u"Both of them die in the end."_s));
    EVENTUALLY(m_bob->shows(u"Both of them die in the end."_s));
    QVERIFY(m_bob->find(u"Both of them die in the end."_s)->spoiler);
}

void TestTalking::severalLanguages()
{
    QVERIFY(pressAndChoose(*m_bob->mainWindow(), u"More ways to write"_s, u"Add another language"_s));
    EVENTUALLY(fillIn(*m_bob->mainWindow(), u"The message in this language"_s, u"La pièce est ajournée."_s));
    QVERIFY(m_bob->write(u"The play is put off."_s));
    EVENTUALLY(m_alice->shows(u"The play is put off."_s));
    const auto &translations = m_alice->find(u"The play is put off."_s)->translations;
    QCOMPARE(translations.size(), 1u);
    QCOMPARE(translations.front().text, u"La pièce est ajournée."_s);
    QCOMPARE(translations.front().language, u"fr"_s); // the next that is offered
    QCOMPARE(m_alice->find(u"The play is put off."_s)->language, u"en"_s);
}

void TestTalking::deleting()
{
    QVERIFY(m_alice->write(u"Oh no, I hate them"_s));
    EVENTUALLY(m_bob->shows(u"Oh no, I hate them"_s));
    EVENTUALLY(m_alice->showsDelivered(u"Oh no, I hate them"_s));
    const qint64 id = m_bob->find(u"Oh no, I hate them"_s)->id;
    QVERIFY(m_alice->choose(u"Oh no, I hate them"_s, {u"Delete for everybody…"_s}));
    QMessageBox *question = nullptr;
    EVENTUALLY((question = m_alice->mainWindow()->findChild<QMessageBox *>()) && question->isVisible());
    m_alice->picture(question, u"delete"_s);
    QVERIFY(press(*question, u"Delete"_s));
    EVENTUALLY(!m_bob->shows(u"Oh no, I hate them"_s));
    const auto &messages = m_bob->session().conversations().at(m_bob->peer()).messages();
    const auto gone = std::ranges::find(messages, id, &Message::id);
    QVERIFY(gone != messages.end());
    QCOMPARE(gone->retraction, Retraction::BySender);
    QVERIFY(gone->body.isEmpty());
}

void TestTalking::whatOthersMayKnow()
{
    QVERIFY(pressAndChoose(*m_bob->mainWindow(), u"Menu"_s, u"What others may know…"_s));
    QDialog *dialog = nullptr;
    EVENTUALLY((dialog = m_bob->mainWindow()->findChild<QDialog *>()) && dialog->isVisible());
    m_bob->picture(dialog, u"may-know"_s);
    QVERIFY(press(*dialog, u"That I have read their messages"_s));
    QVERIFY(press(*dialog, u"Close"_s));
    QVERIFY(m_alice->write(u"Are you there?"_s));
    EVENTUALLY(m_alice->showsDelivered(u"Are you there?"_s));
    m_bob->mainWindow()->activateWindow();
    QVERIFY(m_bob->write(u"No"_s)); // what he reads before he answers goes out before the answer
    EVENTUALLY(m_alice->shows(u"No"_s));
    QCOMPARE(m_alice->find(u"Are you there?"_s)->state, DeliveryState::Delivered);
}

void TestTalking::checkingAgainstTheServer()
{
    QVERIFY(pressAndChoose(*m_alice->mainWindow(), u"More about this person"_s, u"Check against the server…"_s));
    QDialog *dialog = nullptr;
    EVENTUALLY((dialog = m_alice->mainWindow()->findChild<QDialog *>()) && findNamed(*dialog, u"Close"_s));
    QStringList words;
    for (const QLabel *label : dialog->findChildren<QLabel *>())
        words << label->text();
    QVERIFY2(words.join(u' ').contains(u"All of them are here."_s), qPrintable(words.join(u'|')));
    m_alice->picture(dialog, u"check"_s);
    QVERIFY(press(*dialog, u"Close"_s));
}

void TestTalking::pictures()
{
    QVERIFY(m_bob->choose(u"See you there"_s, {u"Answer"_s}));
    QVERIFY(m_bob->write(u"Not any more :("_s));
    EVENTUALLY(m_alice->shows(u"Not any more :("_s));
    for (const auto look : {ui::ThemeChoice::Light, ui::ThemeChoice::Dark}) {
        m_theme->setChoice(look);
        const QString name = look == ui::ThemeChoice::Light ? u"light"_s : u"dark"_s;
        QVERIFY(!m_alice->picture(m_alice->mainWindow(), name).isEmpty());
        QVERIFY(!m_bob->picture(m_bob->mainWindow(), name).isEmpty());
    }
}

/// What was said is on the disk as it was shown.
void TestTalking::afterARestart()
{
    const auto texts = [](DeskPerson &person) {
        QStringList all;
        for (const Message &message : person.session().conversations().at(person.peer()).messages())
            all << message.body + (message.editedAt.isValid() ? u" (edited)"_s : QString());
        return all;
    };
    const QStringList before = texts(*m_bob);
    QVERIFY(before.size() == 9);
    QVERIFY(m_bob->restart());
    EVENTUALLY(m_bob->open(u"Alice"_s));
    EVENTUALLY(texts(*m_bob) == before);
}

void TestTalking::cleanupTestCase()
{
    m_bob.reset();
    m_alice.reset();
    m_server.reset();
    m_theme.reset();
}

QTEST_MAIN(TestTalking)
#include "tst_talking.moc"
