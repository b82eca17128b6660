// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>

#include <functional>
#include <optional>
#include <vector>

namespace causerie::xmpp
{

class Connection;

/// What servers, rooms and our account say they can do (XEP-0030), asked once per stream.
///
/// Thread: GUI. Owner: whoever asks; the connection outlives it.
class Features final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const std::optional<QSet<QString>> &)>;

    explicit Features(Connection &connection, QObject *parent = nullptr);

    /// `done` once unless `context` dies first, with nothing when there was no answer; at once when it is known.
    void ask(const Jid &jid, QObject *context, Done done);
    bool has(const Jid &jid, const QString &feature) const; ///< false also until it is known

private:
    struct Waiting {
        QPointer<QObject> context;
        Done done;
    };

    void answered(const Jid &jid, const std::optional<QSet<QString>> &features);

    Connection &m_connection;
    QHash<Jid, QSet<QString>> m_known;
    QHash<Jid, std::vector<Waiting>> m_waiting;
};

} // namespace causerie::xmpp
