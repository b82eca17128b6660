// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/accountlist.h"

#include "core/base/log.h"
#include "core/session/accountfile.h"

#include <QFile>
#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie
{

namespace
{

constexpr int kMost = 99;
constexpr auto kListFile = "accounts.ini"_L1;
constexpr auto kOrderKey = "order"_L1;
constexpr auto kShownKey = "shown"_L1;

QString nameOf(int number)
{
    return number == 1 ? u"account.ini"_s : u"account-%1.ini"_s.arg(number);
}

/// 1 … 99; 0: none of ours. What a list says must not lead out of the folder.
int numberOf(const QString &name)
{
    for (int number = 1; number <= kMost; ++number) {
        if (name == nameOf(number))
            return number;
    }
    return 0;
}

QStringList filesIn(const QDir &folder)
{
    QStringList files = folder.entryList({u"account.ini"_s, u"account-*.ini"_s}, QDir::Files | QDir::Hidden);
    files.removeIf([](const QString &name) { return numberOf(name) == 0; });
    std::ranges::sort(files, {}, numberOf);
    return files;
}

} // namespace

AccountList loadAccounts(const QDir &folder)
{
    const QStringList there = filesIn(folder);
    QStringList order;
    QString shown;
    if (const QString list = folder.filePath(kListFile); QFile::exists(list)) {
        const QSettings settings(list, QSettings::IniFormat);
        order = settings.value(kOrderKey).toStringList();
        shown = settings.value(kShownKey).toString();
        order.removeIf([&there](const QString &name) { return !there.contains(name); });
    }
    order += there;
    order.removeDuplicates();

    AccountList result;
    for (const QString &file : std::as_const(order)) {
        const auto account = loadAccount(folder.filePath(file));
        const bool isNew = account && std::ranges::none_of(result.accounts, [&account](const KeptAccount &kept) {
                               return kept.account.jid == account->jid;
                           });
        if (isNew)
            result.accounts.push_back({file, *account});
        else
            result.damaged << file;
    }
    if (!result.damaged.isEmpty())
        qCWarning(lcSession) << "left out:" << result.damaged.join(u", "_s);
    const bool isThere = std::ranges::contains(result.accounts, shown, &KeptAccount::file);
    result.shown = isThere || result.accounts.empty() ? shown : result.accounts.front().file;
    if (result.accounts.empty())
        result.shown.clear();
    return result;
}

bool saveAccountOrder(const QDir &folder, const QStringList &files, const QString &shown)
{
    const QString list = folder.filePath(kListFile);
    if (files.size() < 2 && (files.isEmpty() || files.front() == nameOf(1)))
        return !QFile::exists(list) || QFile::remove(list);
    QSettings settings(list, QSettings::IniFormat);
    settings.setValue(kOrderKey, files);
    settings.setValue(kShownKey, shown);
    settings.sync();
    return settings.status() == QSettings::NoError &&
           QFile::setPermissions(list, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

QString freeAccountFile(const QDir &folder, const QStringList &taken)
{
    for (int number = 1; number <= kMost; ++number) {
        const QString name = nameOf(number);
        if (!taken.contains(name) && !folder.exists(name))
            return name;
    }
    return {};
}

} // namespace causerie
