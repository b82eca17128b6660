// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaType>
#include <QString>

namespace causerie::files
{

/// Why a file did not get to where it should.
struct TransferError {
    enum class Kind {
        NoService,    ///< our server keeps no files (XEP-0363 §4)
        TooLarge,     ///< `limit` says what would go, −1 when nobody says
        Quota,        ///< we have uploaded too much; later it may go
        Refused,      ///< we may not, or no more
        NotConnected, ///< to our server; the transfer goes on when we are
        Timeout,
        BadAnswer,   ///< not what the specifications say
        Status,      ///< `status`: HTTP's answer (RFC 9110 §15)
        Redirected,  ///< elsewhere, where we do not go
        Certificate, ///< the file's server is not the one it says
        Network,
        Unreadable, ///< our file is gone, is none, or may not be read
        Changed,    ///< it was written to while it was sent
        Unwritable, ///< the disk is full or protected
        Mismatch,   ///< what came is not what was announced: its size or hash (XEP-0300)
        Cancelled,
        // Of a file that goes from device to device (XEP-0234).
        Declined,   ///< they do not want it
        Withdrawn,  ///< they broke it off
        NoAnswer,   ///< nobody took it, or their device fell silent
        PeerGone,   ///< their device is offline now; it goes on when they are back
        PeerUnable, ///< none of their devices takes files directly
        PeerFailed  ///< their device could not keep it
    };
    Kind kind = Kind::Network;
    qint64 limit = -1; ///< bytes
    int status = 0;
    QString text = {}; ///< for reports

    friend bool operator==(const TransferError &, const TransferError &) = default;
};

/// Whether trying again later, without anybody doing anything, has a chance. Pure.
bool isTransient(const TransferError &error);

/// A stable lower-case word for scripts and the store. Pure.
QString word(TransferError::Kind kind);

/// For `Attachment::failure`, and back; what is not such a text is a Network error with it as text. Pure.
QString toText(const TransferError &error);
TransferError transferErrorFrom(const QString &text);

} // namespace causerie::files

Q_DECLARE_METATYPE(causerie::files::TransferError)
