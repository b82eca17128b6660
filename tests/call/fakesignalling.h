// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/signalling.h"

#include <QStringList>

#include <functional>

namespace causerie::test
{

inline Jid jid(const QString &text)
{
    return Jid::parse(text).value_or(Jid());
}

class FakeSignalling;

/// The servers between fake devices: what is sent to a bare address reaches all its devices, what one device answers
/// its other devices learn by carbon, and those of the other side, too.
struct FakeNetwork {
    QList<FakeSignalling *> devices;
    /// What others are told of somebody's candidates; unset: as they are.
    std::function<QList<media::Candidate>(const QList<media::Candidate> &)> translate;

    SessionDescription translated(SessionDescription text) const
    {
        if (translate)
            text.candidates = translate(text.candidates);
        return text;
    }
};

/// Signalling in memory. Everything arrives from the event loop, in order; `sent` lists what went out.
class FakeSignalling final : public Signalling
{
public:
    FakeSignalling(FakeNetwork &network, const QString &full) : m_network(network), m_jid(jid(full))
    {
        network.devices.append(this);
    }
    ~FakeSignalling() override { m_network.devices.removeOne(this); }

    QStringList sent;                       ///< "propose bob@example.test", "terminate bob@example.test/desk Success" …
    QStringList lost;                       ///< verbs that vanish on the way
    bool knowsTransfers = true;             ///< else it answers them with an error
    QList<SessionDescription> descriptions; ///< offers, answers and transports as sent

    void propose(const Jid &to, const QString &sid) override
    {
        note("propose", to);
        forEach(to, "propose", [=, this](FakeSignalling &device) { Q_EMIT device.proposed(m_jid, sid); });
        forOthers([=, this](FakeSignalling &device) { Q_EMIT device.calledElsewhere(m_jid, to, sid); });
    }
    void retract(const Jid &to, const QString &sid, EndReason reason) override
    {
        note("retract", to, reason);
        forEach(to, "retract", [=, this](FakeSignalling &device) { Q_EMIT device.retracted(m_jid, sid, reason); });
        forOthers([=](FakeSignalling &device) { Q_EMIT device.endedElsewhere(to, sid); });
    }
    void ringing(const Jid &to, const QString &sid) override
    {
        note("ringing", to);
        forEach(to, "ringing", [=, this](FakeSignalling &device) { Q_EMIT device.peerRinging(m_jid, sid); });
    }
    void proceed(const Jid &to, const QString &sid) override
    {
        note("proceed", to);
        forEach(to.bare(), "proceed", [=, this](FakeSignalling &device) {
            if (device.m_jid == to)
                Q_EMIT device.proceeded(m_jid, sid);
            else
                Q_EMIT device.proceededElsewhere(m_jid, sid);
        });
        forOthers([=, this](FakeSignalling &device) { Q_EMIT device.answeredElsewhere(m_jid, to, sid); });
    }
    void reject(const Jid &to, const QString &sid, EndReason reason) override
    {
        note("reject", to, reason);
        forEach(to, "reject", [=, this](FakeSignalling &device) { Q_EMIT device.rejected(m_jid, sid, reason); });
        forOthers([=](FakeSignalling &device) { Q_EMIT device.rejectedElsewhere(sid, reason); });
    }
    void finish(const Jid &to, const QString &sid, EndReason reason) override
    {
        note("finish", to, reason);
        forEach(to.bare(), "finish", [=, this](FakeSignalling &device) { Q_EMIT device.finished(m_jid, sid, reason); });
        forOthers([=](FakeSignalling &device) { Q_EMIT device.endedElsewhere(to, sid); });
    }
    void finishMoved(const Jid &to, const QString &sid, const QString &newSid) override
    {
        note("moved", to);
        forEach(to.bare(), "finish", [=, this](FakeSignalling &device) { Q_EMIT device.moved(m_jid, sid, newSid); });
        forOthers([=](FakeSignalling &device) { Q_EMIT device.endedElsewhere(to, sid); });
    }
    void initiate(const Jid &to, const QString &sid, const SessionDescription &offer) override
    {
        note("initiate", to);
        descriptions.append(offer);
        const SessionDescription told = m_network.translated(offer);
        forEach(to, "initiate", [=, this](FakeSignalling &device) { Q_EMIT device.initiated(m_jid, sid, told); });
    }
    void accept(const Jid &to, const QString &sid, const SessionDescription &answer) override
    {
        note("accept", to);
        descriptions.append(answer);
        const SessionDescription told = m_network.translated(answer);
        forEach(to, "accept", [=, this](FakeSignalling &device) { Q_EMIT device.accepted(m_jid, sid, told); });
    }
    void sendCandidates(const Jid &to, const QString &sid, const SessionDescription &local,
                        const QList<media::Candidate> &candidates) override
    {
        note("transport", to);
        SessionDescription transport = local;
        transport.payloads.clear();
        transport.fingerprint = {};
        transport.candidates = candidates;
        descriptions.append(transport);
        const SessionDescription told = m_network.translated(transport);
        if (told.candidates.isEmpty() && !candidates.isEmpty())
            return; // no news
        forEach(to, "transport",
                [=, this](FakeSignalling &device) { Q_EMIT device.candidatesReceived(m_jid, sid, told); });
    }
    void sendInfo(const Jid &to, const QString &sid, SessionInfo info) override
    {
        static constexpr const char *kNames[] = {"ringing", "active", "hold", "unhold", "mute", "unmute"};
        sent.append(QStringLiteral("info %1 %2").arg(to.toString(), QLatin1StringView(kNames[int(info)])));
        forEach(to, "info", [=, this](FakeSignalling &device) { Q_EMIT device.infoReceived(m_jid, sid, info); });
    }
    void transfer(const Jid &to, const QString &sid, const Transfer &transfer) override
    {
        sent.append(QStringLiteral("transfer %1 %2").arg(to.toString(), transfer.target.toString()));
        forEach(to, "transfer", [=, this](FakeSignalling &device) {
            if (device.knowsTransfers)
                Q_EMIT device.transferAsked(m_jid, sid, transfer);
            else
                Q_EMIT transferRefused(to, sid);
        });
    }
    void terminate(const Jid &to, const QString &sid, EndReason reason) override
    {
        note("terminate", to, reason);
        forEach(to, "terminate", [=, this](FakeSignalling &device) { Q_EMIT device.terminated(m_jid, sid, reason); });
    }
    QList<media::IceServer> iceServers() const override { return servers; }
    QDateTime iceServersEnd() const override { return serversEnd; }
    Jid ownJid() const override { return m_jid; }

