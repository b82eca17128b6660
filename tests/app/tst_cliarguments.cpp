// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cliarguments.h"
#include "app/clicommand.h"

#include <QTest>

using namespace causerie;
using namespace causerie::cli;
using namespace Qt::StringLiterals;

class TestCliArguments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commands_data();
    void commands();
    void abilities_data();
    void abilities();
    void options();
    void refusals_data();
    void refusals();
    void help();
    void thePasswordHasNoOption();

private:
    static std::expected<Arguments, QString> parse(const QString &line)
    {
        return parseArguments(QStringList{u"causerie-cli"_s} + line.split(u' ', Qt::SkipEmptyParts));
    }
};

void TestCliArguments::commands_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("verb");
    QTest::addColumn<QString>("peer");
    const auto row = [](const char *name, const QString &line, Verb verb, const QString &peer = {}) {
        QTest::newRow(name) << line << int(verb) << peer;
    };
    row("roster", u"roster"_s, Verb::Roster);
    row("presence", u"presence"_s, Verb::Presence);
    row("presence for a while", u"presence --seconds 5"_s, Verb::Presence);
    row("add", u"add Bob@Example.test"_s, Verb::Add, u"bob@example.test"_s);
    row("send", u"send bob@example.test hello"_s, Verb::Send, u"bob@example.test"_s);
    row("send to a device", u"send bob@example.test/desk hello"_s, Verb::Send, u"bob@example.test"_s);
    row("listen", u"listen"_s, Verb::Listen);
    row("listen for a while", u"--seconds 3 listen"_s, Verb::Listen);
    row("call", u"call bob@example.test --play a.wav --record b.wav --seconds 8 --loopback"_s, Verb::Call,
        u"bob@example.test"_s);
    row("answer", u"answer --record b.wav"_s, Verb::Answer);
    row("correct", u"correct bob@example.test id-1 hello"_s, Verb::Correct, u"bob@example.test"_s);
    row("react", u"react bob@example.test id-1 👍"_s, Verb::React, u"bob@example.test"_s);
    row("retract", u"retract bob@example.test id-1"_s, Verb::Retract, u"bob@example.test"_s);
    row("archive", u"archive --check bob@example.test"_s, Verb::Archive, u"bob@example.test"_s);
    row("rooms", u"rooms"_s, Verb::Rooms);
    row("join", u"join tea@rooms.example.test/x --nick Ann --seconds 3"_s, Verb::Join, u"tea@rooms.example.test"_s);
    row("export", u"export all.json"_s, Verb::Export);
    row("export one conversation", u"export bob@example.test --format html bob.html"_s, Verb::Export,
        u"bob@example.test"_s);
    row("import", u"import all.json"_s, Verb::Import);
    row("search", u"search tea --limit 3"_s, Verb::Search, {});
    row("block a server", u"block spam.example --report spam"_s, Verb::Block, u"spam.example"_s);
    row("unblock", u"unblock bob@example.test"_s, Verb::Unblock, u"bob@example.test"_s);
    row("blocked", u"blocked"_s, Verb::Blocked);
    row("register", u"register --jid ann@example.test --answer email=ann@example.test --answer nick=A"_s,
        Verb::Register);
    row("password", u"password --new-password-file p"_s, Verb::Password);
    row("doctor", u"doctor ann@example.test/desk --host x.test"_s, Verb::Doctor, u"ann@example.test"_s);
    row("doctor of a server", u"doctor example.test"_s, Verb::Doctor, u"example.test"_s);
    row("unregister", u"unregister ann@example.test"_s, Verb::Unregister, u"ann@example.test"_s);
    row("upload", u"upload bob@example.test/x.png carol@example.test"_s, Verb::Upload, u"carol@example.test"_s);
    row("upload for nobody", u"upload a.png"_s, Verb::Upload);
    row("register with an invitation", u"register --jid ann@example.test --token t0"_s, Verb::Register);
    row("history", u"history bob@example.test --limit 3"_s, Verb::History, u"bob@example.test"_s);
}

void TestCliArguments::commands()
{
    QFETCH(QString, line);
    QFETCH(int, verb);
    QFETCH(QString, peer);
    const auto arguments = parse(line);
    QVERIFY2(arguments, arguments ? "" : qPrintable(arguments.error()));
    QCOMPARE(int(arguments->verb), verb);
    QCOMPARE(arguments->peer.toString(), peer);
}

