// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/incoming.h"
#include "tests/session/settled.h"

#include <QTemporaryDir>
#include <QTest>

using namespace causerie;
using namespace causerie::test;
using namespace Qt::StringLiterals;

namespace
{

const Jid kBob = *Jid::parse(u"bob@example.test");

Message message(const QString &body)
{
    Message m;
    m.conversation = kBob;
    m.from = kBob;
    m.body = body;
    m.originId = u"id-of-"_s + body;
    m.sentAt = QDateTime::currentDateTimeUtc();
    return m;
}

} // namespace

class TestIncoming : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void nothingIsKeptAtOnce();
    void keptMeansOnTheDisk();
    void eachHearsOfWhatStoodBeforeThem();
    void withheld();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestIncoming::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

void TestIncoming::nothingIsKeptAtOnce()
{
    Conversations conversations;
    Roster roster;
    History history{conversations};
    Requests requests{history, conversations, roster};
    Incoming incoming{history, conversations, requests};
    bool isKept = false;
    incoming.whenKept([&] { isKept = true; });
    QVERIFY(isKept);

    // Without a store there is nothing to wait for either.
    incoming.take(message(u"one"_s));
    isKept = false;
    incoming.whenKept([&] { isKept = true; });
    QVERIFY(!isKept);
    incoming.flush();
    QVERIFY(isKept);
}

/// Read by somebody else, as another process would.
void TestIncoming::keptMeansOnTheDisk()
{
    const QString file = m_dir->filePath(u"history.sqlite"_s);
    Conversations conversations;
    Roster roster;
    History history{conversations};
    Requests requests{history, conversations, roster};
    history.open(file);
    Incoming incoming{history, conversations, requests};
    incoming.take(message(u"one"_s));
    incoming.take(message(u"two"_s));
    bool isKept = false;
    incoming.whenKept([&] { isKept = true; });
    QVERIFY(!isKept);
    QTRY_VERIFY(isKept);

    Conversations others;
    History other{others};
    other.open(file);
    std::optional<size_t> found;
    other.readNewest(kBob, 10, &other, [&](const std::vector<Message> &messages) { found = messages.size(); });
    QTRY_COMPARE(found, std::optional<size_t>(2));
    isKept = false;
    incoming.whenKept([&] { isKept = true; });
    QTRY_VERIFY(isKept);
}

void TestIncoming::eachHearsOfWhatStoodBeforeThem()
{
    Conversations conversations;
    Roster roster;
    History history{conversations};
    Requests requests{history, conversations, roster};
    history.open(m_dir->filePath(u"history.sqlite"_s));
    Incoming incoming{history, conversations, requests};
    QStringList order;
    incoming.take(message(u"one"_s));
    incoming.whenKept([&] { order << u"one"_s; });
    incoming.flush();
    incoming.whenKept([&] { order << u"still one"_s; });
    incoming.take(message(u"two"_s));
    incoming.whenKept([&] { order << u"two"_s; });
    QVERIFY(order.isEmpty());
    QTRY_COMPARE(order, (QStringList{u"one"_s, u"still one"_s, u"two"_s}));
    QVERIFY(settled(history, incoming));
    QCOMPARE(order.size(), 3);
}

/// What cannot be stored, and what our server would not give us again.
void TestIncoming::withheld()
{
    Conversations conversations;
    Roster roster;
    History history{conversations};
    Requests requests{history, conversations, roster};
    history.open(m_dir->filePath(u"history.sqlite"_s));
    Incoming incoming{history, conversations, requests};
    QStringList order;
    incoming.setWithheld(true);
    incoming.whenKept([&] { order << u"nothing"_s; });
    incoming.take(message(u"one"_s));
    incoming.whenKept([&] { order << u"one"_s; });
    QVERIFY(settled(history, incoming));
    QVERIFY(order.isEmpty());
    incoming.setWithheld(true);
    QVERIFY(order.isEmpty());
    incoming.take(message(u"two"_s));
    incoming.whenKept([&] { order << u"two"_s; });
    incoming.setWithheld(false);
    QCOMPARE(order, (QStringList{u"nothing"_s, u"one"_s})); // the last is not written yet
    QTRY_COMPARE(order.size(), 3);
    QCOMPARE(order.last(), u"two"_s);
}

QTEST_GUILESS_MAIN(TestIncoming)
#include "tst_incoming.moc"
