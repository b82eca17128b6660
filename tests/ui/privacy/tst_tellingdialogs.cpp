// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/sample.h"
#include "ui/privacy/keptpolicy.h"
#include "ui/privacy/tellingdialogs.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

class TestTellingDialogs final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aChangeCountsAtOnceAndIsKept();
    void whatWasNeverChosenIsAsUsual();
    void oneConversationDiffers();
    void roomsLearnNothingUnasked();

private:
    static QCheckBox *box(const QDialog &dialog, const QString &words);
    static QComboBox *choice(const QDialog &dialog, const QString &name);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    const Jid m_juliet = jid(u"juliet@example.test"_s);
};

void TestTellingDialogs::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder->path());
    m_session = std::make_unique<Session>(SessionSettings{});
    fillSample(*m_session);
}

void TestTellingDialogs::cleanup()
{
    m_session.reset();
    QSettings().clear();
}

QCheckBox *TestTellingDialogs::box(const QDialog &dialog, const QString &words)
{
    for (QCheckBox *found : dialog.findChildren<QCheckBox *>()) {
        if (found->text().remove(u'&') == words)
            return found;
    }
    return nullptr;
}

QComboBox *TestTellingDialogs::choice(const QDialog &dialog, const QString &name)
{
    for (QComboBox *found : dialog.findChildren<QComboBox *>()) {
        if (found->accessibleName() == name)
            return found;
    }
    return nullptr;
}

void TestTellingDialogs::aChangeCountsAtOnceAndIsKept()
{
    const auto dialog = std::make_unique<TellingDialog>(*m_session);
    QCheckBox *read = box(*dialog, u"That I have read their messages"_s);
    QVERIFY(read && read->isChecked());
    read->click();
    const MessagingPolicy quiet{.receipts = true, .markers = false, .chatStates = true};
    QCOMPARE(m_session->messagingPolicy(), quiet);
    QCOMPARE(keptPolicy(QSettings()), quiet);

    const auto again = std::make_unique<TellingDialog>(*m_session);
    QVERIFY(!box(*again, u"That I have read their messages"_s)->isChecked());
    QVERIFY(box(*again, u"That I am writing to them"_s)->isChecked());
}

void TestTellingDialogs::whatWasNeverChosenIsAsUsual()
{
    QCOMPARE(keptPolicy(QSettings()), MessagingPolicy());
}

void TestTellingDialogs::oneConversationDiffers()
{
    const auto dialog = std::make_unique<ConversationTellingDialog>(*m_session, m_juliet);
    QComboBox *writing = choice(*dialog, u"That I am writing"_s);
    QVERIFY(writing);
    QCOMPARE(writing->currentText(), u"As usual: yes"_s);
    writing->setCurrentIndex(writing->findText(u"Never"_s));
    Q_EMIT writing->activated(writing->currentIndex());
    const ConversationSettings &settings = m_session->conversations().at(m_juliet).settings();
    QCOMPARE(settings.chatStates, Telling::Never);
    QCOMPARE(settings.receipts, Telling::AsUsual);
    QCOMPARE(m_session->messagingPolicy(), MessagingPolicy());
}

void TestTellingDialogs::roomsLearnNothingUnasked()
{
    const Jid room = jid(u"tea@rooms.example.test"_s);
    ConversationSettings settings = m_session->conversations().at(room).settings();
    settings.kind = ConversationKind::Room;
    m_session->conversations().at(room).setSettings(settings);
    const auto dialog = std::make_unique<ConversationTellingDialog>(*m_session, room);
    QVERIFY(!choice(*dialog, u"That messages have arrived"_s)); // XEP-0184 §5.3: never
    QCOMPARE(choice(*dialog, u"That I have read them"_s)->currentText(), u"As usual: no"_s);
}

QTEST_MAIN(TestTellingDialogs)
#include "tst_tellingdialogs.moc"
