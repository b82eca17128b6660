// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clipassword.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace causerie::cli
{

std::expected<std::optional<QString>, QString> readPassword(const QString &file, const char *variable)
{
    if (!file.isEmpty()) {
        QFile source(file);
        if (!source.open(QIODevice::ReadOnly))
            return std::unexpected(u"%1: %2"_s.arg(file, source.errorString()));
        QByteArray firstLine = source.readLine(4096);
        while (firstLine.endsWith('\n') || firstLine.endsWith('\r'))
            firstLine.chop(1);
        return QString::fromUtf8(firstLine);
    }
    if (qEnvironmentVariableIsSet(variable))
        return qEnvironmentVariable(variable);
    return std::nullopt;
}

} // namespace causerie::cli
