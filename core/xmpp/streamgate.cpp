// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/streamgate.h"

#include "core/xmpp/dom.h"
#include "core/xmpp/mechanisms.h"

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;
using Kind = ConnectionError::Kind;

namespace
{

constexpr auto kNsStreamErrors = "urn:ietf:params:xml:ns:xmpp-streams"_L1;
constexpr auto kNsTls = "urn:ietf:params:xml:ns:xmpp-tls"_L1;
constexpr auto kNsSasl = "urn:ietf:params:xml:ns:xmpp-sasl"_L1;
constexpr auto kNsSasl2 = "urn:xmpp:sasl:2"_L1;
constexpr auto kNsBind = "urn:ietf:params:xml:ns:xmpp-bind"_L1;
constexpr auto kNsBind2 = "urn:xmpp:bind:0"_L1;
constexpr auto kNsSm = "urn:xmpp:sm:3"_L1;
constexpr auto kNsRegister = "jabber:iq:register"_L1;

using Decision = StreamGate::Decision;
using Verdict = StreamGate::Verdict;

bool isStanza(const QDomElement &element)
{
    const QString name = element.tagName();
    return element.namespaceURI() == ns::kClient && (name == "message"_L1 || name == "presence"_L1 || name == "iq"_L1);
}

/// A sentence or two for a person; before sign-in they are anybody's.
constexpr qsizetype kMaxServerText = 500;

Decision refuse(Kind kind, const QString &condition, const QString &text = {})
{
    Decision decision{Verdict::Refuse, {}};
    decision.error.kind = kind;
    decision.error.condition = condition.left(kMaxServerText);
    decision.error.serverText = text.left(kMaxServerText);
    return decision;
}

/// The first child in `ns` that is not <text/>: how RFC 6120 spells conditions.
QString conditionOf(const QDomElement &error, QLatin1StringView space)
{
    for (auto e = error.firstChildElement(); !e.isNull(); e = e.nextSiblingElement()) {
        if (e.namespaceURI() == space && e.tagName() != "text"_L1)
            return e.tagName();
    }
    return {};
}

Decision onStreamError(const QDomElement &error, StreamGate::Phase phase)
{
    const QString condition = conditionOf(error, kNsStreamErrors);
    const QString text = child(error, "text"_L1, kNsStreamErrors).text();
    const bool trusted = phase != StreamGate::Phase::Plain && phase != StreamGate::Phase::Proceeding;
    if (condition == kSeeOtherHost) {
        const QString host = child(error, kSeeOtherHost, kNsStreamErrors).text().trimmed();
        return refuse(Kind::StreamError, condition, trusted ? host : QString());
    }
    // Anyone on the way can say "conflict" before TLS; only the server itself may stop us from trying again.
    if (condition == "conflict"_L1 && trusted)
        return refuse(Kind::Conflict, condition, text);
    return refuse(trusted || condition.isEmpty() ? Kind::StreamError : Kind::ConnectionLost, condition, text);
}

Decision onSaslFailure(const QDomElement &failure)
{
    const QString condition = conditionOf(failure, kNsSasl);
    QString text = child(failure, "text"_L1, kNsSasl).text();
    if (text.isEmpty())
        text = child(failure, "text"_L1, kNsSasl2).text();
    if (condition == "not-authorized"_L1)
        return refuse(Kind::WrongPassword, condition, text);
    if (condition == "account-disabled"_L1 || condition == "credentials-expired"_L1)
        return refuse(Kind::AccountDisabled, condition, text);
    if (condition == "invalid-mechanism"_L1 || condition == "mechanism-too-weak"_L1)
        return refuse(Kind::NoMechanism, condition, text);
    return refuse(Kind::AuthenticationFailed, condition, text);
}

} // namespace

void StreamGate::start(Plaintext plaintext, bool resuming, Purpose purpose)
{
    *this = {};
    m_plaintext = plaintext;
    m_purpose = purpose;
    m_resuming = resuming;
}

void StreamGate::setEncrypted()
{
    m_phase = Phase::Encrypted;
}

void StreamGate::setOpen()
{
    m_phase = Phase::Open;
}

StreamGate::Decision StreamGate::decide(QDomElement &element)
{
    if (is(element, "error"_L1, ns::kStreams))
        return onStreamError(element, m_phase);
    switch (m_phase) {
    case Phase::Plain:
    case Phase::Encrypted:
        return isRegistering() ? whileRegistering(element) : beforeAuthentication(element);
    case Phase::Proceeding: // bytes after <proceed/> are not the server's (RFC 6120 §5.4.3.3)
        return refuse(Kind::ProtocolViolation, element.tagName());
    case Phase::Authenticated:
        return duringNegotiation(element);
    case Phase::Open:
        return inSession(element);
    }
    Q_UNREACHABLE_RETURN({});
}

StreamGate::Decision StreamGate::beforeAuthentication(const QDomElement &element)
{
    const QString space = element.namespaceURI();
    const QString name = element.tagName();
    if (is(element, "features"_L1, ns::kStreams))
        return onFeatures(element);
    if (m_phase == Phase::Plain && space == kNsTls) {
        if (name != "proceed"_L1)
            return refuse(Kind::NoEncryption, name);
        m_phase = Phase::Proceeding;
        return {};
    }
    if (m_phase == Phase::Encrypted && (space == kNsSasl || space == kNsSasl2)) {
        if (name == "challenge"_L1)
            return {};
        if (name == "failure"_L1)
            return onSaslFailure(element);
        if (name == "continue"_L1) // XEP-0388 §2.6: tasks such as a second factor, which we cannot do
            return refuse(Kind::AuthenticationFailed, name, child(element, "text"_L1, kNsSasl2).text());
        if (name == "success"_L1) {
            m_phase = Phase::Authenticated;
            auto success = element;
            if (space == kNsSasl2)
                onSasl2Success(success);
            if (space == kNsSasl2 && m_resuming && !child(success, "failed"_L1, kNsSm).isNull())
                return refuse(Kind::ConnectionLost, kResumptionRefused);
            return {};
        }
    }
    return refuse(Kind::ProtocolViolation, name);
}

