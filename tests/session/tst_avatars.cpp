// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/portrait.h"
#include "core/session/avatars.h"
#include "core/xmpp/avatarbridge.h"
#include "core/xmpp/pep.h"
#include "tests/xmpp/fakesession.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;

namespace
{

constexpr int kPatience = 60'000; // milliseconds; a limit for a hung test, not a measure

files::Portrait portraitIn(Qt::GlobalColor colour)
{
    QImage picture(64, 64, QImage::Format_RGB32);
    picture.fill(colour);
    return files::makePortrait(picture).value_or(files::Portrait());
}

/// `who` has this picture (XEP-0084 §4.2), or none when `sha1` is empty.
QByteArray told(const QByteArray &who, const QString &sha1)
{
    const QByteArray id = sha1.toLatin1();
    const QByteArray info = id.isEmpty() ? QByteArray() : "<info id='" + id + "' type='image/png' bytes='1'/>";
    return "<message from='" + who +
           "@example.test'><event xmlns='http://jabber.org/protocol/pubsub#event'>"
           "<items node='urn:xmpp:avatar:metadata'><item id='" +
           (id.isEmpty() ? "current" : id) + "'><metadata xmlns='urn:xmpp:avatar:metadata'>" + info +
           "</metadata></item></items></event></message>";
}

QByteArray given(const QByteArray &who, const files::Portrait &portrait)
{
    return "<iq type='result' id='$id' from='" + who +
           "@example.test'><pubsub xmlns='http://jabber.org/protocol/pubsub'><items node='urn:xmpp:avatar:data'><item "
           "id='" +
           portrait.sha1.toLatin1() + "'><data xmlns='urn:xmpp:avatar:data'>" + portrait.bytes.toBase64() +
           "</data></item></items></pubsub></iq>";
}

} // namespace

/// Pictures that are announced and taken off while they are on their way.
class TestAvatars : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fetched();
    void takenOffMeanwhile();

private:
    struct Desk {
        QTemporaryDir folder;
        Connection connection{quickTuning()};
        Pep pep{connection};
        AvatarBridge bridge{connection, pep};
        Avatars avatars{connection, bridge, QDir(folder.path()), [](const Jid &) { return true; }};
    };
    FakeAccount m_account;
    const Jid m_bob = *Jid::parse(u"bob@example.test");
    const Jid m_carol = *Jid::parse(u"carol@example.test");
};

void TestAvatars::fetched()
{
    const files::Portrait red = portraitIn(Qt::red);
    FakeServer server(FakeServer::Security::StartTls, m_account.identity, "example.test");
    letIn(server.script()).send(told("bob", red.sha1)).expect("urn:xmpp:avatar:data").send(given("bob", red));
    Desk desk;
    QSignalSpy changed(&desk.avatars, &Avatars::changed);
    desk.connection.open(m_account.settings(server));
    QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 1, kPatience);
    QCOMPARE(changed[0][0].value<Jid>(), m_bob);
    QVERIFY(!desk.avatars.picture(m_bob).isNull());
    server.send(told("bob", {}));
    QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 2, kPatience);
    QVERIFY(desk.avatars.picture(m_bob).isNull());
}

/// What comes late is not shown: the last word counts.
void TestAvatars::takenOffMeanwhile()
{
    const files::Portrait red = portraitIn(Qt::red);
    const files::Portrait blue = portraitIn(Qt::blue);
    FakeServer server(FakeServer::Security::StartTls, m_account.identity, "example.test");
    letIn(server.script())
        .send(told("bob", red.sha1))
        .expect("urn:xmpp:avatar:data")
        .send(told("bob", {}) + given("bob", red) + told("carol", blue.sha1))
        .expect("urn:xmpp:avatar:data")
        .send(given("carol", blue));
    Desk desk;
    QSignalSpy changed(&desk.avatars, &Avatars::changed);
    desk.connection.open(m_account.settings(server));
    QTRY_VERIFY_WITH_TIMEOUT(changed.count() > 0, kPatience);
    QCOMPARE(changed[0][0].value<Jid>(), m_carol); // hers came behind his
    QVERIFY(!desk.avatars.picture(m_carol).isNull());
    QVERIFY(desk.avatars.picture(m_bob).isNull());
}

QTEST_GUILESS_MAIN(TestAvatars)
#include "tst_avatars.moc"
