// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/storage/storefixture.h"

using namespace causerie;
using namespace causerie::storage;
using namespace causerie::storage::test;

using Kind = Annotation::Kind;

/// What was received and displayed, by them and by us, and what we have still to tell.
class TestConfirmations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m = std::make_unique<Store>(); }
    void cleanup() { m.reset(); }
    void displayedReadsEverythingBefore();
    void displayedLeavesTheOutboxAlone();
    void confirmationsThatCameTooEarly();
    void thoseOfCorrectionsAreNotKept();
    void aCrowdDoesNotConfirm();
    void oursElsewhereRead();
    void displayedBeforeItsTarget();
    void readUpTo();
    void waitingInTheOutbox();

private:
    Message find(const QString &originId, const Jid &peer = kBob.bare())
    {
        for (const Message &message : m->page(peer).messages) {
            if (message.originId == originId)
                return message;
        }
        return {};
    }

    std::unique_ptr<Store> m;
};

void TestConfirmations::displayedReadsEverythingBefore()
{
    for (const auto &id : {u"o1"_s, u"o2"_s, u"o3"_s, u"o4"_s}) {
        m->apply(outgoing(id, id));
        m->store().advanceState({}, id, DeliveryState::Sent).result().value();
    }
    m->store().advanceState({}, u"o2"_s, DeliveryState::Delivered).result().value();
    const Applied applied = m->apply(annotation(Kind::Displayed, u"o3"_s));
    QCOMPARE(bodies(applied.changed), (QStringList{u"o1"_s, u"o2"_s, u"o3"_s}));
    QCOMPARE(find(u"o1"_s).state, DeliveryState::Read);
    QCOMPARE(find(u"o4"_s).state, DeliveryState::Sent);
    QVERIFY(m->apply(annotation(Kind::Displayed, u"o3"_s)).changed.empty());
    // What the archive tells later of the time before was read, too.
    m->older(kBob.bare(), page({archived(outgoing(u"o0"_s, u"o0"_s), u"a0"_s)}));
    QCOMPARE(find(u"o0"_s).state, DeliveryState::Read);
}

void TestConfirmations::displayedLeavesTheOutboxAlone()
{
    m->apply(outgoing(u"waits"_s, u"o1"_s));
    m->apply(outgoing(u"went"_s, u"o2"_s));
    m->apply(annotation(Kind::Displayed, u"o2"_s));
    QCOMPARE(find(u"o1"_s).state, DeliveryState::Pending);
    QCOMPARE(find(u"o2"_s).state, DeliveryState::Read);
}

void TestConfirmations::confirmationsThatCameTooEarly()
{
    m->apply(annotation(Kind::Received, u"o1"_s));
    m->apply(annotation(Kind::Displayed, u"o2"_s));
    QCOMPARE(m->apply(outgoing(u"1"_s, u"o1"_s)).added.at(0).state, DeliveryState::Delivered);
    QCOMPARE(m->apply(outgoing(u"2"_s, u"o2"_s)).added.at(0).state, DeliveryState::Read);
    QCOMPARE(find(u"o1"_s).state, DeliveryState::Read);
    QCOMPARE(m->sql(u"SELECT count(*) FROM annotation"_s), QStringList{u"0"_s}); // they have said all they had to
}

/// They name the correction, which is no message: nothing will ever come that they could be said of.
void TestConfirmations::thoseOfCorrectionsAreNotKept()
{
    m->apply(outgoing(u"tea"_s, u"o1"_s));
    Annotation said = byUs(correction(u"o1"_s, u"coffee"_s));
    said.originId = u"c1"_s;
    m->apply(said);
    m->apply(annotation(Kind::Received, u"c1"_s));
    m->apply(annotation(Kind::Received, u"not here"_s));
    QCOMPARE(m->sql(u"SELECT target FROM annotation WHERE kind=%1"_s.arg(int(Kind::Received))),
             QStringList{u"not here"_s});
    QCOMPARE(find(u"o1"_s).body, u"coffee"_s);
}

void TestConfirmations::aCrowdDoesNotConfirm()
{
    m->makeRoom();
    Message message = outgoing(u"1"_s, u"o1"_s, kRoom);
    message.archiveId = u"r1"_s;
    m->apply(message);
    QVERIFY(m->apply(annotation(Kind::Displayed, u"r1"_s, occupant(u"Bob"_s))).changed.empty());
    QCOMPARE(m->only(kRoom).state, DeliveryState::Sent);
    QCOMPARE(m->sql(u"SELECT count(*) FROM annotation"_s), QStringList{u"0"_s});
}

