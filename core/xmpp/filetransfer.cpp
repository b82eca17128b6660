// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/filetransfer.h"

#include <utility>

namespace causerie::xmpp
{

using files::TransferError;
using Kind = FileEvent::Kind;
using Role = FileTransfer::Role;
using Stage = FileTransfer::Stage;

namespace
{

bool isSender(const FileTransfer &transfer)
{
    return transfer.role == Role::Sender;
}

FileStep same(const FileTransfer &transfer)
{
    return {transfer, {}, EndReason::Success, {}};
}

FileStep go(FileTransfer transfer, Stage stage, std::optional<std::chrono::milliseconds> deadline,
            std::vector<FileAct> acts)
{
    transfer.stage = stage;
    transfer.deadline = deadline;
    return {transfer, std::move(acts), EndReason::Success, {}};
}

/// Not in good order: they are told, unless they know.
FileStep fail(const FileTransfer &transfer, const TransferError &error, std::optional<EndReason> reason)
{
    FileStep end = go(transfer, Stage::Ended, {}, {});
    end.error = error;
    if (reason && !transfer.isAlone) {
        end.acts.push_back(FileAct::Terminate);
        end.reason = *reason;
    }
    return end;
}

FileStep fail(const FileTransfer &transfer, TransferError::Kind kind, std::optional<EndReason> reason)
{
    return fail(transfer, TransferError{.kind = kind}, reason);
}

FileStep succeed(const FileTransfer &transfer, std::vector<FileAct> acts)
{
    return go(transfer, Stage::Ended, {}, transfer.isAlone ? std::vector<FileAct>() : std::move(acts));
}

bool isAllSent(const FileTransfer &transfer)
{
    return transfer.sent == transfer.size && (transfer.stage == Stage::Moving || transfer.stage == Stage::Settling);
}

/// The sender has given all. What nobody has acknowledged may be on its way for as long as the stream may be silent.
FileStep settle(const FileTransfer &transfer, const FileEvent &event, const FilePatience &patience)
{
    return go(transfer, Stage::Settling, event.now + (transfer.isProven ? patience.lastWord : patience.silence),
              {FileAct::CloseStream});
}

FileStep onMoved(FileTransfer transfer, const FileEvent &event, const FilePatience &patience)
{
    if (transfer.stage != Stage::Moving)
        return transfer.stage == Stage::Settling && !isSender(transfer)
                   ? fail(transfer, TransferError::Kind::Mismatch, EndReason::MediaError)
                   : same(transfer);
    transfer.done += event.bytes;
    if (isSender(transfer))
        return transfer.done < transfer.size
                   ? go(transfer, Stage::Moving, event.now + patience.silence, {FileAct::SendBlocks})
                   : settle(transfer, event, patience);
    if (transfer.size >= 0 && transfer.done > transfer.size)
        return fail(transfer, TransferError::Kind::Mismatch, EndReason::MediaError);
    if (transfer.done != transfer.size)
        return go(transfer, Stage::Moving, event.now + patience.silence, {});
    return transfer.hashFollows ? go(transfer, Stage::Settling, event.now + patience.checksum, {})
                                : go(transfer, Stage::Settling, {}, {FileAct::Check});
}

/// The stream's end: of a file whose size is not known also the file's.
FileStep onClosed(const FileTransfer &transfer, const FileEvent &event, const FilePatience &patience)
{
    if (isSender(transfer)) // the receiver may not end it before all is sent
        return transfer.stage == Stage::Moving && !isAllSent(transfer)
                   ? fail(transfer, TransferError::Kind::Withdrawn, EndReason::FailedTransport)
                   : same(transfer);
    if (transfer.stage != Stage::Moving)
        return same(transfer);
    if (transfer.size > 0 || (transfer.size == 0 && transfer.done != 0))
        return fail(transfer, TransferError::Kind::Network, EndReason::FailedTransport);
    return transfer.hashFollows ? go(transfer, Stage::Settling, event.now + patience.checksum, {})
                                : go(transfer, Stage::Settling, {}, {FileAct::Check});
}

/// Who breaks a transfer off says so in a stanza, which the end of the stream may overtake.
FileStep onSevered(FileTransfer transfer, const FileEvent &event, const FilePatience &patience)
{
    if (transfer.stage != Stage::Moving)
        return same(transfer);
    if (!isSender(transfer) && transfer.size < 0)
        return onClosed(transfer, event, patience);
    transfer.isSevered = true;
    return go(transfer, Stage::Moving, event.now + patience.reason, {});
}

FileStep onTerminated(FileTransfer transfer, const FileEvent &event)
{
    transfer.isAlone = true;
    const bool inGoodOrder = event.reason == EndReason::Success;
    if (isSender(transfer)) {
        if (inGoodOrder && isAllSent(transfer))
            return succeed(transfer, {});
        return fail(transfer, toTransferError(event.reason), {});
    }
    const bool isHere = transfer.stage == Stage::Settling || (transfer.stage == Stage::Moving && transfer.size < 0);
    if (inGoodOrder && isHere) // then no hash will come any more
        return go(transfer, Stage::Settling, {}, {FileAct::Check});
    const bool isNoWord = inGoodOrder || event.reason == EndReason::Cancel;
    return fail(transfer,
                isNoWord ? TransferError{.kind = TransferError::Kind::Withdrawn} : toTransferError(event.reason), {});
}

FileStep onTimeOut(const FileTransfer &transfer)
{
    if (transfer.isSevered)
        return fail(transfer, TransferError::Kind::Network, EndReason::FailedTransport);
    if (transfer.stage == Stage::Settling && !isSender(transfer))
        return go(transfer, Stage::Settling, {}, {FileAct::Check});
    if (transfer.stage == Stage::Settling && transfer.isProven)
        return succeed(transfer, {FileAct::Terminate}); // each block was acknowledged
    return fail(transfer, TransferError::Kind::NoAnswer, EndReason::Timeout);
}

FileStep onOpened(const FileTransfer &transfer, const FileEvent &event, const FilePatience &patience)
{
    if (transfer.stage != Stage::Opening)
        return same(transfer);
    if (!isSender(transfer))
        return go(transfer, Stage::Moving, event.now + patience.silence, {});
    return transfer.done < transfer.size
               ? go(transfer, Stage::Moving, event.now + patience.silence, {FileAct::SendBlocks})
               : settle(transfer, event, patience);
}

FileStep onAccepted(const FileTransfer &transfer, const FileEvent &event, const FilePatience &patience)
{
    if (transfer.stage != Stage::Offered)
        return same(transfer);
    return go(transfer, Stage::Opening, event.now + patience.opening,
              {isSender(transfer) ? FileAct::OpenStream : FileAct::SendAccept});
}

} // namespace

FileStep step(const FileTransfer &transfer, const FileEvent &event, const FilePatience &patience)
{
    if (transfer.stage == Stage::Ended)
        return same(transfer);
    switch (event.kind) {
    case Kind::Accepted:
        return onAccepted(transfer, event, patience);
    case Kind::Declined:
        return transfer.stage == Stage::Offered ? fail(transfer, TransferError::Kind::Declined, EndReason::Decline)
                                                : same(transfer);
    case Kind::Cancelled:
        return fail(transfer, TransferError::Kind::Cancelled, EndReason::Cancel);
    case Kind::Opened:
        return onOpened(transfer, event, patience);
    case Kind::Sent: {
        FileStep after = same(transfer);
        after.next.sent += event.bytes;
        return after;
    }
    case Kind::Moved:
        return onMoved(transfer, event, patience);
    case Kind::Closed:
        return onClosed(transfer, event, patience);
    case Kind::Severed:
        return onSevered(transfer, event, patience);
    case Kind::HashCame:
        return transfer.stage == Stage::Settling && !isSender(transfer) && transfer.deadline
                   ? go(transfer, Stage::Settling, {}, {FileAct::Check})
                   : same(transfer);
    case Kind::Checked:
        return succeed(transfer, {FileAct::SayReceived, FileAct::Terminate});
    case Kind::Received:
        return isSender(transfer) && isAllSent(transfer) ? succeed(transfer, {FileAct::Terminate}) : same(transfer);
    case Kind::Terminated:
        return onTerminated(transfer, event);
    case Kind::Broken:
        return fail(transfer, event.error, toReason(event.error));
    case Kind::PeerGone:
        return fail(transfer, TransferError::Kind::PeerGone, {});
    case Kind::StreamLost:
        return fail(transfer, TransferError::Kind::NotConnected, {});
    case Kind::TimeOut:
        return onTimeOut(transfer);
    }
    Q_UNREACHABLE_RETURN(same(transfer));
}

TransferError toTransferError(EndReason reason)
{
    using Why = TransferError::Kind;
    switch (reason) {
    case EndReason::Decline:
    case EndReason::Busy:
        return {.kind = Why::Declined};
    case EndReason::Success:
    case EndReason::Cancel:
    case EndReason::Expired:
    case EndReason::AlternativeSession:
    case EndReason::Transferred:
        return {.kind = Why::Withdrawn};
    case EndReason::Timeout:
        return {.kind = Why::NoAnswer};
    case EndReason::Gone:
        return {.kind = Why::PeerGone};
    case EndReason::MediaError:
        return {.kind = Why::Mismatch};
    case EndReason::UnsupportedApplications:
    case EndReason::UnsupportedTransports:
    case EndReason::IncompatibleParameters:
        return {.kind = Why::PeerUnable};
    case EndReason::FailedApplication:
    case EndReason::SecurityError:
    case EndReason::GeneralError:
        return {.kind = Why::PeerFailed};
    case EndReason::ConnectivityError:
    case EndReason::FailedTransport:
        return {.kind = Why::Network};
    }
    Q_UNREACHABLE_RETURN({});
}

EndReason toReason(const TransferError &error)
{
    using Why = TransferError::Kind;
    switch (error.kind) {
    case Why::Mismatch:
    case Why::TooLarge:
        return EndReason::MediaError;
    case Why::Unreadable:
    case Why::Changed:
    case Why::Unwritable:
    case Why::Quota:
        return EndReason::FailedApplication;
    case Why::Timeout:
    case Why::NoAnswer:
        return EndReason::Timeout;
    case Why::Declined:
        return EndReason::Decline;
    case Why::Cancelled:
    case Why::Withdrawn:
        return EndReason::Cancel;
    case Why::NotConnected:
    case Why::Network:
    case Why::BadAnswer:
    case Why::PeerGone:
        return EndReason::FailedTransport;
    case Why::NoService:
    case Why::Refused:
    case Why::Status:
    case Why::Redirected:
    case Why::Certificate:
    case Why::PeerUnable:
    case Why::PeerFailed:
        return EndReason::GeneralError;
    }
    Q_UNREACHABLE_RETURN(EndReason::GeneralError);
}

} // namespace causerie::xmpp
