// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

/// What signalling tells media and media tells signalling: plain values, free of XMPP and of windows.
namespace causerie::media
{

/// One ICE candidate (RFC 8839 §5.1, XEP-0176 §5.4). Addresses are numeric, or an mDNS name ending in ".local".
struct Candidate {
    enum class Type { Host, PeerReflexive, ServerReflexive, Relayed };
    enum class Protocol { Udp, Tcp };

    Type type = Type::Host;
    Protocol protocol = Protocol::Udp;
    int component = 1; ///< 1 RTP (and RTCP when muxed), 2 RTCP
    QString foundation;
    quint32 priority = 0; ///< > 0
    QString address;
    quint16 port = 0;
    QString relatedAddress; ///< base or mapped address of srflx, prflx, relay; may be empty
    quint16 relatedPort = 0;

    friend bool operator==(const Candidate &, const Candidate &) = default;
};

struct IceCredentials {
    QString ufrag;
    QString password;
    friend bool operator==(const IceCredentials &, const IceCredentials &) = default;
};

/// RFC 5763 §5, RFC 4145 §4. `ActPass` only in offers.
enum class DtlsSetup { ActPass, Active, Passive };

/// RFC 8122 §5: hash of the certificate the DTLS handshake must show.
struct Fingerprint {
    QString hash;      ///< "sha-256", lower case
    QByteArray digest; ///< raw bytes
    friend bool operator==(const Fingerprint &, const Fingerprint &) = default;
};

/// One RTP payload type as agreed (RFC 8866 §6.6, XEP-0167 §4).
struct PayloadType {
    int id = 0;        ///< 0–127
    QString name{};    ///< as registered: "opus", "telephone-event"; compared without case
    int clockRate = 0; ///< Hz
    int channels = 1;
    int ptime = 0;                                   ///< ms, 0 when not said
    int maxptime = 0;                                ///< ms, 0 when not said
    QList<std::pair<QString, QString>> parameters{}; ///< fmtp in order; a nameless one has an empty first
    friend bool operator==(const PayloadType &, const PayloadType &) = default;
};

/// STUN or TURN as the XMPP server offers it (XEP-0215).
struct IceServer {
    enum class Kind { Stun, TurnUdp, TurnTcp, TurnTls };
    Kind kind = Kind::Stun;
    QString host; ///< name or numeric address
    quint16 port = 3478;
    QString user;
    QString password; ///< never logged
    friend bool operator==(const IceServer &, const IceServer &) = default;
};

/// What is done to the microphone's sound before it is sent, each by itself. The volume of the system is never moved.
struct Processing {
    bool echo = true;  ///< what our loudspeaker plays is taken out
    bool noise = true; ///< what sounds all the time is lowered
    bool level = true; ///< quiet speech is brought up

    static constexpr Processing none() { return {.echo = false, .noise = false, .level = false}; }
    bool isAnything() const { return echo || noise || level; }
    friend bool operator==(const Processing &, const Processing &) = default;
};

/// What a call is to spend, and what for. It rules what we send, within what the other side takes, and what we ask for.
enum class CallMode {
    Usual,
    Thrift,    ///< 6 to 12 kbit/s, copies included, in long frames: little data, and a delay that is longer
    LowLatency ///< frames of 10 ms, and no waiting for what is late: little delay, and more data
};

/// Which sound comes in and where it goes out.
struct AudioSettings {
    enum class Backend { Devices, Files, Null };
    Backend backend = Backend::Devices;
    QByteArray inputId{}; ///< QAudioDevice::id, empty: the default
    QByteArray outputId{};
    QString playFile{};   ///< Files: WAV sent as the microphone (any rate, mono or stereo, 16 bit); empty: silence
    QString recordFile{}; ///< Files: WAV written with what is heard (48 kHz mono 16 bit); empty: dropped
    Processing processing{};
    bool processesFiles = false; ///< Files, Null: as devices are; else they are sent as they are
    friend bool operator==(const AudioSettings &, const AudioSettings &) = default;
};

/// All an engine needs before it starts: whose turn it is and how to reach the world.
struct EngineSettings {
    bool controlling = false; ///< ICE role (RFC 8445 §6.1.1): the initiator
    QList<IceServer> iceServers;
    bool relayOnly = false; ///< tell and use nothing but relays: hides where we are (XEP-0176 §10.1)
    QString caFile;         ///< further authorities for relays inside TLS, PEM; empty: the system's only
    AudioSettings audio;
    CallMode mode = CallMode::Usual;
    bool loopbackCandidates = false; ///< tests and demo on one machine without a network
    friend bool operator==(const EngineSettings &, const EngineSettings &) = default;
};

/// What the engine says of itself to be signalled; complete before the first `localReady`.
struct LocalTransport {
    IceCredentials credentials;
    Fingerprint fingerprint;
    quint32 ssrc = 0;
    QString cname;
    friend bool operator==(const LocalTransport &, const LocalTransport &) = default;
};

/// What the other side said of itself.
struct RemoteTransport {
    IceCredentials credentials;
    Fingerprint fingerprint;
    DtlsSetup setup = DtlsSetup::ActPass; ///< theirs
    friend bool operator==(const RemoteTransport &, const RemoteTransport &) = default;
};

/// The agreed stream: what we send and what we can receive.
struct AudioParameters {
    PayloadType send;                         ///< the codec we send with
    std::optional<PayloadType> redundancy{};  ///< how copies of it are sent (RFC 2198); empty: they take none
    std::optional<PayloadType> events{};      ///< how pressed keys are sent (RFC 4733); empty: they take none
    QList<PayloadType> receive{};             ///< every id that may arrive
    int levelSent = 0;                        ///< header extension with the level of what we send (RFC 6464); 0: none
    int levelReceived = 0;                    ///< … and of what they send
    DtlsSetup localSetup = DtlsSetup::Active; ///< ours, never ActPass
    friend bool operator==(const AudioParameters &, const AudioParameters &) = default;
};

/// Why media cannot go on. Trouble with sound is no such reason: SoundTrouble.
enum class EngineError { IceFailed, DtlsFailed, FingerprintMismatch, Internal };

} // namespace causerie::media

Q_DECLARE_METATYPE(causerie::media::Candidate)
Q_DECLARE_METATYPE(causerie::media::LocalTransport)
Q_DECLARE_METATYPE(causerie::media::RemoteTransport)
Q_DECLARE_METATYPE(causerie::media::AudioParameters)
Q_DECLARE_METATYPE(causerie::media::EngineSettings)
Q_DECLARE_METATYPE(causerie::media::EngineError)
Q_DECLARE_METATYPE(causerie::media::CallMode)
