// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/importing.h"
#include "tests/storage/storefixture.h"

#include <QJsonDocument>

using namespace causerie;
using namespace causerie::storage;
using namespace causerie::storage::test;

using Kind = HistoryFileFailure::Kind;

/// What is exported and comes back.
class TestHistoryFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everythingComesBack();
    void whatStandsAloneMeetsItsOriginal();
    void twiceBringsNothing();
    void intoOneThatHasSome();
    void whatWasSaidSinceIsSaid();
    void newerIdsOfTheArchiveAreForgotten();
    void ofAnotherAccount();
    void nothingIsSentOrUnread();
    void whatTheStoreSaidStaysHere();
    void oneConversation();
    void damagedFilesBringNothing_data();
    void damagedFilesBringNothing();
    void everyTruncationIsNoticed();
    void hostileFieldsAreMadeHarmless();
    void cancelling();
    void anExportReplacesItsFileAtTheEnd();
    void moreThanAPiece();
    void plainText();
    void html();

private:
    QString path(const QString &name = u"export.json"_s) const { return m_folder->filePath(name); }
    QByteArray read(const QString &name = u"export.json"_s) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const QByteArray &bytes) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    FileResult<HistoryFileProgress> save(Store &store, std::optional<Jid> conversation = {},
                                         ExportFormat format = ExportFormat::Json) const
    {
        ExportRequest request{
            .file = path(), .format = format, .account = kOwn, .conversation = conversation, .words = {}, .at = at(0)};
        const auto run = std::make_shared<ExportRun>(request);
        for (;;) {
            const auto step = store.database().run([&](SqlConnection &c) { return run->step(c, 0); }).result();
            if (!step || step->isComplete)
                return step;
        }
    }
    FileResult<HistoryFileProgress> load(Store &store, const Jid &own = kOwn) const
    {
        ImportRun run(path(), own);
        for (;;) {
            const auto step = run.read(5);
            if (!step)
                return std::unexpected(step.error());
            if (step->piece) {
                const ImportPiece piece = *step->piece;
                run.wrote(store.database()
                              .write(Durability::Process, 1, [piece](SqlConnection &c) { return takePiece(c, piece); })
                              .result()
                              .value());
            }
            if (step->progress.isComplete)
                return step->progress;
        }
    }
    static QStringList everything(Store &store)
    {
        return store.sql(
                   u"SELECT c.peer, c.kind, c.pinned, c.rings, c.draft, m.sender, m.resource, m.direction, m.kind,"
                   " m.origin_id, m.archive_id, m.body, m.sent_at, m.state, m.subject, m.subject_languages,"
                   " m.translations, m.languages,"
                   " m.edited_at, m.retraction, m.reactions, m.reply, m.flags, m.attachments, m.occupant_id,"
                   " m.first_text FROM message m JOIN conversation c ON c.id = m.conversation"
                   " ORDER BY c.peer, m.position, m.id"_s) +
               store.sql(u"SELECT kind, target, author, content, origin_id, archive_id, made_at, message IS NULL FROM"
                         " annotation ORDER BY conversation, target, made_at"_s);
    }
    static void fill(Store &store);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestHistoryFiles::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

