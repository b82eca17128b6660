// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaType>
#include <QString>

#include <expected>
#include <optional>

namespace causerie
{

/// Why the history cannot be read or written.
enum class StorageError {
    CannotOpen,  ///< no such folder, no right to it
    NewerSchema, ///< written by a later version of the program
    Full,        ///< no space left
    ReadOnly,    ///< the file, the folder or the file system may not be written
    Corrupt,     ///< not a database, or a damaged one
    Busy,        ///< another process holds it
    Other
};

/// A stable lower-case word for scripts, and for the reason why a message was not sent. Pure.
QString word(StorageError error);
/// And back; also of the file and SQLite's words, which earlier versions of this program kept for a reason. Empty for
/// any other text. Pure.
std::optional<StorageError> storageErrorFrom(const QString &text);

/// What an examination of the file came to.
enum class StorageHealth {
    Sound,
    SearchRebuilt, ///< only the index of the search was damaged; it was made anew from the messages, nothing is lost
    Damaged        ///< not all of it can be read: it can be kept aside and a new one begun
};

namespace storage
{

struct Failure {
    StorageError kind = StorageError::Other;
    QString text; ///< SQLite's words and the file; for reports, not translated

    friend bool operator==(const Failure &, const Failure &) = default;
};

template<typename T>
using Result = std::expected<T, Failure>;

} // namespace storage
} // namespace causerie

Q_DECLARE_METATYPE(causerie::StorageError)
Q_DECLARE_METATYPE(causerie::StorageHealth)
Q_DECLARE_METATYPE(causerie::storage::Failure)
