// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/directory.h"

#include "core/session/contactrequests.h"
#include "core/xmpp/connection.h"
#include "core/xmpp/directory.h"

namespace causerie
{

namespace
{

/// Hands the answer on, with an error of ours.
template<typename T>
auto told(Directory::Done<T> done)
{
    return [done = std::move(done)](const std::expected<T, xmpp::IqError> &answer) {
        done(answer.transform_error([](const xmpp::IqError &error) {
            return DirectoryFailure{toRequestError(error.kind), error.text.isEmpty() ? error.condition : error.text};
        }));
    };
}

} // namespace

Directory::Directory(xmpp::Connection &connection, QObject *parent) : QObject(parent), m_connection(connection) {}

void Directory::services(QObject *context, Done<std::vector<DirectoryService>> done)
{
    const Jid server = Jid::parse(m_connection.boundJid().domain()).value_or(Jid());
    xmpp::findDirectories(m_connection, server, context, told(std::move(done)));
}

void Directory::form(const Jid &service, QObject *context, Done<DirectoryForm> done)
{
    xmpp::askDirectory(m_connection, service, context, told(std::move(done)));
}

void Directory::search(const Jid &service, const DirectoryForm &filledIn, QObject *context,
                       Done<std::vector<DirectoryPerson>> done)
{
    xmpp::searchDirectory(m_connection, service, filledIn, context, told(std::move(done)));
}

} // namespace causerie
