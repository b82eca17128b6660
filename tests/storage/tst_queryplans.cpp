// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/callpages.h"
#include "tests/storage/storefixture.h"

#include <QRegularExpression>

using namespace causerie;
using namespace causerie::storage;
using namespace causerie::storage::test;

/// What makes the store quick, whatever the machine: no call reads all messages, and pages come sorted from an index
/// (sqlite.org/eqp.html).
class TestQueryPlans : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingReadsAllMessages();
    void anIdIsFoundByItsIndex();
    void pagesNeedNoSort();
    void callsNeedNoSort();

private:
    /// One of every call.
    static void exercise(Store &store);
    static QStringList planOf(Store &store, const QString &statement)
    {
        return store.database()
            .run([statement](SqlConnection &connection) {
                QStringList steps;
                const QVariantList values(statement.count(u'?'));
                const auto rows = connection.run(u"EXPLAIN QUERY PLAN "_s + statement, values);
                while (rows && (*rows)->next())
                    steps << (*rows)->value(3).toString();
                return steps;
            })
            .result();
    }
    static QStringList statements(Store &store)
    {
        return store.database().run([](SqlConnection &connection) { return connection.statements(); }).result();
    }
};

void TestQueryPlans::exercise(Store &store)
{
    store.makeRoom();
    store.apply(inRoom(u"room"_s, u"o1"_s, u"r1"_s, u"Bob"_s));
    store.apply(reactions(u"r1"_s, {u"👍"_s}, occupant(u"Eve"_s)));
    store.apply(incoming(u"1"_s, u"o1"_s, u"a1"_s));
    const Message sent = outgoing(u"2"_s, u"o2"_s);
    store.apply(sent);
    store.store().advanceState(kBob, u"o2"_s, DeliveryState::Failed).result().value();
    store.store().retry(store.page().messages.back().id).result().value();
    Annotation pending = byUs(reactions(u"o1"_s, {u"👍"_s}));
    pending.state = DeliveryState::Pending;
    pending.originId = u"p1"_s;
    store.apply(pending);
    const Gap gap = store.openGap();
    store.apply(correction(u"o1"_s, u"1!"_s));
    store.apply(annotation(Annotation::Kind::Displayed, u"o2"_s));
    store.apply(annotation(Annotation::Kind::Retraction, u"o3"_s));
    for (const QString &body : {u"alone"_s, u"alone!"_s}) {
        Annotation alone = correction(u"gone"_s, body);
        alone.originId = alone.archiveId = body;
        store.apply(alone);
    }
    store.older(kBob.bare(), page({incoming(u"early"_s, u"gone"_s, u"a"_s)}));
    Message asking = incoming(u"3"_s, u"o3"_s, u"a3"_s);
    asking.receiptRequested = true;
    const ArchivePage missed = page({archived(sent, u"a2"_s), asking});
    store.store().fillGap(gap.id, missed, Receipts::Owed).result().value();
    QCOMPARE(store.store().owedReceipts().result().value().size(), 1u);
    store.store().forgiveReceipts({store.store().owedReceipts().result()->front().id}).result().value();
    QCOMPARE(store.store().owedReceipts().result().value().size(), 0u);
    Message answer = incoming(u"0"_s, u"o0"_s, u"a0"_s);
    answer.reply = Reply{.target = u"o2"_s, .author = {}, .message = 0, .quote = {}};
    store.older(kBob.bare(), page({answer}));
    store.gaps();
    store.openGap(kRoom);
    const auto all = store.page().messages;
    store.page(kBob.bare(), all.back().id);
    store.store().pageAfter(kBob.bare(), cursorOf(all.front()), 10).result().value();
    store.store().pageAround(all.front().id, 10).result().value();
    store.store().filesPage(kBob.bare(), cursorOf(all.back()), 10).result().value();
    store.store().latestArchiveIds(kBob.bare(), 10).result().value();
    store.store().message(all.front().id).result().value();
    for (const CallsShown shown : {CallsShown::All, CallsShown::Missed, CallsShown::Incoming, CallsShown::Outgoing}) {
        for (const std::optional<QList<Jid>> &with : {std::optional<QList<Jid>>(), {QList<Jid>{kBob.bare()}}}) {
            store.database()
                .run([shown, with](SqlConnection &connection) {
                    return callsBefore(connection, {shown, with}, {}, 10).has_value();
                })
                .result();
        }
    }
    store.store().historyStart(kBob.bare()).result().value();
    store.store().pendingAnnotations().result().value();
    store.store().annotationSent(u"p1"_s).result().value();
    store.store().outbox().result().value();
    store.store().markRead(kBob.bare()).result().value();
    store.store().markReadUpTo(kBob.bare(), u"a3"_s).result().value();
    store.store().repair(kBob.bare(), page({incoming(u"1"_s, u"o1"_s, u"a1"_s)}), {}).result().value();
    store.store().summaries().result().value();
    store.store().removeConversation(kCarol.bare()).result().value();
}

