// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/report.h"
#include "core/xmpp/request.h"

#include <memory>
#include <optional>
#include <vector>

namespace causerie::xmpp
{

/// Whom our server keeps away from us (XEP-0191): its list, asked for on every new stream, and what our devices change.
///
/// Thread: GUI. Owner: Session; the connection outlives it. Make it before `Connection::open`.
class Blocking final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(std::expected<void, IqError>)>;

    explicit Blocking(Connection &connection, QObject *parent = nullptr);
    ~Blocking() override;

    bool isSupported() const;             ///< the server has given its list in this stream
    bool takesReports() const;            ///< and hands reports to its operators (XEP-0377); false until it is known
    const std::vector<Jid> &list() const; ///< sorted: full or bare addresses, or domains
    /// `done` once unless `context` dies first; the list itself changes by the server's push. A report goes only to a
    /// server that takes it.
    void block(const Jid &jid, const std::optional<Report> &report, QObject *context, Done done);
    void unblock(const std::vector<Jid> &jids, QObject *context, Done done);
    void forget(); ///< another account

Q_SIGNALS:
    void changed(); ///< the list, or what the server can do

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace causerie::xmpp
