// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cliarguments.h"

#include "app/clidevices.h"
#include "core/chat/accountoffer.h"
#include "core/chat/emoji.h"
#include "core/chat/searchquery.h"
#include "core/media/callmode.h"

#include <QCommandLineParser>

#include <array>

using namespace Qt::StringLiterals;

namespace causerie::cli
{

namespace
{

struct VerbSyntax {
    QLatin1StringView name;
    Verb verb;
    bool takesPeer;
    bool takesText;
    bool takesSeconds;
    bool takesSound;
    bool takesLimit;
    bool takesMessage = false;
    bool takesNick = false;
    bool takesFile = false;
    bool isHistoryFile = false; ///< a file, and an address only if one is said
    bool isForNobody = false;   ///< the address may be left out
};

constexpr std::array kVerbs{
    VerbSyntax{"roster"_L1, Verb::Roster, false, false, false, false, false},
    VerbSyntax{"presence"_L1, Verb::Presence, false, false, true, false, false},
    VerbSyntax{"add"_L1, Verb::Add, true, false, false, false, false},
    VerbSyntax{"send"_L1, Verb::Send, true, true, false, false, false},
    VerbSyntax{"listen"_L1, Verb::Listen, false, false, true, false, false},
    VerbSyntax{"call"_L1, Verb::Call, true, false, true, true, false},
    VerbSyntax{"answer"_L1, Verb::Answer, false, false, true, true, false},
    VerbSyntax{"history"_L1, Verb::History, true, false, false, false, true},
    VerbSyntax{"correct"_L1, Verb::Correct, true, true, false, false, false, true},
    VerbSyntax{"react"_L1, Verb::React, true, true, false, false, false, true},
    VerbSyntax{"retract"_L1, Verb::Retract, true, false, false, false, false, true},
    VerbSyntax{"archive"_L1, Verb::Archive, true, false, false, false, false},
    VerbSyntax{"rooms"_L1, Verb::Rooms, false, false, false, false, false},
    VerbSyntax{"join"_L1, Verb::Join, true, false, true, false, false, false, true},
    VerbSyntax{"search"_L1, Verb::Search, false, true, false, false, true},
    VerbSyntax{"export"_L1, Verb::Export, false, false, false, false, false, false, false, false, true},
    VerbSyntax{"import"_L1, Verb::Import, false, false, false, false, false, false, false, false, true},
    VerbSyntax{"block"_L1, Verb::Block, true, false, false, false, false},
    VerbSyntax{"unblock"_L1, Verb::Unblock, true, false, false, false, false},
    VerbSyntax{"blocked"_L1, Verb::Blocked, false, false, false, false, false},
    VerbSyntax{"upload"_L1, Verb::Upload, true, false, false, false, false, false, false, true, false, true},
    VerbSyntax{"register"_L1, Verb::Register, false, false, false, false, false},
    VerbSyntax{"password"_L1, Verb::Password, false, false, false, false, false},
    VerbSyntax{"unregister"_L1, Verb::Unregister, true, false, false, false, false},
    VerbSyntax{"doctor"_L1, Verb::Doctor, true, false, false, false, false},
    VerbSyntax{"send-file"_L1, Verb::SendFile, true, false, false, false, false, false, false, true},
};

const VerbSyntax *findVerb(const QString &name)
{
    for (const VerbSyntax &syntax : kVerbs) {
        if (name == syntax.name)
            return &syntax;
    }
    return nullptr;
}

void declareOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        u"XMPP messages and voice calls without a window. Prints one JSON object per line.\n\n"
        "Commands: roster | presence | add JID | send JID TEXT | listen | call JID | answer | history JID | "
        "correct JID ID TEXT | react JID ID EMOJIS | retract JID ID | archive --check JID | rooms | join JID | search QUERY | "
        "export [JID] FILE | import FILE | block JID | unblock JID | blocked | upload FILE [JID] | send-file FILE JID | register | "
        "password | unregister JID | doctor JID"_s);
    parser.addOptions({
        {{u"h"_s, u"help"_s}, u"Prints this."_s},
        {u"jid"_s, u"Our address; else that of the last sign-in."_s, u"JID"_s},
        {u"password-file"_s, u"Its first line is the password; else CAUSERIE_PASSWORD, else the system keychain."_s,
         u"FILE"_s},
        {u"new-password-file"_s, u"password: its first line is the new one; else CAUSERIE_NEW_PASSWORD."_s, u"FILE"_s},
        {u"answer"_s, u"register: an answer to a further question of the server; as often as needed."_s,
         u"NAME=VALUE"_s},
        {u"token-file"_s,
         u"register: its first line is the token of an invitation to the server, or its whole link (xmpp:…); else "
         "CAUSERIE_TOKEN."_s,
         u"FILE"_s},
        {u"token"_s, u"register: the same, where nobody else can read the command line."_s, u"TOKEN"_s},
        {u"host"_s, u"Server to connect to, instead of asking DNS."_s, u"NAME"_s},
        {u"port"_s, u"With --host; else 5222."_s, u"PORT"_s},
        {u"ca-file"_s, u"Further certificate authorities (PEM)."_s, u"FILE"_s},
        {u"resource"_s, u"Name of this device; else a random one."_s, u"NAME"_s},
        {u"data"_s, u"Folder of account and history; else the application's own."_s, u"DIR"_s},
        {u"loopback"_s, u"Calls within this machine: offers the addresses 127.0.0.1 and ::1, too."_s},
        {u"seconds"_s, u"presence, listen, join: for so long. call, answer: hangs up after so many seconds of talk."_s,
         u"N"_s},
        {u"play"_s, u"call, answer: sends this WAV file instead of the microphone."_s, u"FILE"_s},
        {u"record"_s, u"call, answer: writes what is heard into this WAV file instead of the speaker."_s, u"FILE"_s},
        {u"microphone"_s, u"call, answer: this one instead of the default."_s, u"NAME"_s},
        {u"speaker"_s, u"call, answer: this one instead of the default."_s, u"NAME"_s},
        {u"processing"_s,
         u"call, answer: what is done to the microphone's sound: echo, noise and level, with commas in between, or "
         "none; else all of it, and nothing to a file."_s,
         u"PARTS"_s},
        {u"mode"_s,
         u"call, answer: usual; thrift: 12 kbit/s at most, in long packets; or low-latency: packets of 10 ms, and no "
         "waiting for late ones; else usual."_s,
         u"MODE"_s},
        {u"check"_s, u"archive: compares the conversation with the server's archive, and adds what is missing."_s},
        {u"report"_s, u"block: tells the operators of our server why: spam or abuse."_s, u"REASON"_s},
        {u"direct"_s, u"send-file: straight to a device of theirs, whatever our server takes."_s},
        {u"take-files"_s, u"listen: takes what contacts send, up to so many bytes each; else nothing."_s, u"BYTES"_s},
        {u"limit"_s, u"history, search: the newest N messages; else 50."_s, u"N"_s},
        {u"format"_s, u"export: json (which can be imported), text or html; else json."_s, u"FORMAT"_s},
        {u"nick"_s, u"join: what to be called there; else as bookmarked, or the local part of our address."_s,
         u"NAME"_s},
    });
    parser.addPositionalArgument(u"command"_s, u"What to do."_s, u"COMMAND [FILE] [JID [ID] [TEXT]]"_s);
}

