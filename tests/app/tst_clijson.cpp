// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clijson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTest>
#include <QTimeZone>

using namespace causerie;
using namespace causerie::cli;
using namespace Qt::StringLiterals;

class TestCliJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLineIsOneObjectWithItsTime();
    void messages();
    void messageDetails();
    void calls();
    void contacts();
    void errors();
    void wordsAreDistinct();
};

void TestCliJson::aLineIsOneObjectWithItsTime()
{
    const QDateTime now(QDate(2026, 11, 20), QTime(14, 5, 17, 42), QTimeZone(3600));
    const QByteArray text = line("message"_L1, {{u"body"_s, u"two\nlines \"quoted\" ☺"_s}}, now);
    QCOMPARE(text.count('\n'), 1);
    QVERIFY(text.endsWith('\n'));
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    QCOMPARE(object[u"event"_s].toString(), u"message"_s);
    QCOMPARE(object[u"time"_s].toString(), u"2026-11-20T13:05:17.042Z"_s);
    QCOMPARE(object[u"body"_s].toString(), u"two\nlines \"quoted\" ☺"_s);
}

void TestCliJson::messages()
{
    Message message;
    message.conversation = *Jid::parse(u"bob@example.test");
    message.from = *Jid::parse(u"bob@example.test/phone");
    message.originId = u"id-1"_s;
    message.body = u"hello"_s;
    message.sentAt = QDateTime::fromMSecsSinceEpoch(0, QTimeZone::UTC);
    QJsonObject object = fields(message);
    QCOMPARE(object[u"direction"_s].toString(), u"incoming"_s);
    QCOMPARE(object[u"kind"_s].toString(), u"text"_s);
    QCOMPARE(object[u"body"_s].toString(), u"hello"_s);
    QCOMPARE(object[u"sent_at"_s].toString(), u"1970-01-01T00:00:00.000Z"_s);
    QVERIFY(!object.contains(u"failure"_s));

    message.direction = Direction::Outgoing;
    message.state = DeliveryState::Failed;
    message.failure = u"no such user"_s;
    object = fields(message);
    QCOMPARE(object[u"state"_s].toString(), u"failed"_s);
    QCOMPARE(object[u"failure"_s].toString(), u"no such user"_s);
}

void TestCliJson::messageDetails()
{
    Message message;
    for (const auto &field : {u"language"_s, u"translations"_s, u"edited_at"_s, u"retracted"_s, u"reactions"_s,
                              u"reply_to"_s, u"spoiler"_s, u"archive_id"_s})
        QVERIFY2(!fields(message).contains(field), qPrintable(field));
    message.language = u"en"_s;
    message.archiveId = u"a1"_s;
    message.translations = {{u"fr"_s, u"bonjour"_s}};
    message.editedAt = QDateTime::fromMSecsSinceEpoch(1, QTimeZone::UTC);
    message.retraction = Retraction::BySender;
    message.reactions = {{*Jid::parse(u"bob@example.test"), u"👍"_s}};
    message.reply.emplace().target = u"id-0"_s;
    message.spoiler = true;
    message.spoilerHint = u"the end"_s;
    const QJsonObject object = fields(message);
    QCOMPARE(object[u"language"_s].toString(), u"en"_s);
    QCOMPARE(object[u"archive_id"_s].toString(), u"a1"_s);
    QCOMPARE(object[u"translations"_s][0][u"text"_s].toString(), u"bonjour"_s);
    QCOMPARE(object[u"edited_at"_s].toString(), u"1970-01-01T00:00:00.001Z"_s);
    QVERIFY(object[u"retracted"_s].toBool());
    QCOMPARE(object[u"reactions"_s][0][u"by"_s].toString(), u"bob@example.test"_s);
    QCOMPARE(object[u"reactions"_s][0][u"emoji"_s].toString(), u"👍"_s);
    QCOMPARE(object[u"reply_to"_s].toString(), u"id-0"_s);
    QCOMPARE(object[u"spoiler"_s].toString(), u"the end"_s);
}

void TestCliJson::calls()
{
    Message call;
    call.conversation = *Jid::parse(u"bob@example.test");
    call.kind = MessageKind::Call;
    call.outcome = CallOutcome::Answered;
    call.callSeconds = 12;
    const QJsonObject object = fields(call);
    QCOMPARE(object[u"kind"_s].toString(), u"call"_s);
    QCOMPARE(object[u"outcome"_s].toString(), u"answered"_s);
    QCOMPARE(object[u"seconds"_s].toInt(), 12);
    QVERIFY(!object.contains(u"body"_s));
}

void TestCliJson::contacts()
{
    Contact contact;
    contact.jid = *Jid::parse(u"bob@example.test");
    contact.groups = QStringList{u"Choir"_s};
    contact.subscription = Subscription::Both;
    Presence presence;
    presence.from = *Jid::parse(u"bob@example.test/phone");
    presence.availability = Availability::DoNotDisturb;
    presence.priority = 5;
    contact.resources = {presence};
    const QJsonObject object = fields(contact);
    QCOMPARE(object[u"subscription"_s].toString(), u"both"_s);
    QCOMPARE(object[u"availability"_s].toString(), u"dnd"_s);
    QCOMPARE(object[u"groups"_s].toArray().first().toString(), u"Choir"_s);
    const QJsonObject resource = object[u"resources"_s].toArray().first().toObject();
    QCOMPARE(resource[u"jid"_s].toString(), u"bob@example.test/phone"_s);
    QCOMPARE(resource[u"priority"_s].toInt(), 5);
}

void TestCliJson::errors()
{
    xmpp::ConnectionError error;
    error.kind = xmpp::ConnectionError::Kind::WrongPassword;
    error.host = u"127.0.0.1"_s;
    error.port = 5222;
    error.condition = u"not-authorized"_s;
    const QJsonObject object = fields(error);
    QCOMPARE(object[u"kind"_s].toString(), u"wrong-password"_s);
    QCOMPARE(object[u"text"_s].toString(), u"not-authorized; 127.0.0.1:5222"_s);
}

void TestCliJson::wordsAreDistinct()
{
    QSet<QString> words;
    for (int i = 0; i <= int(Availability::FreeForChat); ++i)
        words << word(Availability(i));
    QCOMPARE(words.size(), 6);
    words.clear();
    for (int i = 0; i <= int(EndReason::GeneralError); ++i)
        words << word(EndReason(i));
    QCOMPARE(words.size(), int(EndReason::GeneralError) + 1);
    words.clear();
    for (int i = 0; i <= int(CallOutcome::AnsweredElsewhere); ++i)
        words << word(CallOutcome(i));
    QCOMPARE(words.size(), 7);
    words.clear();
    for (int i = 0; i <= int(CallState::Ended); ++i)
        words << word(CallState(i));
    QCOMPARE(words.size(), 7);
}

QTEST_GUILESS_MAIN(TestCliJson)
#include "tst_clijson.moc"
