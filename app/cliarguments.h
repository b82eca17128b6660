// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"
#include "core/chat/report.h"
#include "core/media/parameters.h"
#include "core/session/historyfiles.h"

#include <QStringList>

#include <chrono>
#include <expected>
#include <optional>

namespace causerie::cli
{

enum class Verb {
    Roster,
    Presence,
    Add,
    Send,
    Listen,
    Call,
    Answer,
    History,
    Correct,
    React,
    Retract,
    Archive,
    Rooms,
    Join,
    Search,
    Export,
    Import,
    Block,
    Unblock,
    Blocked,
    Upload,
    SendFile,
    Register,
    Password,
    Unregister,
    Doctor
};

/// What the command line asks for, checked.
struct Arguments {
    Verb verb = Verb::Listen;
    std::optional<Jid> jid; ///< ours, bare; without it the stored account signs in
    QString passwordFile;
    QString newPasswordFile; ///< of password
    QStringList answers;     ///< of register: NAME=VALUE, for the server's further questions
    QString token;           ///< of register: from an invitation (XEP-0445); empty: none on the command line
    QString tokenFile;       ///< of register: where it stands instead
    QString host;
    quint16 port = 0;
    QString caFile;
    QString resource;
    QString dataDir; ///< empty: the application's own
    bool loopback = false;
    Jid peer;             ///< bare; of all commands that name somebody. Of upload: empty, for nobody
    QString text;         ///< of send and correct; of react the emojis, empty: none any more; of search the query
    QString messageId;    ///< of correct, react and retract: as `id` in a message's event
    QString file;         ///< of upload, send-file, export and import
    bool direct = false;  ///< of send-file: to their device, whatever our server takes
    qint64 takeFiles = 0; ///< of listen: files of contacts up to so many bytes
    HistoryFileFormat format = HistoryFileFormat::Json; ///< of export
    QString nick;                                       ///< of join; empty: the usual one
    int limit = 50;                                     ///< of history and search
    std::optional<ReportReason> report;                 ///< of block
    std::optional<std::chrono::seconds> seconds;
    QString playFile;
    QString recordFile;
    QString microphone; ///< id or description of a device; empty: the default
    QString speaker;    ///< likewise
    media::CallMode mode = media::CallMode::Usual;
    std::optional<media::Processing> processing; ///< of the microphone's sound, also of a file; empty: the usual
    std::optional<QString> help;                 ///< print this and do nothing else

    friend bool operator==(const Arguments &, const Arguments &) = default;
};

/// The token of an invitation to make `account`, as it is or as it stands in a link, which says for which server it is,
/// maybe also for which name. The error is one English sentence. Pure.
std::expected<QString, QString> tokenFrom(const QString &text, const Jid &account);

/// Reads `arguments` (the program's name first); the error is one English sentence. Pure.
std::expected<Arguments, QString> parseArguments(const QStringList &arguments);

} // namespace causerie::cli
