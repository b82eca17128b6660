// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clifiles.h"

#include "core/files/transfererror.h"
#include "core/media/audio/wavreader.h"

#include <QFile>
#include <QFileInfo>
#include <QSslCertificate>

using namespace Qt::StringLiterals;

namespace causerie::cli
{

namespace
{

constexpr qint64 kWavHeader = 44;
constexpr qint64 kBytesPerMs = 96; ///< 48 kHz, 16 bits, mono
constexpr std::chrono::seconds kMayBeMissing{2};

QString sentence(media::WavError error)
{
    switch (error) {
    case media::WavError::CannotOpen:
        return u"cannot be read"_s;
    case media::WavError::TooLarge:
        return u"is too large: 256 MiB at most"_s;
    case media::WavError::NotWav:
        return u"is not a WAV file"_s;
    case media::WavError::Truncated:
        return u"ends too early"_s;
    case media::WavError::Unsupported:
        return u"is not 16-bit PCM"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

/// Why `name` cannot be read, empty when it can.
QString whyUnreadable(const QString &name)
{
    if (QFileInfo(name).isDir())
        return u"Is a directory"_s;
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? QString() : file.errorString();
}

std::optional<FileProblem> authorities(const QString &name)
{
    const QString kind = u"ca-file"_s;
    if (const QString why = whyUnreadable(name); !why.isEmpty())
        return FileProblem{kind, u"%1: %2"_s.arg(name, why)};
    if (QSslCertificate::fromPath(name, QSsl::Pem).isEmpty())
        return FileProblem{kind, u"%1 holds no certificate (PEM)"_s.arg(name)};
    return std::nullopt;
}

std::optional<FileProblem> sound(const QString &name)
{
    const QString kind = u"play-file"_s;
    if (const QString why = whyUnreadable(name); !why.isEmpty())
        return FileProblem{kind, u"%1: %2"_s.arg(name, why)};
    if (const auto wav = media::readWav(name); !wav)
        return FileProblem{kind, u"%1 %2"_s.arg(name, sentence(wav.error()))};
    return std::nullopt;
}

std::optional<FileProblem> sent(const QString &name)
{
    if (const QString why = whyUnreadable(name); !why.isEmpty())
        return FileProblem{files::word(files::TransferError::Kind::Unreadable), u"%1: %2"_s.arg(name, why)};
    return std::nullopt;
}

std::optional<FileProblem> recording(const QString &name, const QString &playFile)
{
    const QString kind = u"record-file"_s;
    const QFileInfo info(name);
    if (!playFile.isEmpty() && info.exists() && info.canonicalFilePath() == QFileInfo(playFile).canonicalFilePath())
        return FileProblem{kind, u"%1 is the file to play"_s.arg(name)};
    const bool isNew = !info.exists();
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append))
        return FileProblem{kind, u"%1: %2"_s.arg(name, file.errorString())};
    if (isNew)
        file.remove();
    return std::nullopt;
}

} // namespace

std::optional<FileProblem> findFileProblem(const Arguments &arguments)
{
    std::optional<FileProblem> problem;
    if (!arguments.caFile.isEmpty())
        problem = authorities(arguments.caFile);
    if (!problem && !arguments.playFile.isEmpty())
        problem = sound(arguments.playFile);
    if (!problem && !arguments.recordFile.isEmpty())
        problem = recording(arguments.recordFile, arguments.playFile);
    if (!problem && (arguments.verb == Verb::Upload || arguments.verb == Verb::SendFile))
        problem = sent(arguments.file);
    return problem;
}

std::optional<FileProblem> findRecordingProblem(const QString &recordFile, std::chrono::milliseconds talk)
{
    const std::chrono::milliseconds written(qMax<qint64>(QFileInfo(recordFile).size() - kWavHeader, 0) / kBytesPerMs);
    if (recordFile.isEmpty() || written + kMayBeMissing >= talk)
        return std::nullopt;
    return FileProblem{
        u"record-file"_s,
        u"%1 holds %2 s of %3"_s.arg(recordFile).arg(double(written.count()) / 1000).arg(double(talk.count()) / 1000)};
}

} // namespace causerie::cli
