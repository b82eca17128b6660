// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/connectionerror.h"

#include <QDomElement>
#include <QStringList>

namespace causerie::xmpp
{

/// Decides what of a stream may reach the XMPP library, and when. Pure: no socket, no clock.
///
/// Before authentication only stream features, TLS, SASL (RFC 6120 §6, XEP-0388) and stream errors, or in place of
/// SASL, when an account is to be made, answers about registration (XEP-0077, XEP-0445); between authentication and the
/// open session only what negotiates it (stanzas wait); afterwards stanzas, and XEP-0198 where it was agreed.
/// Everything that ends the stream becomes a ConnectionError here, so its words come from one place.
class StreamGate
{
public:
    enum class Phase { Plain, Proceeding, Encrypted, Authenticated, Open };
    enum class Plaintext { Refuse, Allow };  ///< of the password, inside TLS
    enum class Purpose { SignIn, Register }; ///< Register: the stream never gets beyond Encrypted

    enum class Verdict {
        Deliver,
        Ignore,
        Confirm,       ///< the server asks how much we have (XEP-0198 §4)
        HoldUncounted, ///< deliver once the session is open; XEP-0198 does not count it
        HoldCounted,   ///< the same, but the server counts it already
        Refuse         ///< `error` says why; the stream ends
    };

    struct Decision {
        Verdict verdict = Verdict::Deliver;
        ConnectionError error;
    };

    /// A new TCP connection. `resuming`: the library is going to ask for its old stream back.
    void start(Plaintext plaintext, bool resuming, Purpose purpose = Purpose::SignIn);
    void setEncrypted();
    void setOpen();
    Phase phase() const { return m_phase; }
    /// Inside TLS, and what comes is for whoever registers: the library would sign in.
    bool isRegistering() const { return m_purpose == Purpose::Register && m_phase == Phase::Encrypted; }

    /// `element` loses the XEP-0198 `location`, which the library would follow for ever; see `resumeLocation`.
    Decision decide(QDomElement &element);

    bool isCount(const QDomElement &element) const; ///< in a session: how many of our stanzas the server has
    bool canResume() const { return m_canResume; }  ///< the server keeps our stream for a while
    bool isCounting() const { return m_counting; }  ///< XEP-0198 §4, both sides
    bool isResumed() const { return m_isResumed; }  ///< the count goes on
    const QString &resumedCount() const { return m_resumedCount; }     ///< of ours the server had then
    const QString &resumeLocation() const { return m_resumeLocation; } ///< XEP-0198 §5: "host:port" or empty

private:
    Decision beforeAuthentication(const QDomElement &element);
    Decision whileRegistering(const QDomElement &element) const;
    Decision duringNegotiation(QDomElement &element);
    Decision inSession(const QDomElement &element) const;
    Decision onFeatures(const QDomElement &features) const;
    void onSasl2Success(QDomElement &success);
    void onEnabled(QDomElement &enabled);
    void onResumed(const QDomElement &resumed);

    Phase m_phase = Phase::Plain;
    Plaintext m_plaintext = Plaintext::Refuse;
    Purpose m_purpose = Purpose::SignIn;
    bool m_resuming = false;
    bool m_bound = false; ///< by XEP-0386
    bool m_counting = false;
    bool m_isResumed = false;
    bool m_canResume = false;
    QString m_resumeLocation;
    QString m_resumedCount;
};

/// Condition of the error with which the gate ends a stream whose resumption the server refused.
inline constexpr auto kResumptionRefused = QLatin1StringView("resumption-refused");
/// RFC 6120 §4.9.3.19; the address is in `serverText`, empty before TLS.
inline constexpr auto kSeeOtherHost = QLatin1StringView("see-other-host");

/// The SASL mechanisms of <stream:features/> in both generations.
QStringList offeredMechanisms(const QDomElement &features);

} // namespace causerie::xmpp
