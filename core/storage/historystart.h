// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace causerie::storage
{

/// How far back the store goes in one conversation.
struct HistoryStart {
    QString oldestArchiveId; ///< empty when no message has one
    bool complete = false;   ///< the archive has nothing older
};

} // namespace causerie::storage