std::expected<int, QString> number(const QCommandLineParser &parser, const QString &option, int least, int most,
                                   int otherwise)
{
    if (!parser.isSet(option))
        return otherwise;
    bool ok = false;
    const int value = parser.value(option).toInt(&ok);
    if (!ok || value < least || value > most)
        return std::unexpected(u"--%1 wants a number from %2 to %3."_s.arg(option).arg(least).arg(most));
    return value;
}

/// People write an IPv6 address as it stands in a URL.
QString withoutBrackets(const QString &host)
{
    return host.startsWith(u'[') && host.endsWith(u']') ? host.sliced(1, host.size() - 2) : host;
}

/// What is wrong with these options for this command, empty when nothing is.
QString misplaced(const QCommandLineParser &parser, const VerbSyntax &syntax)
{
    const std::array<std::pair<QString, bool>, 10> limited{{{u"seconds"_s, syntax.takesSeconds},
                                                            {u"jid"_s, syntax.verb != Verb::Doctor},
                                                            {u"play"_s, syntax.takesSound},
                                                            {u"record"_s, syntax.takesSound},
                                                            {u"microphone"_s, syntax.takesSound},
                                                            {u"speaker"_s, syntax.takesSound},
                                                            {u"processing"_s, syntax.takesSound},
                                                            {u"mode"_s, syntax.takesSound},
                                                            {u"limit"_s, syntax.takesLimit},
                                                            {u"nick"_s, syntax.takesNick}}};
    for (const auto &[option, allowed] : limited) {
        if (parser.isSet(option) && !allowed)
            return u"--%1 does not go with %2."_s.arg(option, syntax.name);
    }
    const bool usesFiles = parser.isSet(u"play"_s) || parser.isSet(u"record"_s);
    if (usesFiles && (parser.isSet(u"microphone"_s) || parser.isSet(u"speaker"_s)))
        return u"--play and --record take the place of --microphone and --speaker."_s;
    if (parser.isSet(u"format"_s) && syntax.verb != Verb::Export)
        return u"--format does not go with %1."_s.arg(syntax.name);
    if (parser.isSet(u"check"_s) != (syntax.verb == Verb::Archive))
        return u"archive and --check go together."_s;
    if (parser.isSet(u"report"_s) && syntax.verb != Verb::Block)
        return u"--report goes with block."_s;
    if (parser.isSet(u"new-password-file"_s) && syntax.verb != Verb::Password)
        return u"--new-password-file goes with password."_s;
    if (parser.isSet(u"answer"_s) && syntax.verb != Verb::Register)
        return u"--answer goes with register."_s;
    for (const QString &option : {u"token"_s, u"token-file"_s}) {
        if (parser.isSet(option) && syntax.verb != Verb::Register)
            return u"--%1 goes with register."_s.arg(option);
    }
    if (parser.isSet(u"token"_s) && parser.isSet(u"token-file"_s))
        return u"--token-file takes the place of --token."_s;
    if (syntax.verb == Verb::Register && !parser.isSet(u"jid"_s))
        return u"register wants --jid: the address of the new account."_s;
    if (parser.isSet(u"direct"_s) && syntax.verb != Verb::SendFile)
        return u"--direct goes with send-file."_s;
    if (parser.isSet(u"take-files"_s) && syntax.verb != Verb::Listen)
        return u"--take-files goes with listen."_s;
    if (parser.isSet(u"port"_s) && !parser.isSet(u"host"_s))
        return u"--port needs --host."_s;
    return {};
}