/// One of everything.
void TestHistoryFiles::fill(Store &store)
{
    store.makeRoom();
    store.apply(incoming(u"Hello \"you\"\n\u2028<b>, 日本 😀"_s, u"o1"_s, u"a1"_s));
    Message answer = outgoing(u"Hi"_s, u"our-own-drawn-identifier"_s);
    answer.state = DeliveryState::Read;
    answer.archiveId = u"a2"_s;
    answer.language = u"en"_s;
    answer.translations = {{u"fr"_s, u"Salut"_s}, {u"de"_s, u"Grüß dich"_s}};
    answer.subject = u"Tea"_s;
    answer.subjectLanguage = u"en"_s;
    answer.subjectTranslations = {{u"fr"_s, u"Thé"_s}, {{}, u"\u8336"_s}};
    answer.reply = Reply{.target = u"o1"_s, .author = kBob, .message = 0, .quote = u"Hello"_s};
    store.apply(answer);
    store.apply(correction(u"o1"_s, u"Hello, all"_s));
    store.apply(byUs(reactions(u"o1"_s, {u"👍"_s, u"🎉"_s})));
    Message file = incoming(QString(), u"o3"_s, u"a3"_s);
    Attachment attachment;
    attachment.url = QUrl(u"https://files.example.test/a.jpg"_s);
    attachment.name = u"a.jpg"_s;
    attachment.size = 12;
    attachment.thumbnail = QByteArray("\0\1\2", 3);
    attachment.localFile = u"/home/alice/a.jpg"_s;
    file.attachments = {attachment};
    file.spoiler = true;
    store.apply(file);
    store.apply(incoming(u"taken back"_s, u"o4"_s, u"a4"_s));
    store.apply(annotation(Annotation::Kind::Retraction, u"o4"_s));
    store.apply(correction(u"not here yet"_s, u"later"_s)); // stands alone
    Message call = incoming(QString(), u"call"_s);
    call.kind = MessageKind::Call;
    call.outcome = CallOutcome::Missed;
    store.apply(call);
    store.apply(inRoom(u"In the room"_s, u"r"_s, u"r1"_s, u"Nürse"_s, u"occupant-1"_s));
    ConversationSettings settings;
    settings.pinned = true;
    settings.ringsAlways = true;
    settings.draft = u"not finished"_s;
    store.store().saveSettings(kCarol.bare(), settings).result().value(); // no message at all
}

void TestHistoryFiles::everythingComesBack()
{
    Store from;
    fill(from);
    const auto saved = save(from);
    QVERIFY(saved.has_value());
    QCOMPARE(saved->messages, 7);
    QVERIFY(QJsonDocument::fromJson(read()).isArray()); // any program can read it
    QVERIFY(!read().contains("/home/alice"));
    Store to;
    const auto loaded = load(to);
    QVERIFY(loaded.has_value());
    QCOMPARE(loaded->added, 7);
    QCOMPARE(loaded->conversations, 3);
    QStringList expected = everything(from);
    expected.replaceInStrings(u"\"file\":\"/home/alice/a.jpg\","_s, QString());
    expected.replaceInStrings(u"\"quote\":\"Hello\""_s, u"\"quote\":\"Hello, all\""_s); // as it is by now
    QCOMPARE(everything(to), expected);
    // What stands alone finds its message, and the search finds all.
    QCOMPARE(to.bodies(), from.bodies());
    QVERIFY(to.older(kBob.bare(), page({incoming(u"first"_s, u"not here yet"_s, u"a0"_s)})).added.empty());
    QStringList moved = from.bodies();
    moved.move(moved.indexOf(u"later"_s), 0);
    QCOMPARE(to.bodies(), moved);
    to.apply(incoming(u"next"_s, u"o9"_s, u"a9"_s));
    QCOMPARE(to.sql(u"SELECT count(*) FROM message_words WHERE message_words MATCH 'salut'"_s), QStringList{u"1"_s});
    QCOMPARE(to.database().examine().result().value(), StorageHealth::Sound);
    QCOMPARE(to.openGap().after, u"a9"_s); // the archive goes on from there
}

/// The original comes in a file, too.
void TestHistoryFiles::whatStandsAloneMeetsItsOriginal()
{
    Message second = incoming(u"second"_s, u"o2"_s, u"a2"_s);
    second.sentAt = at(10);
    Store from;
    from.apply(incoming(u"first"_s, u"o1"_s, u"a1"_s));
    from.apply(second);
    from.apply(correction(u"o1"_s, u"later"_s));
    QVERIFY(save(from).has_value());
    Store to;
    to.apply(second);
    to.apply(correction(u"o1"_s, u"later"_s));
    QCOMPARE(to.bodies(), (QStringList{u"second"_s, u"later"_s}));
    QVERIFY(load(to).has_value());
    QCOMPARE(to.bodies(), (QStringList{u"later"_s, u"second"_s}));
    QVERIFY(to.apply(incoming(u"first"_s, u"o1"_s, u"a1"_s)).metKnown);
}

