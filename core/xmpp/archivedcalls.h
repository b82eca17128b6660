// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/annotation.h"
#include "core/xmpp/jmi.h"

#include <QHash>

namespace causerie::xmpp
{

/// What a page of our account's archive tells of calls to us (XEP-0353): one line for each, `Missed` unless a device of
/// ours answered or refused it. They never ring. What settles a call of an earlier page becomes a line too; the store
/// makes one of both.
class ArchivedCalls final
{
public:
    /// Adds a line to `events`, or settles one that this page has already. `own` is our address.
    void take(const CallMessage &call, const MessageStanza &stanza, const Arrival &arrival, const Jid &own,
              std::vector<ChatEvent> &events);
    /// After the page's last message: without those that gave way to another (XEP-0353 §tie-break-1) or went on as
    /// another (§tie-break-2), and those so young that they may ring still.
    void finish(std::vector<ChatEvent> &events, const QDateTime &now);

private:
    struct Line {
        size_t index = 0;
        bool isOver = false;
        bool isVoid = false;
    };
    void takeTheirs(const CallMessage &call, const Message &line, std::vector<ChatEvent> &events);
    void takeOurs(const CallMessage &call, const Message &line, std::vector<ChatEvent> &events);
    void add(const Message &line, std::vector<ChatEvent> &events);
    Line *lineOf(const Message &like, std::vector<ChatEvent> &events);

    QHash<QString, Line> m_lines; ///< by session id
};

} // namespace causerie::xmpp
