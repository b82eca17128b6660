// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"

#include <QJsonArray>
#include <QJsonObject>

/// The parts of a message that are lists, as JSON: in the columns of the store and in exports. Pure. What is damaged
/// or of a wrong type is left out.
namespace causerie::storage
{

QJsonArray toJson(const std::vector<LocalizedText> &texts);
QJsonArray toJson(const std::vector<Reaction> &reactions);
QJsonArray toJson(const std::vector<Attachment> &attachments); ///< binary values as Base64
QJsonObject toJson(const Reply &reply);                        ///< without the row of its target

std::vector<LocalizedText> textsFrom(const QJsonArray &json);
std::vector<Reaction> reactionsFrom(const QJsonArray &json);
std::vector<Attachment> attachmentsFrom(const QJsonArray &json);
Reply replyFrom(const QJsonObject &json);

/// What a correction replaces: texts, files, spoiler.
QJsonObject contentToJson(const Message &message);
void setContent(Message &message, const QJsonObject &content);

} // namespace causerie::storage