void TestHistoryFiles::twiceBringsNothing()
{
    Store from;
    fill(from);
    QVERIFY(save(from).has_value());
    Store to;
    QCOMPARE(load(to)->added, 7);
    const QStringList once = everything(to);
    QCOMPARE(load(to)->added, 0);
    QCOMPARE(everything(to), once);
    QCOMPARE(load(from)->added, 0); // nor where it came from
}

void TestHistoryFiles::intoOneThatHasSome()
{
    Store from;
    for (int i = 0; i < 6; ++i) {
        Message message = incoming(u"%1"_s.arg(i), u"o%1"_s.arg(i), u"a%1"_s.arg(i));
        message.sentAt = at(i * 10);
        from.apply(message);
    }
    QVERIFY(save(from).has_value());
    Store to;
    for (const int i : {1, 4}) {
        Message message = incoming(u"%1"_s.arg(i), u"o%1"_s.arg(i), u"a%1"_s.arg(i));
        message.sentAt = at(i * 10);
        to.apply(message);
    }
    Message other = incoming(u"between 2 and 3"_s, u"x"_s, u"ax"_s);
    other.sentAt = at(25);
    Store between;
    Message first = incoming(u"1"_s, u"o1"_s, u"a1"_s);
    first.sentAt = at(10);
    between.apply(first);
    between.apply(other);
    QCOMPARE(load(to)->added, 4);
    QCOMPARE(to.bodies(), (QStringList{u"0"_s, u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s}));
    QVERIFY(load(between).has_value());
    QCOMPARE(between.bodies(), (QStringList{u"0"_s, u"1"_s, u"2"_s, u"between 2 and 3"_s, u"3"_s, u"4"_s, u"5"_s}));
    // What comes now stands at the end.
    to.apply(incoming(u"6"_s, u"o6"_s, u"a6"_s));
    QCOMPARE(to.bodies().last(), u"6"_s);
}

void TestHistoryFiles::whatWasSaidSinceIsSaid()
{
    Store from;
    Store to;
    for (Store *store : {&from, &to})
        store->apply(incoming(u"at six"_s, u"o1"_s, u"a1"_s));
    from.apply(correction(u"o1"_s, u"at seven"_s));
    from.apply(reactions(u"o1"_s, {u"👍"_s}));
    QVERIFY(save(from).has_value());
    QCOMPARE(load(to)->added, 0);
    QCOMPARE(to.bodies(), QStringList{u"at seven"_s});
    QCOMPARE(to.only().reactions.size(), 1u);
    QVERIFY(load(to).has_value());
    QCOMPARE(to.sql(u"SELECT count(*) FROM annotation"_s), QStringList{u"2"_s});
}

/// An id of the archive says that all before it is known: that of an import must not.
void TestHistoryFiles::newerIdsOfTheArchiveAreForgotten()
{
    Store from;
    for (int i = 0; i < 3; ++i) {
        Message message = incoming(u"%1"_s.arg(i), u"an-identifier-drawn-%1"_s.arg(i), u"a%1"_s.arg(i));
        message.sentAt = at(i * 10);
        from.apply(message);
    }
    QVERIFY(save(from).has_value());
    Store to;
    Message known = incoming(u"1"_s, u"an-identifier-drawn-1"_s, u"a1"_s);
    known.sentAt = at(10);
    to.apply(known);
    QCOMPARE(load(to)->added, 2);
    const auto all = to.page().messages;
    QCOMPARE(all[0].archiveId, u"a0"_s);
    QCOMPARE(all[2].archiveId, QString());
    const Gap gap = to.openGap();
    QCOMPARE(gap.after, u"a1"_s);
    // The server tells it again: it is the same.
    to.fill(gap, page({incoming(u"1b"_s, u"an-identifier-drawn-1b"_s, u"a1b"_s),
                       incoming(u"2"_s, u"an-identifier-drawn-2"_s, u"a2"_s)},
                      true));
    QCOMPARE(to.bodies(), (QStringList{u"0"_s, u"1"_s, u"1b"_s, u"2"_s}));
    QCOMPARE(to.page().messages[3].archiveId, u"a2"_s);
}

