// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"
#include "core/xmpp/jingle.h"

#include <QHostAddress>

#include <optional>
#include <vector>

/// SOCKS5 bytestreams in Jingle (XEP-0260): where two devices may meet, and which of these places is taken. Values and
/// pure functions; any thread.
namespace causerie::xmpp
{

namespace ns
{
inline constexpr QLatin1StringView kS5bTransport{"urn:xmpp:jingle:transports:s5b:1"};      ///< XEP-0260
inline constexpr QLatin1StringView kBytestreams{"http://jabber.org/protocol/bytestreams"}; ///< XEP-0065
} // namespace ns

/// A place where one of the two can be met (XEP-0260 §2.2).
struct S5bCandidate {
    enum class Type { Direct, Assisted, Tunnel, Proxy };
    QString cid = {};
    Type type = Type::Direct;
    QString host = {}; ///< an IP address, or a name
    quint16 port = 0;
    Jid jid; ///< whose place it is: the device's own, or the proxy's
    quint32 priority = 0;
    friend bool operator==(const S5bCandidate &, const S5bCandidate &) = default;
};

struct S5bTransport {
    QString sid;
    QString dstaddr; ///< what is asked of the sender's candidates; empty: to be computed (`socksAddress`)
    std::vector<S5bCandidate> candidates;
    friend bool operator==(const S5bTransport &, const S5bTransport &) = default;
};

/// What is said on the way (XEP-0260 §2.3, §2.4).
struct S5bNews {
    enum class Kind { CandidateUsed, CandidateError, Activated, ProxyError };
    Kind kind = Kind::CandidateError;
    QString cid = {}; ///< of `CandidateUsed` and `Activated`
    QString sid = {}; ///< the stream's; the schema lets it be left out
    friend bool operator==(const S5bNews &, const S5bNews &) = default;
};

/// XEP-0260 §2.2: 2^16 × the type's preference + `local` (0…65535, the higher the better).
constexpr quint32 s5bPriority(S5bCandidate::Type type, quint16 local)
{
    constexpr quint32 kPreferences[] = {126, 120, 110, 10};
    return (kPreferences[int(type)] << 16) + local;
}

/// The transport of a <content/>; nothing without one, without a usable sid, or over UDP. Candidates that are
/// malformed, repeated or beyond sixteen are left out.
std::optional<S5bTransport> readS5b(const QDomElement &content);
/// What a transport-info says; nothing when it is nothing known.
std::optional<S5bNews> readS5bNews(const QDomElement &content);
void writeS5b(QXmlStreamWriter &writer, const S5bTransport &transport); ///< <transport/>
void writeS5bNews(QXmlStreamWriter &writer, const S5bNews &news);       ///< <transport/>

/// Those among the addresses of this machine that others could reach; IPv4 first, eight at most. Loopback only when it
/// is asked for or there is nothing else.
QList<QHostAddress> meetingAddresses(const QList<QHostAddress> &all, bool withLoopback);
/// Whether we go where they say: never to ourselves (but for `withLoopback`), to groups or to addresses of one link
/// (a link-local one says nothing without its interface). Names are judged by what they resolve to.
bool mayDial(const QHostAddress &address, bool withLoopback);

/// What one side's attempts came to: the candidate it has reached, or that it reached none.
struct S5bOutcome {
    std::optional<S5bCandidate> used;
    friend bool operator==(const S5bOutcome &, const S5bOutcome &) = default;
};

/// Which is taken (XEP-0260 §2.4): one of theirs, which we have reached, or one of ours.
enum class S5bNomination { None, Theirs, Ours };
S5bNomination nominate(const S5bOutcome &weReached, const S5bOutcome &theyReached, bool weAreInitiator);

/// Whether reaching `candidate` can still change anything once they have said what they reached (XEP-0260 §2.3).
bool isWorthDialing(const S5bCandidate &candidate, const std::optional<S5bOutcome> &theyReached, bool weAreInitiator);

} // namespace causerie::xmpp
