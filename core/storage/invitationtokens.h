// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"
#include "core/storage/database.h"

/// The tokens of our invitations (XEP-0379): each lets one person see us, once, until it expires. Answers come later,
/// see `whenDone`; they are on the disk by then. Thread: GUI.
namespace causerie::storage
{

/// Keeps a token; those that have expired go.
QFuture<Result<void>> keepToken(Database &database, const QString &token, const QDateTime &expires,
                                const QDateTime &now);
/// True when the token is ours, has not expired and was not used; then it is used up.
QFuture<Result<bool>> useToken(Database &database, const QString &token, const Jid &by, const QDateTime &now);
/// It came to nothing: whoever it was may come with it again.
QFuture<Result<void>> returnToken(Database &database, const QString &token, const Jid &by);

} // namespace causerie::storage
