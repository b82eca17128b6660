// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/dataform.h"
#include "core/base/jid.h"
#include "core/xmpp/request.h"

#include <optional>
#include <vector>

namespace causerie::xmpp
{

/// One command that an entity offers (XEP-0050 §2.2).
struct AdHocCommand {
    Jid at;
    QString node;
    QString name; ///< for people
    friend bool operator==(const AdHocCommand &, const AdHocCommand &) = default;
};

/// What came of one step of a command (XEP-0050 §2.3, §3).
struct AdHocAnswer {
    enum class Status { Executing, Completed, Canceled };
    Status status = Status::Completed;
    QString session; ///< names it while it executes
    std::optional<DataForm> form;
    QStringList notes; ///< what the other side says of it, in its words
    friend bool operator==(const AdHocAnswer &, const AdHocAnswer &) = default;
};

using CommandsDone = std::function<void(std::expected<std::vector<AdHocCommand>, IqError>)>;
using CommandDone = std::function<void(std::expected<AdHocAnswer, IqError>)>;

/// The commands of `at`, at most 200. Thread: GUI.
void listCommands(Connection &connection, const Jid &at, QObject *context, CommandsDone done);

/// Begins a command (XEP-0050 §2.3); one of a single stage is done with it.
void executeCommand(Connection &connection, const Jid &at, const QString &node, QObject *context, CommandDone done);

/// The answers. Pure.
std::vector<AdHocCommand> parseCommands(const QDomElement &iq);
std::expected<AdHocAnswer, IqError> parseCommandAnswer(const QDomElement &iq);

} // namespace causerie::xmpp
