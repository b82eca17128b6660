// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/jingles5b.h"
#include "core/xmpp/s5bproxies.h"
#include "core/xmpp/socksdial.h"
#include "core/xmpp/socksport.h"

#include <QTimer>

#include <deque>
#include <map>
#include <memory>

namespace causerie::xmpp
{

/// Which ways may be gone, and for how long they are tried.
struct S5bRules {
    /// The peer may learn where we are (XEP-0260 §6.1): else nothing but relays of our own server is offered, and
    /// dialled, for to dial a place of theirs tells as much.
    bool tellsAddress = false;
    bool withLoopback = false; ///< for tests on one machine
    bool withProxies = true;
    std::chrono::milliseconds stagger{200};    ///< until the next candidate is tried beside the last (§4)
    std::chrono::milliseconds reaching{5'000}; ///< for all of them (§4), and for who comes to our port
    std::chrono::milliseconds whole{20'000};   ///< from the start to the stream
};

/// How two devices come to one bytestream (XEP-0260 §2): both offer places, both try those of the other, the best that
/// is reached is taken. It ends with `opened` or `failed`, at the latest after `S5bRules::whole`; then nothing follows
/// by itself, and everything but the taken stream is closed.
///
/// Thread: GUI. Owner: a session of FileBridge, with whom everything of it is closed.
class S5bOpening final : public QObject
{
    Q_OBJECT

public:
    struct Parties {
        Jid own;
        Jid peer;
        bool weAreInitiator = true;
    };

    S5bOpening(const Parties &parties, const QString &sid, const S5bRules &rules, S5bProxies &proxies,
               QObject *parent = nullptr);
    ~S5bOpening() override;

    /// Our candidates; opens a port when there are direct ones. Of `proxies` those go that `theirs` has (§2.2).
    S5bTransport prepare(const std::vector<S5bCandidate> &proxies, const std::vector<S5bCandidate> &theirs = {});
    void begin(const S5bTransport &theirs); ///< both sides have said where they can be met
    void hear(const S5bNews &news);
    std::unique_ptr<QTcpSocket> take(); ///< after `opened`; null when it is gone already
    quint16 port() const { return m_port ? m_port->number() : 0; }

Q_SIGNALS:
    void told(const causerie::xmpp::S5bNews &news); ///< to be said to the peer
    void opened();
    void failed();

private:
    void dialNext();
    SocksDial *dial(const S5bCandidate &candidate, const QByteArray &address);
    void conclude(const std::optional<S5bCandidate> &reached, SocksDial *by);
    void theyReached(const S5bOutcome &outcome);
    void decide();
    void takeOurs(const S5bCandidate &candidate);
    void activate(const S5bCandidate &proxy);
    void finish(std::unique_ptr<QTcpSocket> socket);
    void fail();

    Parties m_parties;
    QString m_sid;
    S5bRules m_rules;
    S5bProxies &m_proxies;
    S5bTransport m_ours;
    std::vector<S5bCandidate> m_relays; ///< of our server, whoever offers them
    QByteArray m_ourAddress;            ///< asked of our candidates
    QByteArray m_theirAddress;          ///< asked of theirs
    std::unique_ptr<SocksPort> m_port;
    std::deque<S5bCandidate> m_queue; ///< theirs that are not tried yet, the best first
    std::map<SocksDial *, S5bCandidate> m_dials;
    QTimer m_stagger;
    std::optional<S5bOutcome> m_weReached;
    std::optional<S5bOutcome> m_theyReached;
    std::unique_ptr<QTcpSocket> m_socket;
    bool m_waitsForActivation = false;
    bool m_isOver = false;
};

} // namespace causerie::xmpp
