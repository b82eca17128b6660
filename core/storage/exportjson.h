// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/annotation.h"
#include "core/chat/conversationsettings.h"

#include <QJsonObject>

#include <expected>
#include <vector>

/// The history as JSON, everything that is kept of it. A file is one array with an entry per line: a head, then each
/// conversation followed by its messages, oldest first, then an end that counts them, so that what is cut off is
/// noticed. Pure.
namespace causerie::storage
{

inline constexpr int kExportVersion = 1;

struct ExportHead {
    Jid account; ///< bare
    QDateTime at;
    bool isWhole = false; ///< all conversations
};

struct ExportedConversation {
    Jid peer;
    ConversationSettings settings;
    bool isComplete = false;           ///< the archive has nothing older
    std::vector<Annotation> waiting{}; ///< said of messages that are not there
};

struct ExportedMessage {
    Message message;                       ///< without `id` and `position`
    qint64 firstText = 0;                  ///< see `textHash`; 0: of the text as it is
    std::vector<Annotation> annotations{}; ///< that made it what it is
    bool isAlone = false;                  ///< only corrections of it are there (see lonecorrection.h)
};

QJsonObject toExport(const ExportHead &head);
QJsonObject toExport(const ExportedConversation &conversation);
QJsonObject toExport(const ExportedMessage &message);
QJsonObject exportEnd(qint64 conversations, qint64 messages);

/// Where an entry is not as one is written: the name of the field.
using ExportFault = QString;
template<typename T>
using Exported = std::expected<T, ExportFault>;

/// What an outsider may have written is checked: addresses, times, kinds, sizes. What waited to be sent will not be
/// sent by who reads it; paths of local files are left out.
Exported<ExportHead> headFrom(const QJsonObject &json);
Exported<ExportedConversation> conversationFrom(const QJsonObject &json);
Exported<ExportedMessage> messageFrom(const QJsonObject &json, const Jid &conversation);

} // namespace causerie::storage