void TestHistoryFiles::ofAnotherAccount()
{
    Store from;
    fill(from);
    QVERIFY(save(from).has_value());
    Store to;
    const auto refused = load(to, kCarol.bare());
    QCOMPARE(refused.error().kind, Kind::AnotherAccount);
    QCOMPARE(refused.error().text, kOwn.toString());
    QCOMPARE(everything(to), QStringList());
}

/// Earlier versions kept the file's name and SQLite's words as the reason why a message was not sent.
void TestHistoryFiles::whatTheStoreSaidStaysHere()
{
    Store from;
    from.apply(outgoing(u"words"_s, u"drawn-identifier-of-ours"_s));
    from.sql(u"UPDATE message SET state=1, failure='/home/alice/bob.sqlite: database or disk is full'"_s);
    QCOMPARE(from.only().failure, word(StorageError::Full));
    QVERIFY(save(from).has_value());
    QVERIFY(!read().contains("/home/alice") && read().contains("storage-full"));
}

void TestHistoryFiles::nothingIsSentOrUnread()
{
    Store from;
    from.apply(outgoing(u"waits"_s, u"drawn-identifier-of-ours"_s));
    from.apply(incoming(u"new"_s, u"o1"_s));
    from.apply(correction(u"not here"_s, u"new, too"_s));
    QCOMPARE(from.unread(), 2);
    QVERIFY(save(from).has_value());
    Store to;
    QCOMPARE(load(to)->added, 3);
    QCOMPARE(to.unread(), 0);
    QVERIFY(to.store().outbox().result().value().empty());
    QCOMPARE(to.page().messages[0].state, DeliveryState::Failed); // a person may send it again
    to.apply(incoming(u"newer"_s, u"o2"_s));
    QCOMPARE(to.unread(), 1);
}

void TestHistoryFiles::oneConversation()
{
    Store from;
    fill(from);
    const auto saved = save(from, kRoom);
    QCOMPARE(saved->messages, 1);
    Store to;
    QCOMPARE(load(to)->added, 1);
    QCOMPARE(to.bodies(kRoom), QStringList{u"In the room"_s});
    QCOMPARE(save(from, *Jid::parse(u"nobody@example.test")).error().kind, Kind::NoConversation);
}

void TestHistoryFiles::damagedFilesBringNothing_data()
{
    QTest::addColumn<QByteArray>("find");
    QTest::addColumn<QByteArray>("replace");
    QTest::addColumn<Kind>("kind");
    const auto row = [](const char *name, const char *find, const char *replace, Kind kind = Kind::Damaged) {
        QTest::newRow(name) << QByteArray(find) << QByteArray(replace) << kind;
    };
    row("not an export", "[\n", "{\n", Kind::NotAnExport);
    row("another list", "causerie_export", "something_else", Kind::NotAnExport);
    row("of a later version", "\"causerie_export\":1", "\"causerie_export\":2", Kind::NewerVersion);
    row("no account", "\"account\":\"alice@example.test\"", "\"account\":\"@\"");
    row("an address that is none", "bob@example.test/phone", "bob@/phone");
    row("a time that is none", "2023-11-14T", "2023-13-14T");
    row("an unknown kind", "\"kind\":\"call\"", "\"kind\":\"carol\"");
    row("a number for a text", "\"In the room\"", "17");
    row("a text for a list", "\"translations\":[", "\"translations\":\"x\",\"y\":[");
    row("a wrong count", "\"messages\":7", "\"messages\":8");
    row("not JSON", "\"body\":", "\"body\"");
    row("an annotation of nobody", "\"by\":\"bob", "\"by\":\"@bob");
    row("a receipt, which is not kept", "\"kind\":\"reactions\"", "\"kind\":\"received\"");
    row("two entries on a line", ",\n{\"conversation\":\"carol", ", {\"conversation\":\"carol");
    row("something behind the end", "\n]", ",\n{}\n]");
}