void TestQueryPlans::nothingReadsAllMessages()
{
    Store store;
    exercise(store);
    const QStringList all = statements(store);
    QVERIFY(all.size() > 40);
    // A table that is gone through row by row; with an index (of those in the outbox, say) it is a part of it.
    static const QRegularExpression scan(u"^SCAN (m|message|a|annotation|x)$"_s);
    int checked = 0;
    for (const QString &statement : all) {
        static const QRegularExpression once(
            u"^(PRAGMA|CREATE|ALTER|DROP|BEGIN|COMMIT|UPDATE message SET position = id$)|row_number|rebuild|file_names IS NOT NULL"_s);
        if (once.match(statement).hasMatch())
            continue; // migrations go through everything
        // Who wants one end of a conversation, or all of it, says so.
        const bool isOfConversation = statement.contains(u"LIMIT") || statement.startsWith(u"DELETE") ||
                                      statement.contains(u"min(position)") || statement.contains(u"count(*)");
        const QStringList steps = planOf(store, statement);
        checked += int(!steps.isEmpty());
        for (const QString &step : steps) {
            const QByteArray what = (statement + u"\n→ "_s + step).toUtf8();
            QVERIFY2(!scan.match(step).hasMatch(), what.constData());
            QVERIFY2(isOfConversation || !step.endsWith(u"message_page (conversation=?)"), what.constData());
        }
    }
    QVERIFY(checked > 40);
}

/// The newest of the few that have an id, not the first that has it of all from the newest on.
void TestQueryPlans::anIdIsFoundByItsIndex()
{
    Store store;
    exercise(store);
    for (const QString &statement : statements(store)) {
        if (!statement.startsWith(u"SELECT") ||
            !(statement.contains(u"origin_id=?") || statement.contains(u"archive_id=?")))
            continue;
        const QString plan = planOf(store, statement).join(u'\n');
        QVERIFY2(plan.contains(u"_origin") || plan.contains(u"_archive") || plan.contains(u"_target"),
                 qPrintable(statement + u'\n' + plan));
        QVERIFY2(!plan.contains(u"message_page"), qPrintable(statement + u'\n' + plan));
    }
}

void TestQueryPlans::pagesNeedNoSort()
{
    Store store;
    exercise(store);
    int pages = 0;
    for (const QString &statement : statements(store)) {
        if (!statement.contains(u"(m.position, m.id)"))
            continue;
        ++pages;
        const QString plan = planOf(store, statement).join(u'\n');
        const bool isOfFiles = statement.contains(u"attachments IS NOT NULL");
        QVERIFY2(plan.contains(isOfFiles ? u"message_files" : u"message_page"), qPrintable(plan));
        QVERIFY2(!plan.contains(u"TEMP B-TREE"), qPrintable(plan));
    }
    QCOMPARE(pages, 3);
}

void TestQueryPlans::callsNeedNoSort()
{
    Store store;
    exercise(store);
    int pages = 0;
    for (const QString &statement : statements(store)) {
        if (!statement.contains(u"m.kind=1"))
            continue;
        ++pages;
        const QString plan = planOf(store, statement).join(u'\n');
        QVERIFY2(plan.contains(u"message_calls"), qPrintable(statement + u'\n' + plan));
        QVERIFY2(!plan.contains(u"TEMP B-TREE FOR ORDER BY"), qPrintable(statement + u'\n' + plan));
    }
    QCOMPARE(pages, 8);
}

QTEST_GUILESS_MAIN(TestQueryPlans)
#include "tst_queryplans.moc"
