// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/roster/directory.h"
#include "core/xmpp/request.h"

/// Finding people in a directory (XEP-0055), with data forms or without. Thread: GUI.
namespace causerie::xmpp
{

using DirectoriesDone = std::function<void(std::expected<std::vector<DirectoryService>, IqError>)>;
using DirectoryFormDone = std::function<void(std::expected<DirectoryForm, IqError>)>;
using PeopleDone = std::function<void(std::expected<std::vector<DirectoryPerson>, IqError>)>;

/// Our server and those of its services that can be searched, in order of address.
void findDirectories(Connection &connection, const Jid &server, QObject *context, DirectoriesDone done);

/// What this one asks for.
void askDirectory(Connection &connection, const Jid &directory, QObject *context, DirectoryFormDone done);

/// Who fits `filledIn`, which is the form as asked for, with values.
void searchDirectory(Connection &connection, const Jid &directory, const DirectoryForm &filledIn, QObject *context,
                     PeopleDone done);

// The answers; bounded: 1,000 people. Pure.
std::expected<DirectoryForm, IqError> parseDirectoryForm(const QDomElement &iq);
std::expected<std::vector<DirectoryPerson>, IqError> parsePeople(const QDomElement &iq);

} // namespace causerie::xmpp
