// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/calllog.h"

namespace causerie
{

CallLog::CallLog(History &history, const Conversations &conversations, QObject *parent)
    : QObject(parent), m_history(history)
{
    connect(&history, &History::callNoted, this, &CallLog::noted);
    connect(&history, &History::opened, this, &CallLog::reset);
    connect(&conversations, &Conversations::removed, this, &CallLog::forgotten);
    connect(&conversations, &Conversations::cleared, this, &CallLog::reset);
}

void CallLog::read(const CallQuery &query, std::optional<CallPlace> before, int limit, QObject *context,
                   std::function<void(CallPage)> done)
{
    m_history.readCalls(query, before, limit, context, std::move(done));
}

} // namespace causerie

#include "moc_calllog.cpp" // as that of Search
