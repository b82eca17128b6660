// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"

#include <QString>

namespace causerie::bench
{

/// The store of somebody who has written for years: 500 conversations, of which every tenth is a room, few of them
/// large and most small; replies, reactions, corrections, files and translations among the messages. The same for the
/// same numbers. It is filled through `MessageStore::fillGap`, as a first synchronisation would.
struct BigStore {
    int messages = 1'000'000;
    int conversations = 500;
    quint32 seed = 20261120;
};

/// The nth conversation, the largest first.
Jid conversationOf(int number);

/// Where it is kept, for all builds of this folder: it takes minutes to make.
QString bigStoreFile(const BigStore &wanted = {});

/// Makes it at `file` unless it is there already; microseconds of CPU per message on the storage thread, 0 when it was
/// there. Tells its progress on stderr; a negative value: it failed.
double makeBigStore(const QString &file, const BigStore &wanted = {});

} // namespace causerie::bench
