// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/files.h"
#include "core/session/leftovers.h"
#include "core/session/session.h"

#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;

/// Pictures that were pasted and not sent do not stay on the disk, and nothing else goes.
namespace
{

/// As if nobody had touched it for 40 days.
bool age(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadWrite) &&
           file.setFileTime(QDateTime::currentDateTimeUtc().addDays(-40), QFileDevice::FileModificationTime);
}

bool write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

} // namespace

class TestLeftovers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_session.reset(); }
    void leftOut();
    void onlyWhatNothingNames();
    void notBesideAnother();
    void notBesideADamagedStore();
    void notWithANewStore();
    void whatIsNotOursStays();
    void aListThatIsNotWholeMayNameAny();

private:
    void open(bool ownsFolder);
    void settle();
    QString paste() { return m_session->files().keep(m_picture, u"Picture.png"_s); }

    const Jid m_bob = *Jid::parse(u"bob@example.test");
    QImage m_picture{4, 4, QImage::Format_RGB32};
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Session> m_session;
};

void TestLeftovers::open(bool ownsFolder)
{
    m_session.reset();
    m_picture.fill(Qt::red);
    m_session = std::make_unique<Session>(SessionSettings{
        .dataDir = QDir(m_dir->path()), .useKeychain = false, .keepAccount = false, .ownsFolder = ownsFolder});
    Account account;
    account.jid = *Jid::parse(u"me@example.test");
    m_session->openAccount(account);
}

/// What was asked of the store before has been answered.
void TestLeftovers::settle()
{
    bool answered = false;
    m_session->readHistory(m_bob, 1, [&answered](const std::vector<Message> &) { answered = true; });
    QTRY_VERIFY(answered);
}

void TestLeftovers::leftOut()
{
    open(true);
    const QString one = paste();
    const QString two = paste();
    QVERIFY(QFile::exists(one) && QFile::exists(two) && one != two);
    m_session->files().discard(one);
    QVERIFY(!QFile::exists(one));
    QVERIFY(!QFileInfo::exists(QFileInfo(one).path()));
    QVERIFY(QFile::exists(two));

    QFile chosen(m_dir->filePath(u"mine.png"_s)); // a file of theirs is theirs, wherever it lies
    QVERIFY(chosen.open(QIODevice::WriteOnly));
    m_session->files().discard(chosen.fileName());
    QVERIFY(chosen.exists());
}

void TestLeftovers::onlyWhatNothingNames()
{
    open(true);
    const QString sent = paste();
    const QString forgotten = paste();
    Attachment file;
    file.name = u"Picture.png"_s;
    file.localFile = sent;
    m_session->send(m_bob, OutgoingText{.body = {}, .attachments = {file}});
    settle();
    const QString young = paste();
    QVERIFY(age(sent) && age(forgotten));
    open(true);
    const QString fresh = paste();
    QTRY_VERIFY(!QFileInfo::exists(QFileInfo(forgotten).path()));
    QVERIFY(QFile::exists(sent)); // it waits in the outbox
    QVERIFY(QFile::exists(young));
    QVERIFY(QFile::exists(fresh));
    Account again;
    again.jid = *Jid::parse(u"me@example.test");
    m_session->openAccount(again);
    settle();
    settle();
    QVERIFY(QFile::exists(fresh)); // of this run
    QVERIFY(QFile::exists(sent));
}

void TestLeftovers::notBesideAnother()
{
    open(true);
    const QString pasted = paste();
    QVERIFY(age(pasted));
    open(false); // a command that reads beside a window
    settle();
    settle();
    QVERIFY(QFile::exists(pasted));
}

void TestLeftovers::notBesideADamagedStore()
{
    open(true);
    const QString pasted = paste();
    QVERIFY(age(pasted));
    settle();
    const QString store = m_session->files().folder().chopped(6); // ".files"
    QVERIFY(QFile::exists(store));
    QFile aside(store + ".damaged-20261128-090000"_L1);
    QVERIFY(aside.open(QIODevice::WriteOnly));
    open(true);
    settle();
    settle();
    QVERIFY(QFile::exists(pasted)); // that store may name it
    QVERIFY(aside.remove());
    open(true);
    QTRY_VERIFY(!QFile::exists(pasted));
}

/// The one that named them may be put back.
void TestLeftovers::notWithANewStore()
{
    open(true);
    const QString pasted = paste();
    QVERIFY(age(pasted));
    settle();
    const QString store = m_session->files().folder().chopped(6); // ".files"
    m_session.reset();
    QVERIFY(QFile::remove(store));
    open(true);
    settle();
    settle();
    QVERIFY(QFile::exists(pasted));
}

void TestLeftovers::whatIsNotOursStays()
{
    const QDir folder(m_dir->path());
    const QString own = u"own-"_s + QString(32, u'a');
    for (const QString &name : {own, u"own-notes"_s, u"downloads"_s})
        QVERIFY(folder.mkdir(name));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QCOMPARE(untouched(folder.path(), now, {}), QStringList{own});
    QCOMPARE(untouched(folder.filePath(u"nowhere"_s), now, {}), QStringList());
    removeUnnamed(folder.path(), {own}, {own});
    QVERIFY(folder.exists(own));
    removeUnnamed(folder.path(), {own}, {u"own-"_s + QString(32, u'b')});
    QVERIFY(!folder.exists(own));
}

void TestLeftovers::aListThatIsNotWholeMayNameAny()
{
    const QDir folder(m_dir->path());
    const QString own = u"own-"_s + QString(32, u'a');
    const QString voice = u"own-"_s + QString(32, u'b');
    QVERIFY(folder.mkdir(own) && folder.mkdir(voice));
    const QString list = folder.filePath(u"recordings.json"_s);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QByteArray whole =
        R"([{"peer":"bob@example.test","file":"/elsewhere/)" + voice.toLatin1() + R"(/Voice.ogg"}])";
    QVERIFY(write(list, whole)); // named where it lay before somebody moved all
    QCOMPARE(untouched(folder.path(), now, list), QStringList{own});
    QVERIFY(write(list, whole.first(20)));
    QCOMPARE(untouched(folder.path(), now, list), QStringList());
    QVERIFY(QFile::remove(list));
    QCOMPARE(untouched(folder.path(), now, list), QStringList({own, voice}));
}

QTEST_GUILESS_MAIN(TestLeftovers)
#include "tst_leftovers.moc"
