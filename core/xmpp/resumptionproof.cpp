// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/resumptionproof.h"

#include "core/xmpp/connection.h"
#include "core/xmpp/dial.h"
#include "core/xmpp/request.h"

#include <utility>

namespace causerie::xmpp
{

namespace
{

constexpr int kLooks = 8;    ///< per deadline; what we send needs some time to be seen to move
constexpr int kMostTalk = 4; ///< deadlines: while the server talks, the answer may stand behind all it owes us

} // namespace

ResumptionProof::ResumptionProof(Connection &connection, const Dial &dial, std::chrono::milliseconds deadline)
    : m_connection(connection), m_dial(dial), m_deadline(deadline)
{
    m_timer.setInterval(deadline / kLooks);
    connect(&m_timer, &QTimer::timeout, this, &ResumptionProof::look);
}

void ResumptionProof::begin()
{
    ++m_unproven;
    ++m_round;
    m_quiet = 0;
    m_waiting = 0;
    m_unsent = m_dial.unsentBytes();
    m_timer.start();
    const auto end = [this, mine = m_round](const IqResult &answer) {
        const bool isAnswer =
            answer || answer.error().kind == IqError::Kind::Refused || answer.error().kind == IqError::Kind::BadAnswer;
        if (mine == m_round && isAnswer)
            forget();
    };
    ping(m_connection, this, end, m_deadline * 4 * kMostTalk); // the timer ends it before, unless it is slow to leave
}

void ResumptionProof::stop()
{
    m_timer.stop();
    ++m_round;
}

void ResumptionProof::forget()
{
    stop();
    m_unproven = 0;
}

void ResumptionProof::noteCount()
{
    if (m_timer.isActive())
        forget();
}

void ResumptionProof::look()
{
    const qint64 unsent = m_dial.unsentBytes();
    const bool isSending = unsent < std::exchange(m_unsent, unsent);
    if (m_dial.isBehind() || isSending) { // the answer may be here already, the question not there yet
        m_quiet = 0;
        m_waiting = 0;
        return;
    }
    const bool isSilent = ++m_quiet >= kLooks;
    if (++m_waiting < kLooks * kMostTalk && !isSilent)
        return;
    m_timer.stop();
    if (isSilent && !isDoubtful())
        Q_EMIT silent();
    else
        Q_EMIT deaf();
}

} // namespace causerie::xmpp
