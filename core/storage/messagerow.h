// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"

#include <QSqlQuery>
#include <QVariant>

namespace causerie::storage
{

/// Selects what `messageFrom` reads, in its order; a WHERE clause follows. `m` is the message, `c` its conversation.
extern const QString kSelectMessage;

/// One row as written by `valuesOf`; states a damaged file makes up become the harmless ones.
Message messageFrom(const QSqlQuery &row);
/// Behind the message: how many of its conversation are unread.
inline constexpr int kUnreadColumn = 14;

/// The values of INSERT INTO message, without the id.
extern const QString kInsertMessage;
QVariantList valuesOf(const Message &message, qint64 conversation);

} // namespace causerie::storage
