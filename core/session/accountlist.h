// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/account.h"

#include <QDir>
#include <QStringList>

#include <vector>

namespace causerie
{

/// An account and the file that keeps it: "account.ini" or "account-2.ini" … "account-99.ini" in the data folder.
struct KeptAccount {
    QString file; ///< a name, no path
    Account account;

    friend bool operator==(const KeptAccount &, const KeptAccount &) = default;
};

/// The accounts of a data folder. Each is kept in a file of its own, so that one that is damaged harms no other;
/// `accounts.ini` beside them says only their order and which was shown last. A folder that has never had more than
/// one account has no such list, and its `account.ini` is all there is.
struct AccountList {
    std::vector<KeptAccount> accounts; ///< each address once
    QString shown;                     ///< a file of `accounts`; empty when there is none
    QStringList damaged;               ///< files that are left out: no address can be read, or it stands in another

    friend bool operator==(const AccountList &, const AccountList &) = default;
};

/// First those that the list names, in its order; then all others that are there, so that a list that is lost or
/// damaged loses no account. Names in the list that are none of ours are ignored. Thread: any; reads the disk.
AccountList loadAccounts(const QDir &folder);

/// Keeps the order and what is shown, readable by its owner only; false when it cannot be written. Where one
/// `account.ini` says it all, no list is made.
bool saveAccountOrder(const QDir &folder, const QStringList &files, const QString &shown);

/// A name for another account: none that is in `taken` or lies in the folder; empty when all are used up.
QString freeAccountFile(const QDir &folder, const QStringList &taken);

} // namespace causerie
