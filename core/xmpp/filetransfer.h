// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/signalling.h"
#include "core/files/transfererror.h"

#include <chrono>
#include <optional>
#include <vector>

namespace causerie::xmpp
{

/// How long a file transfer waits for what.
struct FilePatience {
    std::chrono::milliseconds answer{std::chrono::hours(1)};      ///< for a person to take what we offer
    std::chrono::milliseconds opening{std::chrono::minutes(1)};   ///< from acceptance to the stream
    std::chrono::milliseconds silence{std::chrono::minutes(2)};   ///< without a block
    std::chrono::milliseconds checksum{std::chrono::seconds(10)}; ///< for a hash that was to follow
    std::chrono::milliseconds lastWord{std::chrono::seconds(30)}; ///< for the receiver, after the last block
    std::chrono::milliseconds reason{std::chrono::seconds(10)};   ///< for their word why the stream has broken
};

/// One file between us and one device of somebody (XEP-0234), in stanzas (XEP-0261) or beside them (XEP-0260): how far
/// it is.
struct FileTransfer {
    enum class Role { Sender, Receiver };
    enum class Stage {
        Offered,
        Opening, ///< accepted; the stream is not open yet
        Moving,
        Settling, ///< all bytes are over: the sender waits for the receiver's word, the receiver for the hash
        Ended
    };
    Role role = Role::Sender;
    Stage stage = Stage::Offered;
    qint64 size = -1;         ///< bytes; −1 not said: then the stream's end is the end
    qint64 sent = 0;          ///< sender: handed over to the stream
    qint64 done = 0;          ///< sender: acknowledged, or in the network's hands; receiver: written
    bool hashFollows = false; ///< receiver
    /// Sender: what is done has been acknowledged (XEP-0047 §2.2). Else the network has it, and only their word counts.
    bool isProven = true;
    bool isSevered = false;                            ///< the stream is gone before its time
    bool isAlone = false;                              ///< the other side has ended the session in good order
    std::optional<std::chrono::milliseconds> deadline; ///< on the clock of `FileEvent::now`

    friend bool operator==(const FileTransfer &, const FileTransfer &) = default;
};

struct FileEvent {
    enum class Kind {
        Accepted,  ///< by them or, of theirs, by us
        Declined,  ///< by us
        Cancelled, ///< by us
        Opened,    ///< the stream is there
        Sent,      ///< `bytes` were handed over
        Moved,     ///< `bytes` were acknowledged, or written
        Closed,    ///< the stream has ended
        Severed,   ///< it has ended beside the stanzas, so that their reason may still be on its way
        HashCame,
        Checked,    ///< the file is at its place
        Received,   ///< their word: all is there
        Terminated, ///< by them, with `reason`
        Broken,     ///< here or on the way, with `error`
        PeerGone,   ///< their device went offline
        StreamLost, ///< ours, for good
        TimeOut     ///< the deadline has passed
    };
    Kind kind = Kind::TimeOut;
    std::chrono::milliseconds now{};
    qint64 bytes = 0;
    EndReason reason = EndReason::Success;
    files::TransferError error = {};
};

/// What follows from an event, in this order.
enum class FileAct {
    SendAccept,
    OpenStream,
    SendBlocks,
    CloseStream,
    Check, ///< compare the hash and move the file to its place; `Checked` or `Broken` follows
    SayReceived,
    Terminate ///< with `FileStep::reason`
};

struct FileStep {
    FileTransfer next;
    std::vector<FileAct> acts;
    EndReason reason = EndReason::Success;
    std::optional<files::TransferError> error; ///< why it `Ended`; none: the file is there

    friend bool operator==(const FileStep &, const FileStep &) = default;
};

/// What an event means for a transfer; what means nothing in its stage changes nothing. Pure.
FileStep step(const FileTransfer &transfer, const FileEvent &event, const FilePatience &patience);

/// Why they ended it (XEP-0166 §7.4), as an error; and how we tell them of ours. Pure.
files::TransferError toTransferError(EndReason reason);
EndReason toReason(const files::TransferError &error);

} // namespace causerie::xmpp