std::expected<void, QString> readOptions(const QCommandLineParser &parser, Arguments &arguments)
{
    if (parser.isSet(u"jid"_s)) {
        const auto jid = Jid::parse(parser.value(u"jid"_s));
        if (!jid || jid->local().isEmpty())
            return std::unexpected(u"--jid wants an address like alice@example.org."_s);
        arguments.jid = jid->bare();
        arguments.resource = jid->resource();
    }
    const auto port = number(parser, u"port"_s, 1, 65535, 0);
    const auto limit = number(parser, u"limit"_s, 1, 1'000'000, 50);
    const auto seconds = number(parser, u"seconds"_s, 0, 1'000'000, 0);
    const auto takeFiles = number(parser, u"take-files"_s, 0, 2'000'000'000, 0);
    for (const auto &value : {port, limit, seconds, takeFiles}) {
        if (!value)
            return std::unexpected(value.error());
    }
    arguments.port = quint16(*port);
    arguments.limit = *limit;
    arguments.takeFiles = *takeFiles;
    arguments.direct = parser.isSet(u"direct"_s);
    if (parser.isSet(u"seconds"_s))
        arguments.seconds = std::chrono::seconds(*seconds);
    if (parser.isSet(u"resource"_s))
        arguments.resource = parser.value(u"resource"_s);
    if (!arguments.resource.isEmpty() && !Jid::parse(u"example.org")->withResource(arguments.resource))
        return std::unexpected(u"--resource has characters that an address cannot hold."_s);
    if (const QString reason = parser.value(u"report"_s); parser.isSet(u"report"_s)) {
        if (reason != "spam"_L1 && reason != "abuse"_L1)
            return std::unexpected(u"--report wants spam or abuse."_s);
        arguments.report = reason == "spam"_L1 ? ReportReason::Spam : ReportReason::Abuse;
    }
    if (parser.isSet(u"format"_s)) {
        const QString format = parser.value(u"format"_s);
        if (format != "json"_L1 && format != "text"_L1 && format != "html"_L1)
            return std::unexpected(u"--format wants json, text or html."_s);
        arguments.format = format == "json"_L1   ? HistoryFileFormat::Json
                           : format == "text"_L1 ? HistoryFileFormat::Plain
                                                 : HistoryFileFormat::Html;
    }
    arguments.nick = parser.value(u"nick"_s);
    arguments.passwordFile = parser.value(u"password-file"_s);
    arguments.newPasswordFile = parser.value(u"new-password-file"_s);
    arguments.answers = parser.values(u"answer"_s);
    for (const QString &answer : std::as_const(arguments.answers)) {
        if (answer.indexOf(u'=') < 1)
            return std::unexpected(u"--answer wants NAME=VALUE."_s);
    }
    if (parser.isSet(u"token"_s)) {
        const auto token = tokenFrom(parser.value(u"token"_s), arguments.jid.value_or(Jid()));
        if (!token)
            return std::unexpected(token.error());
        arguments.token = *token;
    }
    arguments.tokenFile = parser.value(u"token-file"_s);
    arguments.host = withoutBrackets(parser.value(u"host"_s));
    arguments.caFile = parser.value(u"ca-file"_s);
    arguments.dataDir = parser.value(u"data"_s);
    arguments.playFile = parser.value(u"play"_s);
    arguments.recordFile = parser.value(u"record"_s);
    arguments.microphone = parser.value(u"microphone"_s);
    arguments.speaker = parser.value(u"speaker"_s);
    if (parser.isSet(u"processing"_s)) {
        arguments.processing = processingFrom(parser.value(u"processing"_s));
        if (!arguments.processing)
            return std::unexpected(u"--processing wants echo, noise and level, with commas in between, or none."_s);
    }
    if (parser.isSet(u"mode"_s)) {
        const auto mode = media::callModeFrom(parser.value(u"mode"_s));
        if (!mode)
            return std::unexpected(u"--mode wants usual, thrift or low-latency."_s);
        arguments.mode = *mode;
    }
    arguments.loopback = parser.isSet(u"loopback"_s);
    return {};
}

QString sentence(const SearchError &error)
{
    switch (error.problem) {
    case SearchProblem::Empty:
        return u"There is nothing to search for."_s;
    case SearchProblem::TooLong:
        return u"That is too much to search for."_s;
    case SearchProblem::NoValue:
        return u"%1 wants something behind the colon."_s.arg(error.word);
    case SearchProblem::BadDate:
        return u"%1: a date is 2026, 2026-11, 2026-11-20, today or yesterday."_s.arg(error.word);
    case SearchProblem::UnknownThing:
        return u"%1: a message can have a file or a link."_s.arg(error.word);
    case SearchProblem::NotExcludable:
        return u"%1: only words and phrases can be excluded."_s.arg(error.word);
    }
    Q_UNREACHABLE_RETURN({});
}

/// [JID] FILE of `export`, FILE of `import`.
std::expected<void, QString> readFilePositions(const QStringList &words, Verb verb, Arguments &arguments)
{
    const bool hasPeer = verb == Verb::Export && words.size() == 3;
    if (words.size() != 2 && !hasPeer)
        return std::unexpected(verb == Verb::Export
                                   ? u"export takes an address, if it is one conversation, and a file."_s
                                   : u"import takes a file."_s);
    arguments.file = words.back();
    if (arguments.file.isEmpty())
        return std::unexpected(u"The file has no name."_s);
    if (hasPeer) {
        const auto peer = Jid::parse(words[1]);
        if (!peer)
            return std::unexpected(u"%1 is not an address."_s.arg(words[1]));
        arguments.peer = *peer; // with a name: a private conversation in a room
    }
    if (!hasPeer && arguments.format != HistoryFileFormat::Json)
        return std::unexpected(u"Everything is only exported as json: say one conversation's address."_s);
    return {};
}

std::expected<void, QString> readPositions(QStringList words, const VerbSyntax &syntax, Arguments &arguments)
{
    if (syntax.isHistoryFile)
        return readFilePositions(words, syntax.verb, arguments);
    const qsizetype wanted = 1 + (syntax.takesFile ? 1 : 0) + (syntax.takesPeer ? 1 : 0) +
                             (syntax.takesMessage ? 1 : 0) + (syntax.takesText ? 1 : 0);
    const bool isForNobody = syntax.isForNobody && words.size() == wanted - 1;
    if (words.size() != wanted && !isForNobody)
        return std::unexpected(
            u"%1 takes %2 argument(s), not %3."_s.arg(syntax.name).arg(wanted - 1).arg(words.size() - 1));
    if (syntax.takesFile)
        arguments.file = words.takeAt(1);
    if (syntax.takesPeer && !isForNobody) {
        const auto peer = Jid::parse(words[1]);
        if (!peer)
            return std::unexpected(u"%1 is not an address."_s.arg(words[1]));
        arguments.peer = peer->bare();
    }
    if (syntax.takesMessage)
        arguments.messageId = words[2];
    if (syntax.takesText)
        arguments.text = words.back();
    if (syntax.verb == Verb::Search) {
        const auto query = parseSearch(arguments.text, QDate(2000, 1, 1)); // whatever day it is
        return query ? std::expected<void, QString>() : std::unexpected(sentence(query.error()));
    }
    if (syntax.verb == Verb::React) {
        for (const QString &emoji : arguments.text.split(u' ', Qt::SkipEmptyParts)) {
            if (!isEmoji(emoji))
                return std::unexpected(u"%1 is not an emoji."_s.arg(emoji));
        }
        return {};
    }
    if (syntax.takesText && arguments.text.isEmpty())
        return std::unexpected(u"There is no text to send."_s);
    return {};
}

} // namespace

