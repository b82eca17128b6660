// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"

#include <QHash>
#include <QSqlQuery>
#include <QVariant>

#include <span>

namespace causerie::storage
{

/// Selects what `RowReader` reads, in its order; a WHERE clause follows. `m` is the message, `c` its conversation.
extern const QString kSelectMessage;
inline constexpr int kMessageColumns = 31; ///< how many that are: further ones can follow

/// The columns of `kSelectMessage` alone, for statements with joins of their own.
extern const QString kColumnsOfMessage;

/// Bits of `message.flags`; in the file, so never renumbered.
enum MessageFlag : int { kReceiptRequested = 1, kMarkable = 2, kUnstyled = 4, kSpoiler = 8 };

/// Makes messages of rows; states that a damaged file makes up become the harmless ones. Remembers the addresses it
/// has parsed, for those of a page are few and parsing one costs as much as all the rest of its row.
/// Thread: any, one at a time. Owner: whoever reads.
class RowReader final
{
public:
    Message messageFrom(const QSqlQuery &row);
    Jid jidFrom(const QString &bare, const QString &resource = {});

private:
    QHash<QString, Jid> m_bare;
};

/// The values of a new row but its place.
QVariantList valuesOf(const Message &message, qint64 conversation);

/// Sets what annotations can change; its values are those of `contentValuesOf`.
extern const QString kUpdateContent;
QVariantList contentValuesOf(const Message &message);

/// `message.first_text` of a message that never came: only a correction of it is here (see lonecorrection.h).
inline constexpr qint64 kNeverCame = 0;

/// Of the body as it came, never `kNeverCame`; in the file. Pure.
qint64 textHash(const QString &body);

/// Why a message was not sent, as it may be told: of the store's own words, which name the file, their kind. Pure.
QString tellable(const QString &failure);

/// For json_each(?), which makes one row of each. Pure.
QString listOf(std::span<const qint64> ids);
/// For values: QtSql writes a null QString as NULL.
QString notNull(const QString &text);
/// NULL for an empty text, so that partial indices leave the row out.
QVariant orNull(const QString &text);

} // namespace causerie::storage
