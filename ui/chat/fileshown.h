// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/filekey.h"

#include <QImage>

#include <vector>

namespace causerie::ui
{

/// How a sound file is being heard.
struct SoundShown {
    bool isPlaying = false;
    double share = 0; ///< of it, heard
    qint64 positionMs = 0;
    qint64 lengthMs = -1;
    double speed = 1;
    std::vector<quint8> shape = {};
    bool canPlay = false;
    friend bool operator==(const SoundShown &, const SoundShown &) = default;
};

/// What is known of one file of a message while it is shown, beside what the message says.
struct FileShown {
    bool isMoving = false; ///< waits or is on its way
    FileProgress::Stage stage = FileProgress::Stage::Moving;
    bool isDirect = false; ///< theirs, from device to device, and not here
    qint64 done = 0;
    qint64 total = -1;
    bool isHere = false;   ///< our copy exists
    bool isBroken = false; ///< here, and no picture whatever its type says, or one too large to show
    QImage picture;        ///< the picture, or its preview until it is here; null: neither, or none
    SoundShown sound;      ///< of a sound that is here

    bool asks() const { return stage == FileProgress::Stage::Asks; } ///< theirs: take it or not
    bool isGone() const { return isDirect && !isMoving && !asks(); } ///< only they can send it again

    friend bool operator==(const FileShown &a, const FileShown &b)
    {
        return a.isMoving == b.isMoving && a.stage == b.stage && a.isDirect == b.isDirect && a.done == b.done &&
               a.total == b.total && a.isHere == b.isHere && a.isBroken == b.isBroken && a.sound == b.sound &&
               a.picture.cacheKey() == b.picture.cacheKey();
    }
};

} // namespace causerie::ui