void TestCliArguments::abilities_data()
{
    using xmpp::Ability;
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("can");
    QTest::newRow("call") << u"call bob@example.test"_s << int(Ability::Calls);
    QTest::newRow("answer") << u"answer"_s << int(Ability::Calls);
    QTest::newRow("listen") << u"listen"_s << 0; // it only shows that somebody calls
    QTest::newRow("listen, and take files") << u"listen --take-files 1000"_s << int(Ability::TakeFiles);
    QTest::newRow("listen, and take none") << u"listen --take-files 0"_s << 0;
    QTest::newRow("send-file") << u"send-file a.png bob@example.test"_s << int(Ability::GiveFiles);
    QTest::newRow("upload") << u"upload a.png bob@example.test"_s << 0;
    QTest::newRow("send") << u"send bob@example.test hello"_s << 0;
}

/// Nobody is called, or offered a file, in vain.
void TestCliArguments::abilities()
{
    QFETCH(QString, line);
    const auto arguments = parse(line);
    QVERIFY(arguments);
    QTEST(abilitiesOf(*arguments).toInt(), "can");
}

void TestCliArguments::options()
{
    const auto arguments = parse(
        u"--jid Alice@Example.test --password-file /run/pw --host 127.0.0.1 --port 15222 --ca-file ca.pem"
        " --resource bot --data /tmp/d --loopback call bob@example.test --seconds 8 --play in.wav --record out.wav"_s);
    QVERIFY(arguments);
    Arguments expected;
    expected.verb = Verb::Call;
    expected.jid = *Jid::parse(u"alice@example.test");
    expected.passwordFile = u"/run/pw"_s;
    expected.host = u"127.0.0.1"_s;
    expected.port = 15222;
    expected.caFile = u"ca.pem"_s;
    expected.resource = u"bot"_s;
    expected.dataDir = u"/tmp/d"_s;
    expected.loopback = true;
    expected.peer = *Jid::parse(u"bob@example.test");
    expected.seconds = std::chrono::seconds(8);
    expected.playFile = u"in.wav"_s;
    expected.recordFile = u"out.wav"_s;
    QCOMPARE(*arguments, expected);
    QCOMPARE(parse(u"--jid alice@example.test/bot roster"_s)->resource, u"bot"_s);
    QCOMPARE(parse(u"history bob@example.test"_s)->limit, 50);
    QVERIFY(!parse(u"listen"_s)->seconds);
    QCOMPARE(parse(u"correct bob@example.test id-1 hello"_s)->messageId, u"id-1");
    QCOMPARE(parse(u"correct bob@example.test id-1 hello"_s)->text, u"hello");
    const auto nothing = parseArguments({u"causerie-cli"_s, u"react"_s, u"bob@example.test"_s, u"id-1"_s, QString()});
    QVERIFY(nothing && nothing->text.isEmpty()); // takes back
    QCOMPARE(parse(u"join tea@rooms.example.test --nick Ann"_s)->nick, u"Ann"_s);
    QCOMPARE(parse(u"--host [::1] roster"_s)->host, u"::1"_s);
    QCOMPARE(parse(u"register --jid ann@example.test --token t0"_s)->token, u"t0"_s);
    const QString link = u"register --jid ann@example.test --token xmpp:ann@example.test?register;preauth=t0"_s;
    QCOMPARE(parse(link)->token, u"t0"_s);
    const QString friends = u"register --jid ann@example.test --token XMPP:bob@example.test?roster;preauth=t1;ibr=y"_s;
    QCOMPARE(parse(friends)->token, u"t1"_s);
    QCOMPARE(parse(u"register --jid ann@example.test --token-file f"_s)->tokenFile, u"f"_s);
    QCOMPARE(parse(u"--host [ roster"_s)->host, u"["_s);
}

