// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/negotiation.h"

#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;
using media::DtlsSetup;

namespace
{

media::PayloadType payload(int id, const QString &name, int rate, int channels, int ptime = 0, int maxptime = 0)
{
    media::PayloadType type;
    type.id = id;
    type.name = name;
    type.clockRate = rate;
    type.channels = channels;
    type.ptime = ptime;
    type.maxptime = maxptime;
    return type;
}

media::PayloadType red(int id, const QString &inside, int rate = 48000, int channels = 2)
{
    media::PayloadType type = payload(id, u"red"_s, rate, channels);
    if (!inside.isEmpty())
        type.parameters = {{QString(), inside}};
    return type;
}

SessionDescription description(const QList<media::PayloadType> &payloads = {payload(111, u"opus"_s, 48000, 2)})
{
    SessionDescription text;
    text.contentName = u"voice"_s;
    text.payloads = payloads;
    text.credentials = {u"ufrg"_s, u"a password of twenty-two"_s};
    text.fingerprint = {u"sha-256"_s, QByteArray(32, 'x')};
    return text;
}

} // namespace

class TestNegotiation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offersOpusFirst();
    void answersInTheirOrder_data();
    void answersInTheirOrder();
    void copies_data();
    void copies();
    void copiesAloneAreNoCodec();
    void keys_data();
    void keys();
    void setup_data();
    void setup();
    void refuses_data();
    void refuses();
    void frameLength_data();
    void frameLength();
    void concludes_data();
    void concludes();
    void levels_data();
    void levels();
    void concludesLevels();
    void answersAGroupWithOne();
    void concludesOnlyItsContent();
    void bothSidesAgree();
    void describes();
};

