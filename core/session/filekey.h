// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHashFunctions>
#include <QMetaType>

#include <compare>

namespace causerie
{

/// Which file of which message.
struct FileKey {
    qint64 message = 0;
    int index = 0;
    friend bool operator==(const FileKey &, const FileKey &) = default;
    friend auto operator<=>(const FileKey &, const FileKey &) = default;
    friend size_t qHash(const FileKey &key, size_t seed) { return qHashMulti(seed, key.message, key.index); }
};

/// How far a transfer is; `total` −1 when nobody says.
struct FileProgress {
    qint64 done = 0;
    qint64 total = -1;
    friend bool operator==(const FileProgress &, const FileProgress &) = default;
};

} // namespace causerie

Q_DECLARE_METATYPE(causerie::FileKey)
