// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/transfererror.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::files
{

namespace
{

using Kind = TransferError::Kind;

constexpr std::array kKinds{Kind::NoService,  Kind::TooLarge,   Kind::Quota,     Kind::Refused,    Kind::NotConnected,
                            Kind::Timeout,    Kind::BadAnswer,  Kind::Status,    Kind::Redirected, Kind::Certificate,
                            Kind::Network,    Kind::Unreadable, Kind::Changed,   Kind::Unwritable, Kind::Mismatch,
                            Kind::Cancelled,  Kind::Declined,   Kind::Withdrawn, Kind::NoAnswer,   Kind::PeerGone,
                            Kind::PeerUnable, Kind::PeerFailed};

/// Too many requests, the time is out, or the server's own trouble (RFC 9110 §15.5.9, RFC 6585 §4).
bool passes(int status)
{
    return status == 408 || status == 425 || status == 429 || (status >= 500 && status != 501 && status != 507);
}

} // namespace

bool isTransient(const TransferError &error)
{
    switch (error.kind) {
    case Kind::NotConnected:
    case Kind::Timeout:
    case Kind::Network:
    case Kind::Changed:
    case Kind::PeerGone:
        return true;
    case Kind::Status:
        return passes(error.status);
    case Kind::NoService:
    case Kind::TooLarge:
    case Kind::Quota:
    case Kind::Refused:
    case Kind::BadAnswer:
    case Kind::Redirected:
    case Kind::Certificate:
    case Kind::Unreadable:
    case Kind::Unwritable:
    case Kind::Mismatch:
    case Kind::Cancelled:
    case Kind::Declined:
    case Kind::Withdrawn:
    case Kind::NoAnswer:
    case Kind::PeerUnable:
    case Kind::PeerFailed:
        return false;
    }
    return false;
}

QString word(Kind kind)
{
    switch (kind) {
    case Kind::NoService:
        return u"no-upload-service"_s;
    case Kind::TooLarge:
        return u"file-too-large"_s;
    case Kind::Quota:
        return u"upload-quota"_s;
    case Kind::Refused:
        return u"transfer-refused"_s;
    case Kind::NotConnected:
        return u"not-connected"_s;
    case Kind::Timeout:
        return u"transfer-timeout"_s;
    case Kind::BadAnswer:
        return u"bad-answer"_s;
    case Kind::Status:
        return u"http-status"_s;
    case Kind::Redirected:
        return u"redirected"_s;
    case Kind::Certificate:
        return u"file-certificate-wrong"_s;
    case Kind::Network:
        return u"transfer-failed"_s;
    case Kind::Unreadable:
        return u"file-unreadable"_s;
    case Kind::Changed:
        return u"file-changed"_s;
    case Kind::Unwritable:
        return u"file-unwritable"_s;
    case Kind::Mismatch:
        return u"file-mismatch"_s;
    case Kind::Cancelled:
        return u"cancelled"_s;
    case Kind::Declined:
        return u"declined"_s;
    case Kind::Withdrawn:
        return u"withdrawn"_s;
    case Kind::NoAnswer:
        return u"no-answer"_s;
    case Kind::PeerGone:
        return u"peer-gone"_s;
    case Kind::PeerUnable:
        return u"peer-unable"_s;
    case Kind::PeerFailed:
        return u"peer-failed"_s;
    }
    return {};
}

QString toText(const TransferError &error)
{
    return u"%1 %2 %3 %4"_s.arg(word(error.kind)).arg(error.limit).arg(error.status).arg(error.text).trimmed();
}

TransferError transferErrorFrom(const QString &text)
{
    TransferError error;
    const QString name = text.section(u' ', 0, 0);
    for (const Kind kind : kKinds) {
        if (word(kind) != name)
            continue;
        error.kind = kind;
        bool isNumber = false;
        error.limit = text.section(u' ', 1, 1).toLongLong(&isNumber);
        if (!isNumber)
            error.limit = -1;
        error.status = text.section(u' ', 2, 2).toInt();
        error.text = text.section(u' ', 3);
        return error;
    }
    error.text = text;
    return error;
}

} // namespace causerie::files
