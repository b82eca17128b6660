// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/unsentrecordings.h"

#include "core/files/describe.h"
#include "core/files/waveform.h"
#include "core/media/recording/oggopusreader.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace causerie
{

namespace
{

constexpr qsizetype kMost = 1000;
constexpr qint64 kMostBytes = 1024 * 1024;

} // namespace

std::vector<UnsentRecording> readUnsentRecordings(const QString &path, const QString &folder)
{
    std::vector<UnsentRecording> list;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return list;
    const QJsonArray array = QJsonDocument::fromJson(file.read(kMostBytes)).array();
    const QString inside = QDir::cleanPath(folder) + u'/';
    for (qsizetype i = 0; i < std::min(array.size(), kMost); ++i) {
        const QJsonObject json = array[i].toObject();
        const auto peer = Jid::parse(json["peer"_L1].toString());
        UnsentRecording one;
        one.file = QDir::cleanPath(json["file"_L1].toString());
        if (!peer || peer->isEmpty() || !one.file.startsWith(inside))
            continue;
        one.peer = *peer;
        one.durationMs = std::max<qint64>(-1, json["duration"_L1].toInteger(-1));
        const QByteArray shape = QByteArray::fromBase64(json["waveform"_L1].toString().toLatin1());
        if (shape.size() <= files::kWaveformPoints)
            one.waveform.assign(shape.begin(), shape.end());
        list.push_back(one);
    }
    return list;
}

bool writeUnsentRecordings(const QString &path, const std::vector<UnsentRecording> &list)
{
    if (list.empty())
        return !QFile::exists(path) || QFile::remove(path);
    QJsonArray array;
    for (const UnsentRecording &one : list) {
        const QByteArray shape(reinterpret_cast<const char *>(one.waveform.data()), qsizetype(one.waveform.size()));
        array.append(QJsonObject{{"peer"_L1, one.peer.toString()},
                                 {"file"_L1, one.file},
                                 {"duration"_L1, one.durationMs},
                                 {"waveform"_L1, QString::fromLatin1(shape.toBase64())}});
    }
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(array).toJson(QJsonDocument::Compact)) > 0 &&
           file.commit();
}

std::optional<Attachment> describeRecording(const UnsentRecording &recording)
{
    auto seen = files::describe(recording.file);
    if (!seen)
        return {};
    // RFC 7845 §9; more programs know it than what databases of types say.
    seen->mediaType = u"audio/ogg"_s;
    seen->durationMs = recording.durationMs;
    seen->waveform = recording.waveform;
    if (recording.durationMs < 0) { // the program ended while it was recorded
        QFile file(recording.file);
        const auto length = file.open(QIODevice::ReadOnly) ? media::oggOpusLength(file)
                                                           : std::unexpected(media::OggOpusError::Unreadable);
        if (!length)
            return {};
        seen->durationMs = length->samples / 48;
    }
    return *seen;
}

} // namespace causerie
