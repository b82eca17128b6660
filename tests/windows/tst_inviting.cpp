// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/language.h"
#include "core/chat/xmpplink.h"
#include "tests/support/hands.h"
#include "tests/support/qrreader.h"
#include "tests/windows/deskperson.h"
#include "ui/links/qrview.h"
#include "ui/roster/contactdialogs.h"

#include <QApplication>
#include <QDialog>
#include <QImage>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSettings>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 60'000)

/// Two strangers become contacts by a link, in two real windows through a real server; and a program that is started
/// with a link.
class TestInviting final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void strangersBecomeContacts();
    void aLinkOnTheCommandLine();

private:
    static bool sees(DeskPerson &who, const QString &whom)
    {
        const Contact *contact = who.session().roster().find(*Jid::parse(whom));
        return contact && contact->subscription == Subscription::Both &&
               contact->availability() == Availability::Available;
    }
    template<typename T>
    static T *dialogOf(const DeskPerson &person)
    {
        for (T *dialog : person.mainWindow()->findChildren<T *>()) {
            if (dialog->isVisible())
                return dialog;
        }
        return nullptr;
    }

    QTemporaryDir m_settings;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<Prosody> m_server;
};

void TestInviting::initTestCase()
{
    QApplication::setQuitOnLastWindowClosed(false);
    installTranslations(*qApp, QLocale(QLocale::English)); // the hands know the English names of things
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    m_theme = std::make_unique<ui::Theme>(*qApp, ui::ThemeChoice::Light);
    m_server = std::make_unique<Prosody>(QStringList{u"--strangers"_s});
    QVERIFY(m_server->isReady());
}

void TestInviting::strangersBecomeContacts()
{
    DeskPerson alice(u"Alice"_s, *m_server, *m_theme, QStringLiteral(CAUSERIE_SHOTS_DIR), u"inviting-"_s);
    DeskPerson bob(u"Bob"_s, *m_server, *m_theme, QStringLiteral(CAUSERIE_SHOTS_DIR), u"inviting-"_s);
    QVERIFY(alice.signIn() && bob.signIn());
    QVERIFY(press(*alice.mainWindow(), u"Invite somebody"_s)); // her list is empty
    EVENTUALLY(dialogOf<QDialog>(alice));
    QDialog *invitation = dialogOf<QDialog>(alice);
    EVENTUALLY(!findNamed<QLineEdit>(*invitation, u"Link"_s)->text().isEmpty());
    // As a telephone sees it.
    const auto *code = invitation->findChild<ui::QrView *>();
    const auto link = readQr(invitation->grab().copy(QRect(code->mapTo(invitation, QPoint()), code->size())).toImage());
    QVERIFY2(link, link ? "" : link.error().constData());
    QVERIFY(!alice.picture(invitation, u"invitation"_s).isEmpty());

    QVERIFY(press(*bob.mainWindow(), u"Add a contact"_s));
    EVENTUALLY(dialogOf<ui::AddContactDialog>(bob));
    auto *add = dialogOf<ui::AddContactDialog>(bob);
    findNamed<QLineEdit>(*add, u"Address"_s)->setText(QString::fromUtf8(*link)); // pasted
    QVERIFY(!bob.picture(add, u"pasted"_s).isEmpty());
    QVERIFY(press(*add, u"Add"_s));
    EVENTUALLY(sees(alice, m_server->jid(u"bob"_s)) && sees(bob, m_server->jid(u"alice"_s)));
    QVERIFY(alice.session().roster().subscriptionRequests().empty());
    QVERIFY(bob.session().roster().subscriptionRequests().empty());
}

void TestInviting::aLinkOnTheCommandLine()
{
    DeskPerson carol(u"Carol"_s, *m_server, *m_theme, QStringLiteral(CAUSERIE_SHOTS_DIR), u"inviting-"_s);
    carol.application().openLink(*parseXmppLink(u"xmpp:bob@example.test?message;body=Good%20evening"_s));
    QVERIFY(carol.signIn());
    EVENTUALLY(carol.application().mainWindow()->openPeer() == *Jid::parse(m_server->jid(u"bob"_s)));
    auto *field = findNamed<QPlainTextEdit>(*carol.mainWindow(), u"Message to bob"_s);
    QVERIFY(field);
    QCOMPARE(field->toPlainText(), u"Good evening"_s);
    const Conversation *conversation = carol.session().conversations().find(*Jid::parse(m_server->jid(u"bob"_s)));
    QVERIFY(!conversation || conversation->messages().empty()); // nothing is sent by itself
}

QTEST_MAIN(TestInviting)
#include "tst_inviting.moc"