    QList<media::IceServer> servers;
    QDateTime serversEnd;

private:
    void note(const char *verb, const Jid &to)
    {
        sent.append(QStringLiteral("%1 %2").arg(QLatin1StringView(verb), to.toString()));
    }
    void note(const char *verb, const Jid &to, EndReason reason)
    {
        static constexpr const char *kNames[] = {"Success",
                                                 "Busy",
                                                 "Decline",
                                                 "Cancel",
                                                 "Timeout",
                                                 "Gone",
                                                 "ConnectivityError",
                                                 "MediaError",
                                                 "SecurityError",
                                                 "FailedApplication",
                                                 "FailedTransport",
                                                 "UnsupportedApplications",
                                                 "UnsupportedTransports",
                                                 "IncompatibleParameters",
                                                 "Expired",
                                                 "AlternativeSession",
                                                 "Transferred",
                                                 "GeneralError"};
        sent.append(QStringLiteral("%1 %2 %3")
                        .arg(QLatin1StringView(verb), to.toString(), QLatin1StringView(kNames[int(reason)])));
    }
    template<typename Work>
    void forEach(const Jid &to, const char *verb, Work work)
    {
        if (lost.contains(QLatin1StringView(verb)))
            return;
        for (FakeSignalling *device : std::as_const(m_network.devices)) {
            if (device != this && (device->m_jid == to || (to.isBare() && device->m_jid.bare() == to)))
                QMetaObject::invokeMethod(device, [device, work] { work(*device); }, Qt::QueuedConnection);
        }
    }
    template<typename Work>
    void forOthers(Work work)
    {
        for (FakeSignalling *device : std::as_const(m_network.devices)) {
            if (device != this && device->m_jid.bare() == m_jid.bare())
                QMetaObject::invokeMethod(device, [device, work] { work(*device); }, Qt::QueuedConnection);
        }
    }

    FakeNetwork &m_network;
    const Jid m_jid;
};

} // namespace causerie::test
