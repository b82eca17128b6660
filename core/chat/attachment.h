// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QSize>
#include <QString>
#include <QUrl>

#include <vector>

namespace causerie
{

/// What happened to a file on its way.
enum class TransferState {
    Offered, ///< theirs, not fetched: a rule says ask first
    Waiting, ///< in the queue
    Running,
    Done,   ///< ours: others can fetch it; theirs: `localFile` is there
    Failed, ///< can be tried again
    Cancelled
};

/// A hash of the file's bytes (XEP-0300): "sha-256" and the digest.
struct FileHash {
    QString algorithm;
    QByteArray digest;
    friend bool operator==(const FileHash &, const FileHash &) = default;
};

/// A file in a message (XEP-0446, XEP-0447; the older XEP-0066 has only the address). What others claim of it (size,
/// type, picture size) is a claim: it lays things out, and is checked when the file is there.
struct Attachment {
    QUrl url;                     ///< https; empty for one of ours that is not uploaded yet
    QString name;                 ///< safe to write: no path, no control characters (see files::safeName)
    QString mediaType;            ///< RFC 6838, lower case, may be empty
    qint64 size = -1;             ///< bytes, −1 unknown
    QSize pictureSize;            ///< pixels, invalid when it is no picture or not said
    qint64 durationMs = -1;       ///< of sound and video
    QByteArray thumbnail;         ///< PNG or JPEG, at most `kThumbnailLimit` bytes (XEP-0264)
    std::vector<quint8> waveform; ///< of a voice message: 0…255, at most 100 values; empty when not known
    std::vector<FileHash> hashes;
    QString description;
    QString localFile; ///< absolute path of our copy; empty without one
    TransferState state = TransferState::Offered;
    QString failure; ///< for `Failed`: for reports

    friend bool operator==(const Attachment &, const Attachment &) = default;
};
inline constexpr qsizetype kThumbnailLimit = 32 * 1024;

} // namespace causerie