/// XEP-0077 §3.1: a form, an empty result or an error; nobody else has anything to say to somebody without an account.
StreamGate::Decision StreamGate::whileRegistering(const QDomElement &element) const
{
    if (is(element, "features"_L1, ns::kStreams))
        return {};
    const QString type = element.attribute(u"type"_s);
    if (is(element, "iq"_L1, ns::kClient) && type == "error"_L1)
        return {};
    if (is(element, "iq"_L1, ns::kClient) && type == "result"_L1) {
        const bool isEmpty = element.firstChildElement().isNull();
        if (isEmpty || !child(element, "query"_L1, kNsRegister).isNull())
            return {};
    }
    return refuse(Kind::ProtocolViolation, element.tagName());
}

StreamGate::Decision StreamGate::onFeatures(const QDomElement &features) const
{
    if (m_phase == Phase::Plain) {
        return child(features, "starttls"_L1, kNsTls).isNull() ? refuse(Kind::NoEncryption, u"no-starttls"_s)
                                                               : Decision{};
    }
    const QStringList offered = offeredMechanisms(features);
    const bool plain = offered.contains("PLAIN"_L1, Qt::CaseInsensitive);
    for (const QString &mechanism : offered) {
        if (isAcceptable(mechanism))
            return {};
    }
    if (plain && m_plaintext == Plaintext::Allow)
        return {};
    return refuse(plain ? Kind::PlainRefused : Kind::NoMechanism, offered.join(u' '));
}

/// XEP-0388 §2.5: session features may come with the success itself.
void StreamGate::onSasl2Success(QDomElement &success)
{
    const QDomElement bound = child(success, "bound"_L1, kNsBind2);
    m_bound = !bound.isNull();
    if (auto enabled = child(bound, "enabled"_L1, kNsSm); !enabled.isNull())
        onEnabled(enabled);
    if (const auto resumed = child(success, "resumed"_L1, kNsSm); !resumed.isNull())
        onResumed(resumed);
}

void StreamGate::onEnabled(QDomElement &enabled)
{
    const QString resume = enabled.attribute(u"resume"_s);
    m_counting = true;
    m_canResume = resume == "true"_L1 || resume == "1"_L1;
    m_resumeLocation = enabled.attribute(u"location"_s);
    enabled.removeAttribute(u"location"_s);
}

void StreamGate::onResumed(const QDomElement &resumed)
{
    m_resumedCount = resumed.attribute(u"h"_s);
    m_canResume = true;
    m_counting = true;
    m_isResumed = true;
}

StreamGate::Decision StreamGate::duringNegotiation(QDomElement &element)
{
    if (is(element, "features"_L1, ns::kStreams)) {
        const bool canBind = m_bound || !child(element, "bind"_L1, kNsBind).isNull();
        return canBind ? Decision{} : refuse(Kind::BindFailed, u"no-bind"_s);
    }
    if (is(element, "enabled"_L1, kNsSm)) {
        onEnabled(element);
        return {};
    }
    if (is(element, "resumed"_L1, kNsSm)) {
        onResumed(element);
        return {};
    }
    if (is(element, "failed"_L1, kNsSm))
        return m_resuming ? refuse(Kind::ConnectionLost, kResumptionRefused) : Decision{};
    if (is(element, "iq"_L1, ns::kClient)) {
        const QString type = element.attribute(u"type"_s);
        if (type == "result"_L1 && !child(element, "bind"_L1, kNsBind).isNull())
            return {};
        // What others answered to an earlier session of the same name comes behind the binding, ahead of its answer.
        const bool isServers = !element.attribute(u"from"_s).contains(u'@');
        if (const auto error = child(element, "error"_L1, ns::kClient); type == "error"_L1 && isServers)
            return refuse(Kind::BindFailed, conditionOf(error, ns::kStanzaErrors),
                          child(error, "text"_L1, ns::kStanzaErrors).text());
    }
    if (isStanza(element) || element.namespaceURI() == kNsSm)
        return {m_counting ? Verdict::HoldCounted : Verdict::HoldUncounted, {}};
    return {Verdict::Ignore, {}};
}

StreamGate::Decision StreamGate::inSession(const QDomElement &element) const
{
    if (isStanza(element))
        return {};
    if (m_counting && is(element, "r"_L1, kNsSm))
        return {Verdict::Confirm, {}};
    return {is(element, "a"_L1, kNsSm) ? Verdict::Deliver : Verdict::Ignore, {}};
}

bool StreamGate::isCount(const QDomElement &element) const
{
    return m_counting && m_phase == Phase::Open && is(element, "a"_L1, kNsSm);
}

QStringList offeredMechanisms(const QDomElement &features)
{
    QStringList names;
    for (const auto &parent :
         {child(features, "mechanisms"_L1, kNsSasl), child(features, "authentication"_L1, kNsSasl2)}) {
        for (auto e = parent.firstChildElement(u"mechanism"_s); !e.isNull(); e = e.nextSiblingElement(u"mechanism"_s))
            names += e.text().trimmed();
    }
    names.removeDuplicates();
    return names;
}

} // namespace causerie::xmpp
