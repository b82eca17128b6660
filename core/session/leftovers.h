// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QSet>
#include <QStringList>

/// Files that are made here, pasted pictures and voice messages: each lies in a folder of its own, `own-` and 32
/// digits, so that a name in what is stored tells which one is meant.
namespace causerie
{

QString newOwnFolder(const QString &folder); ///< a path; nothing is made yet

/// The file, and the folder that was made for it.
void removeOwn(const QString &file);

/// Names of those in `folder` that nobody has touched since `before`, but for those that `list`, the file of unsent
/// voice messages, names, wherever it thinks that they lie. None when it is there and cannot be read: it may name any.
QStringList untouched(const QString &folder, const QDateTime &before, const QString &list);

/// Removes those of `found` that are not `named`. Thread: any.
void removeUnnamed(const QString &folder, const QStringList &found, const QSet<QString> &named);

/// A damaged store lies beside this one (`MessageStore` was begun anew), and may be mended by somebody.
bool isStoreSetAside(const QString &store);

} // namespace causerie
