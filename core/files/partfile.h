// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/attachment.h"
#include "core/files/transfererror.h"

#include <QCryptographicHash>
#include <QFile>

#include <memory>
#include <optional>

namespace causerie::files
{

/// Of the names of XEP-0300 that we can compute. Pure.
std::optional<QCryptographicHash::Algorithm> hashAlgorithm(const QString &name);

/// A file that comes piece by piece: written beside its place, and moved there when all of it is here and is what was
/// announced. What is more than that, or than `limit`, is not written. Destroying it removes what came.
///
/// Thread: that of its owner.
class PartFile final
{
public:
    /// `place`: an absolute path whose folder exists; `limit` in bytes.
    PartFile(const Attachment &announced, const QString &place, qint64 limit);
    ~PartFile();
    PartFile(const PartFile &) = delete;
    PartFile &operator=(const PartFile &) = delete;

    std::optional<TransferError> open();
    std::optional<TransferError> take(const QByteArray &bytes);
    /// The hash that is said only now (XEP-0234 §8.2); one that cannot be computed, or not any more, says nothing.
    void expectHash(const FileHash &hash);
    /// All of it has come: looks at size and hash, and moves it.
    std::optional<TransferError> settle();

    qint64 received() const { return m_received; }
    const QString &place() const { return m_place; }

private:
    Attachment m_what;
    QString m_place;
    qint64 m_limit;
    qint64 m_received = 0;
    QFile m_file;
    QString m_hashName;
    std::unique_ptr<QCryptographicHash> m_hash;
    QByteArray m_digest; ///< empty: not said yet
};

} // namespace causerie::files
