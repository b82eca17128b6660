// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>

namespace causerie::ui
{

/// What is known of one file of a message while it is shown, beside what the message says.
struct FileShown {
    bool isMoving = false; ///< waits or is on its way
    qint64 done = 0;
    qint64 total = -1;
    bool isHere = false; ///< our copy exists
    QImage picture;      ///< the picture, or its preview until it is here; null: neither, or none

    friend bool operator==(const FileShown &a, const FileShown &b)
    {
        return a.isMoving == b.isMoving && a.done == b.done && a.total == b.total && a.isHere == b.isHere &&
               a.picture.cacheKey() == b.picture.cacheKey();
    }
};

} // namespace causerie::ui
