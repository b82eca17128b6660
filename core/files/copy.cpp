// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/copy.h"

#include <QFile>
#include <QSaveFile>

namespace causerie::files
{

namespace
{
constexpr qint64 kPiece = 1024 * 1024; ///< bytes
}

std::expected<void, QString> copyOver(const QString &from, const QString &to)
{
    QFile source(from);
    if (!source.open(QIODevice::ReadOnly))
        return std::unexpected(source.errorString());
    QSaveFile target(to);
    if (!target.open(QIODevice::WriteOnly))
        return std::unexpected(target.errorString());
    while (!source.atEnd()) {
        const QByteArray piece = source.read(kPiece);
        if (piece.isEmpty())
            return std::unexpected(source.errorString());
        if (target.write(piece) != piece.size())
            return std::unexpected(target.errorString());
    }
    if (!target.commit())
        return std::unexpected(target.errorString());
    return {};
}

} // namespace causerie::files
