// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/call.h"
#include "core/call/othertalks.h"

#include <QPointer>

#include <functional>

namespace causerie
{

/// What calls there are, of one account or of several; the greater counts.
enum class LineUse {
    Free,
    Talking, ///< all of them are answered: with call waiting another may ring
    Ringing  ///< one is not answered yet, here or there: no other may
};

/// Whether somebody may see our network address. What they see without a relay is all that ICE finds.
enum class Hiding {
    No,
    IfPossible, ///< as long as our server has a relay
    Always
};

/// All calls of one account: makes the outgoing, announces the incoming, routes what the wire says by session id.
/// One is heard at a time: answering another, or taking it back from hold, holds the rest. Without call waiting a
/// second incoming call is refused as busy, with it only while one is unanswered. A call of the same contact takes the
/// place of one of theirs that still rings; one that was answered goes on as that call, unheard, from whichever device
/// of theirs (XEP-0353 §tie-break-2). One that is to take the place of another rings as such (`Call::replaced`).
/// Several accounts are as one (`setElsewhere`, `holdAll`).
///
/// Thread: GUI. Owner: Session; the signalling outlives it.
class Calls final : public QObject
{
    Q_OBJECT

public:
    explicit Calls(Signalling &signalling, QObject *parent = nullptr); ///< with real media
    Calls(Signalling &signalling, EngineFactory makeEngine, QObject *parent = nullptr);
    ~Calls() override;

    /// Used for every later call.
    void setAudio(const media::AudioSettings &audio);
    void setMode(media::CallMode mode);
    void setLoopbackCandidates(bool on);
    void setCaFile(const QString &file); ///< see EngineSettings
    /// Who must not learn where we are: calls with them go through a relay of our server. Asked for each new call.
    void setHiding(std::function<Hiding(const Jid &peer)> hiding);
    void hidingChanged() { Q_EMIT meansChanged(); } ///< it says something else now
    /// Our address has to be hidden from them, and nothing is there that could: they cannot be called, and are told
    /// that we are busy when they call.
    bool isExposed(const Jid &peer) const;
    void setTimeouts(const CallTimeouts &timeouts);
    void setMicrophone(bool isThere); ///< as far as is known; there is one until it is said that there is none
    bool hasMicrophone() const { return m_hasMicrophone; }
    /// Which devices want all candidates in one piece; for later calls.
    void setHalfTrickle(std::function<bool(const Jid &device)> wanted) { m_halfTrickle = std::move(wanted); }
    /// Whether all that comes from a contact's address is one person; for all at first. A number at a gateway is many.
    void setOnePerson(std::function<bool(const Jid &contact)> isOne) { m_isOnePerson = std::move(isOne); }
    void setCallWaiting(bool on) { m_callWaiting = on; } ///< off at first
    /// What calls another account of ours has: as if they were of these.
    void setElsewhere(LineUse use);

    /// Null when a call is in progress, or for our own address.
    Call *start(const Jid &peer);
    /// Calls whom `call` asked for, and nobody else (XEP-0251). It ends at once (§2); where they were put through to
    /// one who talks with that one (§3) it waits on hold and ends when the other is heard, so that it can be taken
    /// back: which gives the other one up, as long as nobody answered. Null, and nothing ends, when there is no such
    /// question, another call is in progress or that one cannot be made.
    Call *followTransfer(Call &call);
    /// Asks the other side of `call` to take our place in `other` (XEP-0251 §3). Both go on until they do. Whether
    /// both devices know of it is to be asked before.
    void putThrough(Call &call, const Call &other);
    bool canPutThrough(const Call &call, const Call &other) const; ///< two persons of this account's, both active
    /// The one that is heard or that we make, else one on hold, else what rings here aloud, else one that is ending.
    Call *current() const;
    /// Another device of ours talks to `peer`, as far as copies of messages tell. To call them takes that talk over,
    /// where theirs knows XEP-0353 §tie-break-2; else it rings there.
    bool isOnOtherDevice(const Jid &peer) const;
    void forgetOtherDevices();   ///< their ends may have been missed
    QList<Call *> talks() const; ///< answered and not over, heard or on hold
    LineUse use() const;         ///< of this account
    bool isBusyElsewhere() const { return m_elsewhere != LineUse::Free; }
    bool isBusy() const { return isBusyElsewhere() || current(); } ///< none can be started now
    QList<Call *> all() const { return m_calls; }
    /// What the server names at present to find a way by (XEP-0215).
    QList<media::IceServer> iceServers() const { return m_signalling.iceServers(); }
    void holdAll();          ///< another account's is heard
    void remove(Call *call); ///< an ended one
    void hangUpAll();        ///< before signing out

Q_SIGNALS:
    void incoming(causerie::Call *call); ///< Ringing
    void started(causerie::Call *call);  ///< outgoing
    /// Once per call, also for missed ones. One that was refused as busy was never announced by `incoming`; it goes by
    /// itself after this.
    void ended(causerie::Call *call);
    void busyElsewhereChanged();
    void meansChanged();              ///< a microphone, a relay, or whom we hide from: see firstObstacle
    void heard(causerie::Call *call); ///< from now on this one, all others of ours are on hold
    void otherDevicesChanged();       ///< see isOnOtherDevice

private:
    void listenToMessages();
    void listenToSessions();
    void listenToOtherDevices();
    void tellOtherTalks(const std::function<void(OtherTalks &talks, OtherTalks::Time now)> &change);
    Call *startFor(const Jid &peer, const Jid &attendant);
    Call *callInPlaceOf(Call &talk, const Transfer &transfer);
    Call *talkToReplace(const Transfer &transfer, const Jid &caller) const;
    void replace(Call &call);
    void giveUpReplacing(const Call *talk);
    void takeProposal(const Jid &peer, const QString &sid);
    void takeOffer(const Jid &peer, const QString &sid, const SessionDescription &offer);
    void takeProceed(const Jid &peer, const QString &sid);
    Call *make(const Jid &peer, const QString &sid, Direction direction);
    void ring(Call *call);
    void move(Call &call, const Jid &device, const QString &sid);
    void refuseBusy(const Jid &peer, const QString &sid, const SessionDescription *offer);
    void forget(const QString &sid);
    bool mayRing() const;
    bool hasRelay() const;
    bool isRelayed(const Jid &peer) const;
    void hear(Call *call);
    Call *inProgress() const;
    Call *inProgressWith(const Jid &contact) const;
    Call *find(const QString &sid) const;
    Call *findOf(const Jid &contact, const QString &sid) const;  ///< any device of the contact
    Call *findWith(const Jid &device, const QString &sid) const; ///< that very device

    Signalling &m_signalling;
    EngineFactory m_makeEngine;
    std::function<bool(const Jid &)> m_halfTrickle;
    QList<Call *> m_calls;
    media::EngineSettings m_settings;
    std::function<Hiding(const Jid &)> m_hiding = [](const Jid &) { return Hiding::No; };
    std::function<bool(const Jid &)> m_isOnePerson = [](const Jid &) { return true; };
    CallTimeouts m_timeouts;
    LineUse m_elsewhere = LineUse::Free;
    bool m_callWaiting = false;
    bool m_hasMicrophone = true;
    QPointer<Call> m_heard;
    OtherTalks m_otherTalks;
    QTimer m_otherLimit;
    QStringList m_over; ///< session ids that are done with, newest last; they never ring again
};

} // namespace causerie
