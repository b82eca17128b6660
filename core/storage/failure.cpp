// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/failure.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie
{

namespace
{

constexpr std::array kWords{
    std::pair(StorageError::CannotOpen, "storage-cannot-open"_L1),
    std::pair(StorageError::NewerSchema, "storage-newer"_L1),
    std::pair(StorageError::Full, "storage-full"_L1),
    std::pair(StorageError::ReadOnly, "storage-read-only"_L1),
    std::pair(StorageError::Corrupt, "storage-corrupt"_L1),
    std::pair(StorageError::Busy, "storage-busy"_L1),
    std::pair(StorageError::Other, "storage"_L1),
};

} // namespace

QString word(StorageError error)
{
    for (const auto &[kind, text] : kWords) {
        if (kind == error)
            return text;
    }
    Q_UNREACHABLE_RETURN({});
}

std::optional<StorageError> storageErrorFrom(const QString &text)
{
    for (const auto &[kind, known] : kWords) {
        if (text == known)
            return kind;
    }
    // "FILE: what SQLite says"
    if (!text.contains(".sqlite: "_L1))
        return std::nullopt;
    return text.contains("disk is full"_L1) ? StorageError::Full : StorageError::Other;
}

} // namespace causerie
