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
    /// Of what goes from device to device there is more than moving.
    enum class Stage {
        Moving,      ///< or in the queue
        PeerOffline, ///< ours: it goes when a device of theirs is online
        PeerAsked,   ///< ours: they have not taken it yet
        Asks         ///< theirs: it is for us to take it
    };
    qint64 done = 0;
    qint64 total = -1;
    Stage stage = Stage::Moving;
    friend bool operator==(const FileProgress &, const FileProgress &) = default;
};

} // namespace causerie

Q_DECLARE_METATYPE(causerie::FileKey)
