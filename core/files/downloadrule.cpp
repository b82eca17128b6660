// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/downloadrule.h"

#include "core/files/filename.h"

#include <algorithm>

namespace causerie::files
{

bool comesByItself(const Attachment &file, bool fromStranger, const DownloadRule &rule)
{
    if (fromStranger && !rule.fromStrangers)
        return false;
    if (isExecutable(file.name, file.mediaType))
        return false;
    return file.size >= 0 && file.size <= rule.largest && rule.largest > 0;
}

bool mayTry(const Attachment &file, bool fromStranger, const DownloadRule &rule)
{
    Attachment small = file;
    small.size = std::max<qint64>(file.size, 0);
    return comesByItself(small, fromStranger, rule);
}

bool mayGoOn(qint64 received, qint64 claimed, qint64 limit)
{
    return received <= limit && (claimed < 0 || received <= claimed);
}

} // namespace causerie::files
