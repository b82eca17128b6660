// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/bookmark.h"
#include "core/xmpp/request.h"

#include <QHash>
#include <QObject>

#include <optional>

namespace causerie::xmpp
{

/// Tells programs that only know private storage (XEP-0048 in XEP-0049) what becomes of our bookmarks, where the server
/// does not do so (XEP-0402 §5: only with `#compat` the new ones alone are safe to use). All else that is kept there
/// stays as it is. It is one list, read and written whole: another device that writes at the same moment can win.
///
/// Thread: GUI. Owner: Bookmarks.
class OldBookmarks final : public QObject
{
    Q_OBJECT

public:
    explicit OldBookmarks(Connection &connection, QObject *parent = nullptr);

    void setNeeded(bool needed); ///< known once the server has been asked; what came before waits for it
    void put(const Bookmark &bookmark);
    void remove(const Jid &room);
    void clear(); ///< another stream or account

    /// What is kept there, an empty <storage/> when nothing is: that is how servers answer, though XEP-0049 only says
    /// that a query has a child (§2.3). An answer that lacks it is `BadAnswer`: it does not say that there is nothing.
    void read(std::function<void(std::expected<QDomElement, IqError>)> done);

private:
    void change(const Jid &room, const std::optional<Bookmark> &bookmark);
    void next();
    void write(const QDomElement &storage);

    Connection &m_connection;
    QHash<Jid, std::optional<Bookmark>> m_changes; ///< nothing: it goes
    std::optional<bool> m_needed;
    int m_round = 0; ///< answers to an earlier stream's questions are void
    bool m_isBusy = false;
};

} // namespace causerie::xmpp
