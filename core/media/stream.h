// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/codec/sendingplan.h"
#include "core/media/parameters.h"
#include "core/media/soundtrouble.h"
#include "core/media/transport.h"

#include <QObject>

#include <memory>

namespace causerie::media
{

/// The audio thread of one call: device → voice frames → codec → RTP → `sender`, and `incoming` (RTP without its
/// protection) → playout buffer → decoder → device. Starts its own thread, which neither locks nor
/// allocates per packet once sound runs.
///
/// Thread: made, commanded and destroyed on the engine's thread; signals arrive there. Owner: Engine.
/// `sender`, `incoming` and `counters` outlive it.
class Stream final : public QObject
{
    Q_OBJECT

public:
    Stream(PacketSender &sender, PacketRing &incoming, StreamCounters &counters, QObject *parent = nullptr);
    ~Stream() override; ///< stops and joins

    void start(const AudioParameters &parameters, const AudioSettings &audio, quint32 ssrc);
    void setMuted(bool muted);
    void setHeld(bool held);
    void setAudio(const AudioSettings &audio);
    void setMode(CallMode mode); ///< how long is waited for what comes late; what is sent is the plan's
    /// From RTCP: how to send from now on.
    void setPlan(const SendingPlan &plan);
    /// The name of what is sent from now on (RFC 3550 §8.2). The library makes a context of protection for it with the
    /// next packet, the only memory that is asked for while sound runs.
    void setSource(quint32 ssrc);
    /// Keys that are pressed one after the other (DigitSender); nothing where the other side takes none.
    void sendDigits(const QString &digits);

Q_SIGNALS:
    void firstAudio();
    void failed(causerie::media::EngineError error, const QString &detail);
    void troubleBegan(causerie::media::SoundTrouble trouble, const QString &detail); ///< the call goes on in silence
    void troubleOver(causerie::media::SoundTrouble trouble);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace causerie::media
