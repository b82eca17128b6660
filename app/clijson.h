// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/call.h"
#include "core/chat/message.h"
#include "core/roster/contact.h"
#include "core/session/sessionstate.h"
#include "core/storage/failure.h"
#include "core/xmpp/connectionerror.h"

#include <QJsonObject>

namespace causerie::cli
{

// Words for scripts: lower case, stable, the names of the RFCs and XEPs where there are some. Pure.
QString word(Availability availability);
QString word(Subscription subscription);
QString word(DeliveryState state);
QString word(CallOutcome outcome);
QString word(CallState state);
QString word(EndReason reason); ///< XEP-0166 §7.4
using causerie::word;           // of a StorageError
QString word(RequestError error);
QString word(media::EngineError error);
QString word(media::SoundTrouble trouble);

// Values as the fields of an event. Pure.
QJsonObject fields(const Contact &contact);
QJsonObject fields(const Presence &presence);
QJsonObject fields(const Message &message);
QJsonObject fields(const Attachment &file);
QJsonObject fields(const Call &call);                              ///< who, which way, which state
QJsonObject fields(const Call &call, media::SoundTrouble trouble); ///< and what is wrong with our sound
QJsonObject endFields(const Call &call);                           ///< and how it went, with the statistics
QJsonObject fields(const xmpp::ConnectionError &error);            ///< `kind` and `text` of an error event
/// The same text in further languages, as `name`, if there is any.
void addTexts(const QString &name, const std::vector<LocalizedText> &texts, QJsonObject &object);

/// The line itself: `fields`, the event's name and the time, ISO 8601 in UTC with milliseconds. Pure.
QByteArray line(QLatin1StringView event, QJsonObject fields, const QDateTime &now);

/// Prints it on standard output, at once.
void print(QLatin1StringView event, const QJsonObject &fields);
void printError(const QString &kind, const QString &text);
bool outputFailed(); ///< something of it could not be written: the disk is full, the reader is gone
/// On standard error, for when the other cannot be written.
void printErrorElsewhere(const QString &kind, const QString &text);

} // namespace causerie::cli