std::expected<QString, QString> tokenFrom(const QString &text, const Jid &account)
{
    if (text.isEmpty())
        return std::unexpected(u"The token of the invitation is empty."_s);
    if (text.contains("://"_L1))
        return std::unexpected(u"An invitation is a token or an xmpp: link, not a web page."_s);
    if (!text.startsWith("xmpp:"_L1, Qt::CaseInsensitive))
        return text;
    const auto link = parseXmppLink(text);
    const auto offer = link ? accountOffer(*link) : std::nullopt;
    if (!offer || offer->token.isEmpty())
        return std::unexpected(u"The link is no invitation to make an account."_s);
    if (offer->server.toString() != account.domain())
        return std::unexpected(u"The invitation is for an account on %1."_s.arg(offer->server.toString()));
    if (!offer->name.isEmpty() && offer->name != account.local())
        return std::unexpected(
            u"The invitation is for the account %1@%2."_s.arg(offer->name, offer->server.toString()));
    return offer->token;
}

std::expected<Arguments, QString> parseArguments(const QStringList &words)
{
    QCommandLineParser parser;
    declareOptions(parser);
    if (!parser.parse(words))
        return std::unexpected(parser.errorText());
    Arguments arguments;
    if (parser.isSet(u"help"_s)) {
        arguments.help = parser.helpText();
        return arguments;
    }
    const QStringList positions = parser.positionalArguments();
    const VerbSyntax *syntax = positions.isEmpty() ? nullptr : findVerb(positions.front());
    if (!syntax)
        return std::unexpected(positions.isEmpty() ? u"There is no command; see --help."_s
                                                   : u"%1 is not a command; see --help."_s.arg(positions.front()));
    arguments.verb = syntax->verb;
    if (const QString wrong = misplaced(parser, *syntax); !wrong.isEmpty())
        return std::unexpected(wrong);
    if (auto read = readOptions(parser, arguments); !read)
        return std::unexpected(read.error());
    if (auto read = readPositions(positions, *syntax, arguments); !read)
        return std::unexpected(read.error());
    return arguments;
}

} // namespace causerie::cli
