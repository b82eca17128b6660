// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/archivedcalls.h"
#include "tests/xmpp/xml.h"

#include <QTest>

using namespace causerie;
using namespace causerie::xmpp;
using namespace causerie::test;
using namespace Qt::StringLiterals;

namespace
{

const QDateTime kNow = QDateTime::fromString(u"2026-11-20T12:00:00Z"_s, Qt::ISODate);

/// "b propose 1" is said by bob, "a proceed 1" by a device of ours to him, "s accept 1" to ourselves.
struct Said {
    const char *who;
    const char *verb;
    const char *id;
    const char *reason = "";
    int age = 3600; // s
    QString media = u"audio"_s;
};

QString write(const Said &said)
{
    const QString bob = u"bob@example.test/phone"_s;
    const QString other = u"alice@example.test/other"_s;
    const bool isOurs = *said.who != 'b' && *said.who != 'e';
    const QString from = isOurs ? other : *said.who == 'b' ? bob : u"eve@example.test/x"_s;
    const QString to = *said.who == 'a' ? bob : u"alice@example.test"_s;
    const QString reason = QString::fromLatin1(said.reason);
    QString inside;
    if (QByteArray(said.verb) == "propose")
        inside = u"<description xmlns='urn:xmpp:jingle:apps:rtp:1' media='%1'/>"_s.arg(said.media);
    else if (reason == u"tie-break")
        inside = u"<reason xmlns='urn:xmpp:jingle:1'><expired/></reason><tie-break/>"_s;
    else if (reason.startsWith(u"to-"_s))
        inside = u"<reason xmlns='urn:xmpp:jingle:1'><expired/></reason><migrated to='%1'/>"_s.arg(reason.sliced(3));
    else if (!reason.isEmpty())
        inside = u"<reason xmlns='urn:xmpp:jingle:1'><%1/></reason>"_s.arg(reason);
    return u"<message type='chat' from='%1' to='%2'><%3 xmlns='urn:xmpp:jingle-message:0' id='%4'>%5</%3></message>"_s
        .arg(from, to, QString::fromLatin1(said.verb), QString::fromLatin1(said.id), inside);
}

/// "1:missed"
QString spell(const ChatEvent &event)
{
    const auto &line = std::get<Message>(event);
    static const QStringList words{u"answered"_s,  u"missed"_s, u"declined"_s, u"busy"_s,
                                   u"cancelled"_s, u"failed"_s, u"elsewhere"_s};
    const bool isWhole = line.kind == MessageKind::Call && line.direction == Direction::Incoming &&
                         line.conversation == *Jid::parse(u"bob@example.test") && !line.archiveId.isEmpty() &&
                         line.from == *Jid::parse(u"bob@example.test/phone");
    return isWhole ? line.originId + u':' + words[int(line.outcome)] : u"?"_s;
}

} // namespace

Q_DECLARE_METATYPE(QList<Said>)

class TestArchivedCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lines_data();
    void lines();
};

void TestArchivedCalls::lines_data()
{
    QTest::addColumn<QList<Said>>("page");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char *name, const QList<Said> &page, const QStringList &lines) {
        QTest::newRow(name) << page << lines;
    };
    row("they gave up", {{"b", "propose", "1"}, {"b", "retract", "1", "cancel"}}, {u"1:missed"_s});
    row("nothing more was said", {{"b", "propose", "1"}}, {u"1:missed"_s});
    row("it may ring still", {{"b", "propose", "1", "", 20}}, {});
    row("they gave up just now", {{"b", "propose", "1", "", 20}, {"b", "retract", "1", "", 10}}, {u"1:missed"_s});
    row("another device answered", {{"b", "propose", "1"}, {"a", "proceed", "1"}, {"b", "finish", "1", "success"}},
        {u"1:elsewhere"_s});
    row("an old one tells only us", {{"b", "propose", "1"}, {"s", "accept", "1"}}, {u"1:elsewhere"_s});
    row("the end alone tells that there was a talk", {{"b", "propose", "1"}, {"b", "finish", "1", "success"}},
        {u"1:elsewhere"_s});
    row("the end of none", {{"b", "propose", "1"}, {"b", "finish", "1", "expired"}}, {u"1:missed"_s});
    row("another device refused", {{"b", "propose", "1"}, {"a", "reject", "1", "decline"}}, {u"1:declined"_s});
    row("another device was busy", {{"b", "propose", "1"}, {"a", "reject", "1", "busy"}}, {u"1:busy"_s});
    row("both called, theirs counts for nothing", {{"b", "propose", "2"}, {"a", "reject", "2", "tie-break"}}, {});
    row("both called, they gave way", {{"b", "propose", "2"}, {"b", "retract", "2", "tie-break"}}, {});
    row("they went to another device in mid-call",
        {{"b", "propose", "1"},
         {"a", "proceed", "1"},
         {"b", "propose", "2"},
         {"a", "finish", "1", "to-2"},
         {"a", "proceed", "2"}},
        {u"2:elsewhere"_s});
    row("we did", {{"b", "propose", "1"}, {"a", "proceed", "1"}, {"a", "propose", "2"}, {"b", "finish", "1", "to-2"}},
        {u"1:elsewhere"_s});
    row("of an earlier page", {{"a", "proceed", "1"}}, {u"1:elsewhere"_s});
    row("of an earlier page, and nobody knows whose", {{"s", "accept", "1"}}, {});
    row("ours to them", {{"a", "propose", "3"}, {"b", "proceed", "3"}, {"b", "finish", "3", "success"}}, {});
    row("to ourselves", {{"s", "propose", "3"}}, {});
    row("pictures alone", {{"b", "propose", "1", "", 3600, u"video"_s}}, {});
    row("another's word does not end it", {{"b", "propose", "1"}, {"e", "finish", "1", "success"}}, {u"1:missed"_s});
    row("two", {{"b", "propose", "1"}, {"b", "retract", "1"}, {"b", "propose", "2"}, {"a", "proceed", "2"}},
        {u"1:missed"_s, u"2:elsewhere"_s});
    row("twice the same", {{"b", "propose", "1"}, {"b", "propose", "1"}}, {u"1:missed"_s});
}

void TestArchivedCalls::lines()
{
    QFETCH(const QList<Said>, page);
    ArchivedCalls calls;
    std::vector<ChatEvent> events;
    int n = 0;
    for (const Said &said : page) {
        const QDomElement stanza = xml(write(said));
        Arrival arrival{Route::Archive, kNow, {}, kNow.addSecs(-said.age), u"a%1"_s.arg(++n)};
        calls.take(*parseCallMessage(stanza), *parseMessage(stanza), arrival, *Jid::parse(u"alice@example.test/desk"),
                   events);
    }
    calls.finish(events, kNow);
    QStringList lines;
    for (const ChatEvent &event : events)
        lines << spell(event);
    QTEST(lines, "lines");
}

QTEST_GUILESS_MAIN(TestArchivedCalls)
#include "tst_archivedcalls.moc"