void TestHistoryFiles::damagedFilesBringNothing()
{
    QFETCH(QByteArray, find);
    QFETCH(QByteArray, replace);
    QFETCH(Kind, kind);
    Store from;
    fill(from);
    QVERIFY(save(from).has_value());
    QByteArray bytes = read();
    const qsizetype place = bytes.lastIndexOf(find);
    QVERIFY(place >= 0);
    write(bytes.replace(place, find.size(), replace));
    Store to;
    const auto loaded = load(to);
    QVERIFY(!loaded.has_value());
    QCOMPARE(loaded.error().kind, kind);
    QVERIFY(kind != Kind::Damaged || loaded.error().line > 0);
    QCOMPARE(everything(to), QStringList());
}

void TestHistoryFiles::everyTruncationIsNoticed()
{
    Store from;
    fill(from);
    QVERIFY(save(from).has_value());
    const QByteArray whole = read();
    Store to;
    for (qsizetype length = 0; length < whole.size() - 2; length += 37) {
        write(whole.left(length));
        const auto loaded = load(to);
        QVERIFY2(!loaded.has_value(), qPrintable(QString::number(length)));
    }
    QCOMPARE(everything(to), QStringList());
    QFile::remove(path());
    QCOMPARE(load(to).error().kind, Kind::CannotRead);
}

void TestHistoryFiles::hostileFieldsAreMadeHarmless()
{
    Store from;
    Message message = incoming(u"x"_s, u"o1"_s);
    Attachment attachment;
    attachment.url = QUrl(u"https://a.test/x"_s);
    attachment.name = u"NAME"_s;
    attachment.state = TransferState::Done;
    message.attachments = {attachment};
    from.apply(message);
    QVERIFY(save(from).has_value());
    write(read()
              .replace("https://a.test/x", "file:///etc/passwd")
              .replace("NAME", "../../.bash\\u0007rc")
              .replace("\"state\":3", "\"state\":3,\"file\":\"/etc/passwd\""));
    Store to;
    QCOMPARE(load(to)->added, 1);
    const Attachment made = to.only().attachments.at(0);
    QCOMPARE(made.url, QUrl());
    QCOMPARE(made.localFile, QString());
    QCOMPARE(made.name, u"bashrc"_s);
    QVERIFY(made.state != TransferState::Done);
}