void TestNegotiation::offersOpusFirst()
{
    const SessionDescription text = offer(ownAbilities());
    QCOMPARE(text.setup, DtlsSetup::ActPass);
    QVERIFY(text.rtcpMux);
    const auto &opus = text.payloads.first();
    QCOMPARE(opus.id, 111);
    QCOMPARE(opus.name, u"opus"_s);
    QCOMPARE(opus.clockRate, 48'000);
    QCOMPARE(opus.channels, 2);
    QCOMPARE(opus.ptime, 20);
    QVERIFY(opus.parameters.contains({u"useinbandfec"_s, u"1"_s}));
    QVERIFY(opus.parameters.contains({u"minptime"_s, u"10"_s}));
    const auto &copies = text.payloads.at(1);
    QCOMPARE(copies, red(63, u"111/111"_s)); // RFC 2198 §5
    for (const auto &[id, clockRate] : {std::pair{110, 48000}, std::pair{101, 8000}})
        QVERIFY(text.payloads.contains(payload(id, u"telephone-event"_s, clockRate, 1)));
}

void TestNegotiation::answersInTheirOrder_data()
{
    QTest::addColumn<QList<media::PayloadType>>("offered");
    QTest::addColumn<QList<int>>("answered"); // empty: failed-application
    const auto opus = payload(111, u"opus"_s, 48000, 2);
    QTest::newRow("opus alone") << QList{opus} << QList<int>{111};
    QTest::newRow("their number") << QList{payload(96, u"opus"_s, 48000, 2)} << QList<int>{96};
    QTest::newRow("any case") << QList{payload(97, u"OPUS"_s, 48000, 2)} << QList<int>{97};
    QTest::newRow("what browsers offer") << QList{opus, payload(63, u"red"_s, 48000, 2), payload(9, u"G722"_s, 8000, 1),
                                                  payload(0, u"PCMU"_s, 8000, 1),
                                                  payload(110, u"telephone-event"_s, 48000, 1)}
                                         << QList<int>{111, 9, 0, 63, 110};
    QTest::newRow("opus last") << QList{payload(0, u"PCMU"_s, 8000, 1), payload(102, u"opus"_s, 48000, 2)}
                               << QList<int>{102, 0};
    QTest::newRow("a telephone, in its order") << QList{payload(8, u"PCMA"_s, 8000, 1), payload(0, u"PCMU"_s, 8000, 1),
                                                        payload(101, u"telephone-event"_s, 8000, 1)}
                                               << QList<int>{8, 0, 101};
    QTest::newRow("G.722 with a clock of its own") << QList{payload(9, u"G722"_s, 16000, 1)} << QList<int>{};
    QTest::newRow("opus twice") << QList{payload(96, u"opus"_s, 48000, 2), opus} << QList<int>{96};
    QTest::newRow("a number that looks like RTCP") << QList{payload(72, u"opus"_s, 48000, 2), opus} << QList<int>{111};
    QTest::newRow("opus with a wrong clock") << QList{payload(96, u"opus"_s, 16000, 2)} << QList<int>{};
    QTest::newRow("opus with one channel, RFC 7587 forbids it")
        << QList{payload(96, u"opus"_s, 48000, 1)} << QList<int>{};
    QTest::newRow("speex only") << QList{payload(96, u"speex"_s, 16000, 1)} << QList<int>{};
    QTest::newRow("nothing") << QList<media::PayloadType>{} << QList<int>{};
}

void TestNegotiation::answersInTheirOrder()
{
    QFETCH(QList<media::PayloadType>, offered);
    QFETCH(QList<int>, answered);
    const auto result = answer(description(offered), ownAbilities());
    if (answered.isEmpty()) {
        QVERIFY(!result);
        QCOMPARE(result.error(), EndReason::FailedApplication); // XEP-0167 §6
        return;
    }
    QVERIFY(result);
    QList<int> ids;
    for (const auto &type : result->answer.payloads)
        ids.append(type.id);
    QCOMPARE(ids, answered);
    QCOMPARE(result->answer.contentName, u"voice"_s);
    QCOMPARE(result->parameters.send.id, answered.first());
    QCOMPARE(result->parameters.receive, result->answer.payloads);
    QCOMPARE(result->answer.payloads.first().parameters.contains({u"useinbandfec"_s, u"1"_s}),
             result->parameters.send.clockRate == 48000);
}

void TestNegotiation::copies_data()
{
    QTest::addColumn<QList<media::PayloadType>>("offered");
    QTest::addColumn<int>("id"); // of the RED that is used; 0: none
    const auto opus = payload(111, u"opus"_s, 48000, 2);
    QTest::newRow("as we and browsers offer it") << QList{opus, red(63, u"111/111"_s)} << 63;
    QTest::newRow("numbers of their own") << QList{payload(96, u"opus"_s, 48000, 2), red(97, u"96/96"_s)} << 97;
    QTest::newRow("three of a kind inside") << QList{opus, red(63, u"111/111/111"_s)} << 63;
    QTest::newRow("does not say what is inside") << QList{opus, red(63, {})} << 63;
    QTest::newRow("before the codec") << QList{red(63, u"111/111"_s), opus} << 63;
    QTest::newRow("any case") << QList{opus,
                                       [] {
                                           auto type = red(63, u"111/111"_s);
                                           type.name = u"RED"_s;
                                           return type;
                                       }()}
                              << 63;
    QTest::newRow("holds another codec") << QList{opus, red(63, u"111/0"_s)} << 0;
    QTest::newRow("nonsense inside") << QList{opus, red(63, u"/"_s)} << 0;
    QTest::newRow("with another clock") << QList{opus, red(63, u"111/111"_s, 8000, 1)} << 0;
    QTest::newRow("the second of two fits") << QList{opus, red(121, u"0/0"_s, 8000, 1), red(63, u"111/111"_s)} << 63;
    QTest::newRow("a number that looks like RTCP") << QList{opus, red(72, u"111/111"_s)} << 0;
    QTest::newRow("the number of the codec") << QList{opus, red(111, u"111/111"_s)} << 0;
    QTest::newRow("as Dino offers and answers: none") << QList{opus} << 0;
}

void TestNegotiation::copies()
{
    QFETCH(QList<media::PayloadType>, offered);
    QFETCH(int, id);
    const auto answered = answer(description(offered), ownAbilities());
    QVERIFY(answered);
    const int opus = answered->parameters.send.id;
    QCOMPARE(answered->parameters.redundancy ? answered->parameters.redundancy->id : 0, id);
    QCOMPARE(answered->answer.payloads.first().name, u"opus"_s);
    QCOMPARE(answered->answer.payloads.size(), id ? 2 : 1);
    if (id) // what we announce for what they send: their number, and theirs of the codec inside
        QCOMPARE(answered->answer.payloads.last(), red(id, u"%1/%1"_s.arg(opus)));

    SessionDescription ours = offer(ownAbilities()); // the same as an answer to our own offer
    ours.contentName = u"voice"_s;
    const auto concluded = conclude(ours, description(offered));
    QVERIFY(concluded);
    QCOMPARE(concluded->redundancy ? concluded->redundancy->id : 0, id);
    QCOMPARE(concluded->send.name, u"opus"_s);

    ours.payloads.removeIf([](const auto &type) { return type.id == 63; }); // an answer with what was not offered
    const auto unasked = conclude(ours, description(offered));
    QVERIFY(unasked);
    QVERIFY(!unasked->redundancy);
}

void TestNegotiation::copiesAloneAreNoCodec()
{
    const auto result = answer(description({red(63, u"111/111"_s)}), ownAbilities());
    QVERIFY(!result);
    QCOMPARE(result.error(), EndReason::FailedApplication);
    SessionDescription ours = offer(ownAbilities());
    ours.contentName = u"voice"_s;
    QVERIFY(!conclude(ours, description({red(63, u"111/111"_s)})));
}

void TestNegotiation::keys_data()
{
    QTest::addColumn<QList<media::PayloadType>>("offered");
    QTest::addColumn<QList<int>>("answered"); // behind Opus
    QTest::addColumn<int>("sent");            // 0: they take none
    const auto opus = payload(111, u"opus"_s, 48000, 2);
    const auto keys = [](int id, int clockRate) { return payload(id, u"telephone-event"_s, clockRate, 1); };
    QTest::newRow("none, as Dino") << QList{opus} << QList<int>{} << 0;
    QTest::newRow("by the clock of Opus") << QList{opus, keys(126, 48000)} << QList{126} << 126;
    QTest::newRow("by that of telephones alone") << QList{opus, keys(101, 8000)} << QList{101} << 101;
    QTest::newRow("by both, as browsers") << QList{opus, keys(126, 8000), keys(110, 48000)} << QList{110, 126} << 110;
    QTest::newRow("in front, in any case")
        << QList{payload(101, u"TELEPHONE-EVENT"_s, 8000, 1), opus} << QList{101} << 101;
    QTest::newRow("by a clock of no codec") << QList{opus, keys(113, 16000), keys(112, 32000)} << QList<int>{} << 0;
    QTest::newRow("a number that looks like RTCP") << QList{opus, keys(72, 48000)} << QList<int>{} << 0;
}

void TestNegotiation::keys()
{
    QFETCH(QList<media::PayloadType>, offered);
    QFETCH(QList<int>, answered);
    QFETCH(int, sent);
    const auto result = answer(description(offered), ownAbilities());
    QVERIFY(result);
    QCOMPARE(result->parameters.send.id, 111);
    QCOMPARE(result->parameters.events ? result->parameters.events->id : 0, sent);
    QList<int> ids;
    for (const auto &type : result->answer.payloads)
        ids.append(type.id);
    QCOMPARE(ids, QList{111} + answered);
    QCOMPARE(result->parameters.receive, result->answer.payloads);

    SessionDescription ours = offer(ownAbilities());
    ours.contentName = u"voice"_s;
    const auto concluded = conclude(ours, description(offered));
    QVERIFY(concluded);
    QCOMPARE(concluded->events ? concluded->events->id : 0, sent);
    ours.payloads = {ours.payloads.first()}; // not offered by us
    QVERIFY(!conclude(ours, description(offered))->events);
}

void TestNegotiation::setup_data()
{
    QTest::addColumn<DtlsSetup>("theirs");
    QTest::addColumn<DtlsSetup>("ours"); // RFC 5763 §5
    QTest::newRow("free to choose: we start") << DtlsSetup::ActPass << DtlsSetup::Active;
    QTest::newRow("they start") << DtlsSetup::Active << DtlsSetup::Passive;
    QTest::newRow("they wait") << DtlsSetup::Passive << DtlsSetup::Active;
}

void TestNegotiation::setup()
{
    QFETCH(DtlsSetup, theirs);
    QFETCH(DtlsSetup, ours);
    SessionDescription text = description();
    text.setup = theirs;
    const auto result = answer(text, ownAbilities());
    QVERIFY(result);
    QCOMPARE(result->answer.setup, ours);
    QCOMPARE(result->parameters.localSetup, ours);
}

void TestNegotiation::refuses_data()
{
    QTest::addColumn<SessionDescription>("theirs");
    QTest::addColumn<EndReason>("reason");
    const auto row = [](const char *name, EndReason reason, auto change) {
        SessionDescription text = description();
        change(text);
        QTest::newRow(name) << text << reason;
    };
    row("no fingerprint", EndReason::SecurityError, [](auto &text) { text.fingerprint = {}; });
    row("SHA-1 proves nothing", EndReason::SecurityError,
        [](auto &text) { text.fingerprint = {u"sha-1"_s, QByteArray(20, 'x')}; });
    row("an unknown hash", EndReason::SecurityError,
        [](auto &text) { text.fingerprint = {u"sha-999"_s, QByteArray(32, 'x')}; });
    row("a short digest", EndReason::SecurityError, [](auto &text) { text.fingerprint.digest.chop(1); });
    row("a SHA-256 digest under the name of SHA-512", EndReason::SecurityError,
        [](auto &text) { text.fingerprint.hash = u"sha-512"_s; });
    row("no user fragment", EndReason::FailedTransport, [](auto &text) { text.credentials.ufrag.clear(); });
    row("no password", EndReason::FailedTransport, [](auto &text) { text.credentials.password.clear(); });
    row("RTCP on another port", EndReason::IncompatibleParameters, [](auto &text) { text.rtcpMux = false; });
}

void TestNegotiation::refuses()
{
    QFETCH(SessionDescription, theirs);
    QFETCH(EndReason, reason);
    const auto answered = answer(theirs, ownAbilities());
    QVERIFY(!answered);
    QCOMPARE(answered.error(), reason);

    SessionDescription ours = offer(ownAbilities());
    ours.contentName = theirs.contentName;
    const auto concluded = conclude(ours, theirs);
    QVERIFY(!concluded);
    QCOMPARE(concluded.error(), reason);
}

void TestNegotiation::frameLength_data()
{
    QTest::addColumn<int>("ptime");
    QTest::addColumn<int>("maxptime");
    QTest::addColumn<int>("sent");
    QTest::newRow("not said") << 0 << 0 << 20;
    QTest::newRow("10 ms") << 10 << 0 << 10;
    QTest::newRow("60 ms") << 60 << 120 << 60;
    QTest::newRow("no Opus frame is that long") << 30 << 0 << 20;
    QTest::newRow("nonsense") << -5 << 100000 << 20;
    QTest::newRow("at most 10 ms") << 0 << 10 << 10;
    QTest::newRow("asks for more than it takes") << 60 << 40 << 20;
    QTest::newRow("a limit below every frame is no limit") << 0 << 3 << 20;
}

void TestNegotiation::frameLength()
{
    QFETCH(int, ptime);
    QFETCH(int, maxptime);
    QFETCH(int, sent);
    const auto result = answer(description({payload(111, u"opus"_s, 48000, 2, ptime, maxptime)}), ownAbilities());
    QVERIFY(result);
    QCOMPARE(result->parameters.send.ptime, sent);

    media::PayloadType gateway = payload(111, u"opus"_s, 48000, 2); // has it from SDP, where fmtp says it
    gateway.parameters = {{u"ptime"_s, QString::number(ptime)}, {u"maxptime"_s, QString::number(maxptime)}};
    const auto other = answer(description({gateway}), ownAbilities());
    QVERIFY(other);
    QCOMPARE(other->parameters.send.ptime, sent);
}

void TestNegotiation::concludes_data()
{
    QTest::addColumn<QList<media::PayloadType>>("answered");
    QTest::addColumn<DtlsSetup>("setup");
    QTest::addColumn<int>("send"); // 0: failed-application
    QTest::addColumn<DtlsSetup>("localSetup");
    const auto opus = payload(111, u"opus"_s, 48000, 2);
    const auto row = [](const char *name, const QList<media::PayloadType> &answered, DtlsSetup setup, int send,
                        DtlsSetup local) { QTest::newRow(name) << answered << setup << send << local; };
    row("as Dino answers", {opus}, DtlsSetup::Active, 111, DtlsSetup::Passive);
    row("they wait for us", {opus}, DtlsSetup::Passive, 111, DtlsSetup::Active);
    row("the gateway's actpass", {opus}, DtlsSetup::ActPass, 111, DtlsSetup::Passive);
    row("a number of their own", {payload(98, u"opus"_s, 48000, 2)}, DtlsSetup::Active, 98, DtlsSetup::Passive);
    row("Opus last: it is better", {payload(0, u"PCMU"_s, 8000, 1), opus}, DtlsSetup::Active, 111, DtlsSetup::Passive);
    row("a telephone", {payload(8, u"PCMA"_s, 8000, 1), payload(0, u"PCMU"_s, 8000, 1)}, DtlsSetup::Active, 8,
        DtlsSetup::Passive);
    row("nothing we offered", {payload(3, u"GSM"_s, 8000, 1)}, DtlsSetup::Active, 0, DtlsSetup::Passive);
    row("nothing", {}, DtlsSetup::Active, 0, DtlsSetup::Passive);
}

void TestNegotiation::concludes()
{
    QFETCH(QList<media::PayloadType>, answered);
    QFETCH(DtlsSetup, setup);
    QFETCH(int, send);
    QFETCH(DtlsSetup, localSetup);
    SessionDescription theirs = description(answered);
    theirs.setup = setup;
    SessionDescription ours = offer(ownAbilities());
    ours.contentName = theirs.contentName;
    const auto parameters = conclude(ours, theirs);
    QCOMPARE(parameters.has_value(), send != 0);
    if (!parameters) {
        QCOMPARE(parameters.error(), EndReason::FailedApplication);
        return;
    }
    QCOMPARE(parameters->send.id, send);
    QCOMPARE(parameters->receive, ours.payloads);
    QCOMPARE(parameters->localSetup, localSetup);
}

void TestNegotiation::levels_data()
{
    using Senders = HeaderExtension::Senders;
    QTest::addColumn<QList<HeaderExtension>>("offered");
    QTest::addColumn<int>("answered"); // its number; 0: left out
    QTest::addColumn<int>("sent");
    QTest::addColumn<int>("received");
    const QString uri = u"urn:ietf:params:rtp-hdrext:ssrc-audio-level"_s;
    const HeaderExtension other{.id = 2, .uri = u"urn:ietf:params:rtp-hdrext:sdes:mid"_s};
    using Offered = QList<HeaderExtension>;
    QTest::newRow("nothing") << Offered{} << 0 << 0 << 0;
    QTest::newRow("another") << Offered{other} << 0 << 0 << 0;
    QTest::newRow("beside another") << Offered{other, {.id = 5, .uri = uri}} << 5 << 5 << 5;
    QTest::newRow("from them alone") << Offered{{.id = 5, .uri = uri, .senders = Senders::Initiator}} << 5 << 0 << 5;
    QTest::newRow("from us alone") << Offered{{.id = 5, .uri = uri, .senders = Senders::Responder}} << 5 << 5 << 0;
    QTest::newRow("the last number") << Offered{{.id = 14, .uri = uri}} << 14 << 14 << 14;
    QTest::newRow("the one that ends all") << Offered{{.id = 15, .uri = uri}} << 0 << 0 << 0;
    QTest::newRow("only in elements of two bytes") << Offered{{.id = 200, .uri = uri}} << 0 << 0 << 0;
    QTest::newRow("a number for two things") << Offered{other, {.id = 2, .uri = uri}} << 0 << 0 << 0;
    QTest::newRow("with a word on voice")
        << Offered{{.id = 5, .uri = uri, .parameters = {{u"vad"_s, u"on"_s}}}} << 5 << 5 << 5;
    QTest::newRow("without a word on voice")
        << Offered{{.id = 5, .uri = uri, .parameters = {{u"vad"_s, u"off"_s}}}} << 0 << 0 << 0;
}

/// RFC 6464 §4 and XEP-0294.
void TestNegotiation::levels()
{
    QFETCH(QList<HeaderExtension>, offered);
    QFETCH(int, answered);
    SessionDescription theirs = description();
    theirs.extensions = offered;
    const auto result = answer(theirs, ownAbilities());
    QVERIFY(result);
    QCOMPARE(result->answer.extensions.size(), answered > 0 ? 1 : 0);
    if (answered > 0) {
        QCOMPARE(result->answer.extensions.first().id, answered);
        QVERIFY(offered.contains(result->answer.extensions.first())); // as it was offered
    }
    QTEST(result->parameters.levelSent, "sent");
    QTEST(result->parameters.levelReceived, "received");
}

void TestNegotiation::concludesLevels()
{
    const SessionDescription ours = offer(ownAbilities());
    QCOMPARE(ours.extensions.size(), 1);
    SessionDescription theirs = description();
    theirs.contentName = ours.contentName;
    const auto concluded = [&](const QList<HeaderExtension> &extensions) {
        theirs.extensions = extensions;
        const auto parameters = conclude(ours, theirs);
        return parameters ? std::pair(parameters->levelSent, parameters->levelReceived) : std::pair(-1, -1);
    };
    HeaderExtension level = ours.extensions.first();
    QCOMPARE(concluded({level}), std::pair(1, 1));
    QCOMPARE(concluded({}), std::pair(0, 0)); // not agreed to: none is sent
    level.senders = HeaderExtension::Senders::Responder;
    QCOMPARE(concluded({level}), std::pair(0, 1));
    level.id = 7; // which we never offered
    QCOMPARE(concluded({level}), std::pair(0, 0));
}

void TestNegotiation::answersAGroupWithOne()
{
    SessionDescription theirs = description();
    QVERIFY(!answer(theirs, ownAbilities())->answer.isBundled);
    theirs.isBundled = true;
    QVERIFY(answer(theirs, ownAbilities())->answer.isBundled);
    QVERIFY(!offer(ownAbilities()).isBundled); // one content needs no group
}

void TestNegotiation::concludesOnlyItsContent()
{
    SessionDescription ours = offer(ownAbilities());
    const auto parameters = conclude(ours, description());
    QVERIFY(!parameters);
    QCOMPARE(parameters.error(), EndReason::FailedApplication);
}

void TestNegotiation::bothSidesAgree()
{
    media::LocalTransport local;
    local.credentials = {u"ufrg"_s, u"a password of twenty-two"_s};
    local.fingerprint = {u"sha-256"_s, QByteArray(32, 'x')};
    const SessionDescription offered = describe(offer(ownAbilities()), local, {});
    const auto responder = answer(offered, ownAbilities());
    QVERIFY(responder);
    const auto initiator = conclude(offered, describe(responder->answer, local, {}));
    QVERIFY(initiator);
    QCOMPARE(initiator->send.id, responder->parameters.send.id);
    QVERIFY(initiator->redundancy && responder->parameters.redundancy);
    QCOMPARE(initiator->redundancy->id, responder->parameters.redundancy->id);
    QCOMPARE(initiator->localSetup, DtlsSetup::Passive);
    QCOMPARE(responder->parameters.localSetup, DtlsSetup::Active);
    QVERIFY(initiator->levelSent > 0 && initiator->levelReceived == initiator->levelSent);
    QCOMPARE(responder->parameters.levelSent, initiator->levelSent);
    QCOMPARE(responder->parameters.levelReceived, initiator->levelSent);
}

void TestNegotiation::describes()
{
    media::LocalTransport local{{u"u"_s, u"p"_s}, {u"sha-256"_s, QByteArray(32, 'y')}, 12, u"c"_s};
    media::Candidate candidate;
    candidate.address = u"192.0.2.1"_s;
    const SessionDescription text = describe(offer(ownAbilities()), local, {candidate});
    QCOMPARE(text.credentials, local.credentials);
    QCOMPARE(text.fingerprint, local.fingerprint);
    QCOMPARE(text.ssrc, 12U);
    QCOMPARE(text.cname, u"c"_s);
    QCOMPARE(text.candidates, QList{candidate});
    const media::RemoteTransport remote = remoteTransport(text);
    QCOMPARE(remote.credentials, local.credentials);
    QCOMPARE(remote.fingerprint, local.fingerprint);
    QCOMPARE(remote.setup, DtlsSetup::ActPass);
}

QTEST_APPLESS_MAIN(TestNegotiation)
#include "tst_negotiation.moc"
