// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/avatars.h"
#include "core/session/blocklist.h"
#include "core/session/directory.h"
#include "core/session/invitations.h"
#include "core/session/profiles.h"
#include "core/session/serveraccount.h"

#include <QStringList>

namespace causerie::test
{

/// What stands behind the Blocklist of a Session without a server.
struct FakeBlocklist {
    std::vector<Jid> list;
    QStringList asked; ///< "block spam.example", "report romeo@example.test abuse words", "unblock …"
    bool available = true;
    bool reports = true;
};

/// What stands behind Avatars and Profiles.
struct FakeAvatars {
    QHash<Jid, QImage> pictures;
    QStringList asked; ///< "set FILE", "remove"
};

struct FakeProfiles {
    QString nickname;
    QHash<Jid, Profile> cards;
    std::optional<Profile> saved;
    std::chrono::minutes offset{120}; ///< of everybody's clock
    QStringList asked;                ///< for the time
    bool refuses = false;
};

/// What stands behind the ServerAccount.
struct FakeServerAccount {
    QStringList asked; ///< "password NEW", "remove"
    bool busy = false;
};

FakeServerAccount &fakeOf(ServerAccount &account);
/// What stands behind Invitations.
struct FakeInvitations {
    std::expected<Invitation, StorageError> next = std::unexpected(StorageError::Full);
    Invitations::Made waiting; ///< while `holds`
    bool holds = false;        ///< the server takes its time
    QStringList asked;         ///< "make", "accept romeo@example.test name|group token"
};

/// What stands behind Directory; answers at once.
struct FakeDirectory {
    std::expected<std::vector<DirectoryService>, DirectoryFailure> services;
    std::expected<DirectoryForm, DirectoryFailure> form;
    std::expected<std::vector<DirectoryPerson>, DirectoryFailure> people;
    QStringList asked; ///< "form vjud.example.test", "search vjud.example.test first=Ann"
};

FakeInvitations &fakeOf(Invitations &invitations);
FakeDirectory &fakeOf(Directory &directory);
FakeAvatars &fakeOf(Avatars &avatars);
FakeProfiles &fakeOf(Profiles &profiles);
void setPicture(Avatars &avatars, const Jid &jid, const QImage &picture);
FakeBlocklist &fakeOf(Blocklist &blocklist);
/// As the server would tell it.
void setBlocked(Blocklist &blocklist, std::vector<Jid> list);

} // namespace causerie::test