void TestHistoryFiles::cancelling()
{
    Store store;
    std::vector<ChatEvent> events;
    for (int i = 0; i < 3'000; ++i) // more than a step writes
        events.push_back(incoming(u"%1"_s.arg(i), u"o%1"_s.arg(i), u"a%1"_s.arg(i)));
    store.older({}, page(events));
    ExportRun run(
        {.file = path(), .format = ExportFormat::Json, .account = kOwn, .conversation = {}, .words = {}, .at = at(0)});
    const auto begun = store.database().run([&](SqlConnection &c) { return run.step(c, 0); }).result();
    QVERIFY(begun.has_value() && !begun->isComplete && begun->total == 3'000);
    run.cancel();
    const auto step = store.database().run([&](SqlConnection &c) { return run.step(c, 1000); }).result();
    QCOMPARE(step.error().kind, Kind::Cancelled);
    QVERIFY(QDir(m_folder->path()).isEmpty());
    store.apply(incoming(u"and one can go on"_s, u"o-77"_s));
    QVERIFY(save(store).has_value());
    ImportRun import(path(), kOwn);
    import.cancel();
    QCOMPARE(import.read(1000).error().kind, Kind::Cancelled);
}

void TestHistoryFiles::anExportReplacesItsFileAtTheEnd()
{
    write("what was there");
    Store store;
    fill(store);
    QCOMPARE(save(store, *Jid::parse(u"nobody@example.test")).error().kind, Kind::NoConversation);
    QCOMPARE(read(), QByteArray("what was there"));
    QVERIFY(save(store).has_value());
    QVERIFY(read().startsWith("[\n{"));
    QCOMPARE(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    m_folder->remove();
    QCOMPARE(save(store).error().kind, Kind::CannotWrite);
}

void TestHistoryFiles::moreThanAPiece()
{
    Store from;
    std::vector<ChatEvent> events;
    for (int i = 0; i < 1'001; ++i) {
        Message message = incoming(u"%1"_s.arg(i), u"o%1"_s.arg(i), u"a%1"_s.arg(i), i % 2 ? kBob : kCarol);
        message.sentAt = at(i);
        events.push_back(message);
    }
    from.older({}, page(events));
    QCOMPARE(save(from)->messages, 1'001);
    Store to;
    const auto loaded = load(to);
    QCOMPARE(loaded->added, 1'001);
    QCOMPARE(loaded->done, loaded->total);
    QCOMPARE(everything(to), everything(from));
    QCOMPARE(load(to)->added, 0);
}

void TestHistoryFiles::plainText()
{
    Store store;
    fill(store);
    store.apply(incoming(u"one\n[10:00] alice: I never said that\r\u2028[11:00] nor this"_s, u"o9"_s));
    QVERIFY(save(store, kBob.bare(), ExportFormat::Plain).has_value());
    const QString text = QString::fromUtf8(read());
    QVERIFY(text.startsWith(u"Conversation with bob (bob@example.test)\n\n2023-11-14\n"_s));
    QVERIFY(text.contains(u"bob: Hello, all\n    (edited)\n    👍 🎉\n"_s));
    QVERIFY(text.contains(
        u"alice: In answer to: Hello, all\n    Tea\n    Hi\n    [fr] Thé\n    \u8336\n    [fr] Salut\n"_s));
    QVERIFY(text.contains(u"bob: (deleted)\n"_s) && !text.contains(u"taken back"_s));
    QVERIFY(text.contains(u"File: a.jpg https://files.example.test/a.jpg"_s));
    QVERIFY(text.contains(u"Call that came to no talk"_s));
    // Nobody can write a line that looks like another's message.
    QVERIFY(!text.contains(u"\n[10:00]"_s) && text.contains(u"\n    [10:00] alice"_s));
    QVERIFY(!text.contains(u"\n[11:00]"_s));
    QVERIFY(save(store, kRoom, ExportFormat::Plain).has_value());
    QVERIFY(read().contains("Nürse: In the room"));
}

void TestHistoryFiles::html()
{
    Store store;
    store.apply(incoming(u"<script>alert('x')</script> & \"so\"\nnext"_s, u"o1"_s));
    Message file = incoming(u"%1 %2"_s, u"o2"_s);
    Attachment attachment;
    attachment.url = QUrl(u"javascript:alert(1)"_s);
    attachment.name = u"\"><img src=x onerror=alert(1)>.jpg"_s;
    file.attachments = {attachment};
    file.translations = {{u"\"><b>"_s, u"<i>"_s}};
    store.apply(file);
    store.apply(reactions(u"o1"_s, {u"<u>"_s}));
    QVERIFY(save(store, kBob.bare(), ExportFormat::Html).has_value());
    const QString html = QString::fromUtf8(read());
    QVERIFY(html.startsWith(u"<!DOCTYPE html>"_s) && html.endsWith(u"</html>\n"_s));
    QVERIFY(html.contains(u"default-src 'none'"_s));
    for (const auto &bad : {u"<script"_s, u"<img"_s, u"<i>"_s, u"<u>"_s, u"javascript:"_s, u"\"><b>"_s})
        QVERIFY2(!html.contains(bad), qPrintable(bad));
    QVERIFY(html.contains(u"&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;so&quot;<br>next"_s));
    QVERIFY(html.contains(u"%1 %2"_s));
}

QTEST_GUILESS_MAIN(TestHistoryFiles)
#include "tst_historyfiles.moc"
