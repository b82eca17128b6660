// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/roster/directory.h"
#include "core/session/sessionstate.h"

#include <QObject>

#include <expected>
#include <functional>

namespace causerie
{

namespace xmpp
{
class Connection;
} // namespace xmpp

/// Why a directory brought nothing; `text` are the server's words, if any.
struct DirectoryFailure {
    RequestError kind = RequestError::Refused;
    QString text;
    friend bool operator==(const DirectoryFailure &, const DirectoryFailure &) = default;
};

/// Where people can be found (XEP-0055): the services of our server, what they ask for, and whom they know.
/// `done` is called once, unless `context` dies first.
///
/// Thread: GUI. Owner: Session; the connection outlives it.
class Directory final : public QObject
{
    Q_OBJECT

public:
    template<typename T>
    using Done = std::function<void(std::expected<T, DirectoryFailure>)>;

    explicit Directory(xmpp::Connection &connection, QObject *parent = nullptr);

    void services(QObject *context, Done<std::vector<DirectoryService>> done); ///< none: our server has no directory
    void form(const Jid &service, QObject *context, Done<DirectoryForm> done);
    /// `filledIn` is the form as it came, with values.
    void search(const Jid &service, const DirectoryForm &filledIn, QObject *context,
                Done<std::vector<DirectoryPerson>> done);

private:
    xmpp::Connection &m_connection;
};

} // namespace causerie
