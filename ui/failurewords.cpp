// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/failurewords.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

struct Failure {
    Q_DECLARE_TR_FUNCTIONS(Failure)
};

QString undone(const QString &what)
{
    if (what == requests::kLoadRoster)
        return Failure::tr("Your contacts could not be loaded.");
    if (what == requests::kAddContact)
        return Failure::tr("The contact could not be added.");
    if (what == requests::kRenameContact)
        return Failure::tr("The contact could not be renamed.");
    if (what == requests::kSetGroups)
        return Failure::tr("The groups could not be changed.");
    if (what == requests::kRemoveContact)
        return Failure::tr("The contact could not be removed.");
    if (what == requests::kSubscription)
        return Failure::tr("The permission could not be changed.");
    if (what == requests::kBlock)
        return Failure::tr("They could not be blocked or unblocked.");
    if (what == requests::kProfile)
        return Failure::tr("Your profile could not be changed.");
    return Failure::tr("That could not be done.");
}

QString cause(RequestError error)
{
    switch (error) {
    case RequestError::NotConnected:
        return Failure::tr("There is no connection to the server.");
    case RequestError::Timeout:
        return Failure::tr("The server did not answer.");
    case RequestError::Refused:
        return Failure::tr("The server refused.");
    case RequestError::BadAnswer:
        return Failure::tr("The server’s answer made no sense.");
    }
    return {};
}

} // namespace

QString requestWords(RequestError error, const QString &what, const QString &serverText)
{
    const QString words = Failure::tr("%1 %2", "%1 says what could not be done, %2 why; both are sentences")
                              .arg(undone(what), cause(error));
    if (serverText.isEmpty())
        return words;
    return Failure::tr("%1 It said: “%2”", "%1 are sentences, %2 the server's words")
        .arg(words, serverText.simplified());
}

QString storageWords(StorageError error)
{
    switch (error) {
    case StorageError::CannotOpen:
        return Failure::tr("The message history cannot be opened. Messages are shown but not kept.");
    case StorageError::NewerSchema:
        return Failure::tr("The message history was written by a newer version of Causerie. It is left untouched.");
    case StorageError::Full:
        return Failure::tr("The disk is full. Messages cannot be kept until there is space.");
    case StorageError::ReadOnly:
        return Failure::tr("The message history may not be written. Messages are not kept.");
    case StorageError::Corrupt:
        return Failure::tr("The message history is damaged. Messages are shown but not kept.");
    case StorageError::Busy:
        return Failure::tr("Another program holds the message history.");
    case StorageError::Other:
        return Failure::tr("The message history cannot be used. Messages are not kept.");
    }
    return {};
}

} // namespace causerie::ui