void TestCliArguments::refusals_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("no command") << QString();
    QTest::newRow("an unknown command") << u"dance"_s;
    QTest::newRow("an unknown option") << u"roster --fast"_s;
    QTest::newRow("an option without its value") << u"roster --jid"_s;
    QTest::newRow("our address is none") << u"--jid @ roster"_s;
    QTest::newRow("our address is a server") << u"--jid example.test roster"_s;
    QTest::newRow("their address is none") << u"add bob@"_s;
    QTest::newRow("no address") << u"call"_s;
    QTest::newRow("an account for nobody") << u"register"_s;
    QTest::newRow("an answer to nothing") << u"register --jid ann@example.test --answer ann"_s;
    QTest::newRow("an answer nobody asked for") << u"roster --answer a=b"_s;
    QTest::newRow("a new password for nothing") << u"roster --new-password-file p"_s;
    QTest::newRow("the end of whose account") << u"unregister"_s;
    QTest::newRow("a patient without an address") << u"doctor"_s;
    QTest::newRow("two patients") << u"doctor ann@example.test --jid bob@example.test"_s;
    QTest::newRow("no file") << u"upload"_s;
    QTest::newRow("a file sent to nobody") << u"send-file a.png"_s;
    QTest::newRow("a token elsewhere") << u"roster --token t0"_s;
    QTest::newRow("a token that is none") << u"register --jid ann@example.test --token="_s;
    QTest::newRow("a file with a token elsewhere") << u"roster --token-file f"_s;
    QTest::newRow("two tokens") << u"register --jid ann@example.test --token t0 --token-file f"_s;
    QTest::newRow("the link of another server")
        << u"register --jid ann@example.test --token xmpp:example.org?register;preauth=t0"_s;
    QTest::newRow("the link of another name")
        << u"register --jid ann@example.test --token xmpp:eve@example.test?register;preauth=t0"_s;
    QTest::newRow("a link without a token") << u"register --jid ann@example.test --token xmpp:example.test?register"_s;
    QTest::newRow("a web page") << u"register --jid ann@example.test --token https://example.test/i/t0"_s;
    QTest::newRow("a link to a room") << u"register --jid ann@example.test --token xmpp:tea@example.test?join"_s;
    QTest::newRow("no text") << u"send bob@example.test"_s;
    QTest::newRow("too much text") << u"send bob@example.test two words"_s;
    QTest::newRow("a command with too much") << u"roster now"_s;
    QTest::newRow("a port without a host") << u"--port 5222 roster"_s;
    QTest::newRow("port 0") << u"--host x --port 0 roster"_s;
    QTest::newRow("a port too big") << u"--host x --port 65536 roster"_s;
    QTest::newRow("a port that is a word") << u"--host x --port xmpp roster"_s;
    QTest::newRow("seconds below zero") << u"listen --seconds -1"_s;
    QTest::newRow("a limit of nothing") << u"history a@b --limit 0"_s;
    QTest::newRow("seconds where they mean nothing") << u"roster --seconds 3"_s;
    QTest::newRow("sound where there is none") << u"listen --play a.wav"_s;
    QTest::newRow("a correction without its text") << u"correct bob@example.test id-1"_s;
    QTest::newRow("a retraction of nothing") << u"retract bob@example.test"_s;
    QTest::newRow("an archive for nothing") << u"archive bob@example.test"_s;
    QTest::newRow("a reaction that is no emoji") << u"react bob@example.test id-1 notemoji"_s;
    QTest::newRow("a check of something else") << u"history bob@example.test --check"_s;
    QTest::newRow("a limit elsewhere") << u"roster --limit 3"_s;
    QTest::newRow("an export to nowhere") << u"export"_s;
    QTest::newRow("an export of too much") << u"export a@b c@d file"_s;
    QTest::newRow("an export of nobody") << u"export @ file"_s;
    QTest::newRow("everything as text") << u"export --format text all.txt"_s;
    QTest::newRow("an unknown format") << u"export a@b --format pdf file"_s;
    QTest::newRow("a format elsewhere") << u"roster --format json"_s;
    QTest::newRow("an import of an address") << u"import a@b all.json"_s;
    QTest::newRow("a search for nothing") << u"search"_s;
    QTest::newRow("a search that is none") << u"search before:soon"_s;
    QTest::newRow("a nick elsewhere") << u"rooms --nick Ann"_s;
}

void TestCliArguments::refusals()
{
    QFETCH(QString, line);
    const auto arguments = parse(line);
    QVERIFY(!arguments.has_value());
    QVERIFY(!arguments.error().isEmpty());
}

void TestCliArguments::help()
{
    const auto arguments = parse(u"--help"_s);
    QVERIFY(arguments && arguments->help);
    for (const auto &word :
         {u"roster"_s, u"presence"_s, u"add JID"_s, u"send JID TEXT"_s, u"listen"_s, u"call JID"_s, u"answer"_s,
          u"history JID"_s, u"rooms"_s, u"join JID"_s, u"--password-file"_s, u"--loopback"_s})
        QVERIFY2(arguments->help->contains(word), qPrintable(word));
}

void TestCliArguments::thePasswordHasNoOption()
{
    QVERIFY(!parse(u"--password secret roster"_s).has_value()); // everybody can read a command line
}

QTEST_GUILESS_MAIN(TestCliArguments)
#include "tst_cliarguments.moc"