void TestConfirmations::oursElsewhereRead()
{
    for (int i = 1; i <= 5; ++i)
        m->apply(incoming(QString::number(i), u"o%1"_s.arg(i), u"a%1"_s.arg(i)));
    QCOMPARE(m->unread(), 5);
    const Applied applied = m->apply(byUs(annotation(Kind::Displayed, u"o3"_s)));
    QCOMPARE(applied.unread, (std::vector<UnreadCount>{{kBob.bare(), 2}}));
    QCOMPARE(m->unread(), 2);
    QVERIFY(m->apply(byUs(annotation(Kind::Displayed, u"o1"_s))).unread.empty()); // nothing is taken back
    QCOMPARE(m->unread(), 2);
}

void TestConfirmations::displayedBeforeItsTarget()
{
    m->apply(byUs(annotation(Kind::Displayed, u"a2"_s))); // by the archive's id, as XEP-0490 has it
    m->apply(incoming(u"1"_s, u"o1"_s, u"a1"_s));
    QCOMPARE(m->unread(), 1);
    m->apply(incoming(u"2"_s, u"o2"_s, u"a2"_s));
    QCOMPARE(m->unread(), 0);
    m->apply(incoming(u"3"_s, u"o3"_s, u"a3"_s));
    QCOMPARE(m->unread(), 1);
}

void TestConfirmations::readUpTo()
{
    for (int i = 1; i <= 5; ++i)
        m->apply(incoming(QString::number(i), u"o%1"_s.arg(i), u"a%1"_s.arg(i)));
    const auto upTo = [&](const QString &id) { return m->store().markReadUpTo(kBob.bare(), id).result().value(); };
    QCOMPARE(upTo(u"a3"_s), std::optional(2));
    QCOMPARE(upTo(u"a1"_s), std::optional(2));
    QCOMPARE(upTo(u"unknown"_s), std::nullopt);
    QCOMPARE(m->store().markReadUpTo(kCarol.bare(), u"a3"_s).result().value(), std::nullopt);
    QCOMPARE(m->store().summaries().result().value().size(), 1u);
    QCOMPARE(upTo(u"a5"_s), std::optional(0));
}

void TestConfirmations::waitingInTheOutbox()
{
    m->apply(outgoing(u"one"_s, u"o1"_s));
    m->apply(incoming(u"two"_s, u"o2"_s));
    const auto pending = [](Annotation annotation, const QString &originId) {
        annotation.originId = originId;
        annotation.state = DeliveryState::Pending;
        return byUs(annotation);
    };
    const std::vector<Annotation> sent{
        pending(correction(u"o1"_s, u"one!"_s), u"p1"_s), pending(reactions(u"o2"_s, {u"👍"_s}), u"p2"_s),
        pending(annotation(Kind::Displayed, u"o2"_s), u"p3"_s), pending(annotation(Kind::Received, u"o2"_s), u"p4"_s),
        pending(annotation(Kind::Retraction, u"o1"_s), u"p5"_s)};
    for (const Annotation &annotation : sent)
        m->apply(annotation);
    m->reopen();
    QCOMPARE(m->store().pendingAnnotations().result().value(), sent); // with what they say
    for (const auto &id : {u"p3"_s, u"p4"_s, u"p1"_s})
        m->store().annotationSent(id).result().value();
    const auto waiting = m->store().pendingAnnotations().result().value();
    QCOMPARE(waiting.size(), 2u);
    QCOMPARE(waiting[0], sent[1]);
    QCOMPARE(waiting[1], sent[4]);
    m->store().annotationSent(u"p2"_s).result().value();
    m->store().annotationSent(u"p5"_s).result().value();
    // Retracted: the correction's text is gone with it, once nobody has to be told.
    QCOMPARE(m->sql(u"SELECT kind, content IS NULL FROM annotation ORDER BY id"_s),
             (QStringList{u"0|1"_s, u"1|0"_s, u"2|1"_s}));
}

QTEST_GUILESS_MAIN(TestConfirmations)
#include "tst_confirmations.moc"
