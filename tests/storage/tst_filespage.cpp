// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/storage/storefixture.h"

using namespace causerie;
using namespace causerie::storage;
using namespace causerie::storage::test;

/// The files of a conversation, page by page.
class TestFilesPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newestFirstPageByPage();
    void onlyThoseOfTheConversation();
    void whatWasTakenBackIsGone();
    void byPositionNotByArrival();
    void ofNobody();
    void ownFoldersThatAnythingNames();

private:
    static Message withFile(const QString &name, const QString &id, const Jid &from = kBob)
    {
        Message message = incoming({}, id, u"archive-"_s + id, from);
        Attachment file;
        file.name = name;
        file.url = QUrl(u"https://files.example.test/"_s + name);
        message.attachments = {file};
        return message;
    }
    static Page files(Store &store, std::optional<Cursor> before = {}, int limit = 10, const Jid &peer = kBob.bare())
    {
        return store.store().filesPage(peer, before, limit).result().value();
    }
    static QStringList names(const Page &page)
    {
        QStringList all;
        for (const Message &message : page.messages)
            all << message.attachments.front().name;
        return all;
    }
};

/// A message, an edit that waits, a draft: whatever names one keeps its file. What was taken back names none any more.
void TestFilesPage::ownFoldersThatAnythingNames()
{
    const auto folder = [](QChar digit) { return u"own-"_s + QString(32, digit); };
    const auto with = [&folder](Message message, QChar digit) {
        Attachment file;
        file.name = u"a.png"_s;
        file.localFile = u"/data/history.files/%1/a.png"_s.arg(folder(digit));
        message.attachments = {file};
        return message;
    };
    Store store;
    QVERIFY(store.store().ownFolders().result().value().isEmpty());
    store.apply(with(outgoing({}, u"o1"_s), u'1'));
    store.apply(with(outgoing({}, u"o2"_s), u'2'));
    store.apply(incoming(u"own-"_s + QString(32, u'9'), u"i1"_s)); // words are no file
    Annotation retraction;
    retraction.kind = Annotation::Kind::Retraction;
    retraction.conversation = kBob.bare();
    retraction.target = u"o2"_s;
    retraction.by = kAlice.bare();
    retraction.direction = Direction::Outgoing;
    retraction.originId = u"r1"_s;
    store.apply(retraction);
    Annotation edit = retraction;
    edit.kind = Annotation::Kind::Correction;
    edit.target = u"not here yet"_s;
    edit.originId = u"e1"_s;
    edit.content = with(outgoing({}, u"e1"_s), u'3');
    store.apply(edit);
    ConversationSettings settings;
    settings.draft = u"look at "_s + folder(u'4');
    QVERIFY(store.store().saveSettings(kCarol.bare(), settings).result());
    const QSet<QString> named = store.store().ownFolders().result().value();
    QCOMPARE(named, (QSet<QString>{folder(u'1'), folder(u'3'), folder(u'4')}));
}

void TestFilesPage::newestFirstPageByPage()
{
    Store store;
    for (int i = 0; i < 25; ++i) {
        store.apply(incoming(u"words"_s, u"w%1"_s.arg(i)));
        store.apply(withFile(QString::number(i), u"f%1"_s.arg(i)));
    }
    Page page = files(store);
    QCOMPARE(names(page),
             (QStringList{u"15"_s, u"16"_s, u"17"_s, u"18"_s, u"19"_s, u"20"_s, u"21"_s, u"22"_s, u"23"_s, u"24"_s}));
    QVERIFY(page.hasOlder);
    page = files(store, cursorOf(page.messages.front()));
    QCOMPARE(names(page).first(), u"5"_s);
    QVERIFY(page.hasOlder);
    page = files(store, cursorOf(page.messages.front()));
    QCOMPARE(names(page), (QStringList{u"0"_s, u"1"_s, u"2"_s, u"3"_s, u"4"_s}));
    QVERIFY(!page.hasOlder);
    QVERIFY(files(store, cursorOf(page.messages.front())).messages.empty());
}

void TestFilesPage::onlyThoseOfTheConversation()
{
    Store store;
    store.apply(withFile(u"bob"_s, u"1"_s));
    store.apply(withFile(u"carol"_s, u"2"_s, kCarol));
    QCOMPARE(names(files(store)), QStringList{u"bob"_s});
    QCOMPARE(names(files(store, {}, 10, kCarol.bare())), QStringList{u"carol"_s});
}

void TestFilesPage::whatWasTakenBackIsGone()
{
    Store store;
    store.apply(withFile(u"a"_s, u"1"_s));
    store.apply(withFile(u"b"_s, u"2"_s));
    store.apply(annotation(Annotation::Kind::Retraction, u"1"_s));
    QCOMPARE(names(files(store)), QStringList{u"b"_s});
}

void TestFilesPage::byPositionNotByArrival()
{
    Store store;
    store.apply(withFile(u"now"_s, u"2"_s));
    store.older(kBob.bare(), page({withFile(u"long ago"_s, u"1"_s)}));
    QCOMPARE(names(files(store)), (QStringList{u"long ago"_s, u"now"_s}));
}

void TestFilesPage::ofNobody()
{
    Store store;
    const Page page = files(store);
    QVERIFY(page.messages.empty());
    QVERIFY(!page.hasOlder);
}

QTEST_GUILESS_MAIN(TestFilesPage)
#include "tst_filespage.moc"
