// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/callhistory.h"

#include "core/chat/missedcall.h"
#include "core/xmpp/jingle.h"

namespace causerie
{

Message callLine(const Jid &peer, Direction direction, const QString &sid, CallOutcome outcome, qint64 activeMs,
                 const Jid &own, const QDateTime &endedAt, EndReason reason)
{
    Message line;
    line.conversation = peer.bare();
    line.from = direction == Direction::Incoming ? peer : own;
    line.direction = direction;
    line.kind = MessageKind::Call;
    line.originId = sid;
    line.sentAt = endedAt.addMSecs(-qMax<qint64>(activeMs, 0)).toUTC();
    line.outcome = outcome;
    if (outcome == CallOutcome::Failed)
        line.failure = xmpp::toCondition(reason);
    line.callSeconds = outcome == CallOutcome::Answered ? (qMax<qint64>(activeMs, 0) + 500) / 1000 : 0;
    return line;
}

CallHistory::CallHistory(Calls &calls, const Signalling &signalling, History &history, QObject *parent)
    : QObject(parent)
{
    connect(&calls, &Calls::ended, this, [&signalling, &history, this](const Call *call) {
        const Message line = callLine(call->peer(), call->direction(), call->sid(), call->outcome(), call->activeMs(),
                                      signalling.ownJid(), QDateTime::currentDateTimeUtc(), call->endReason());
        history.keep(line, this, [this](const Message &kept) {
            if (isMissedCall(kept))
                Q_EMIT missed(kept);
        });
    });
}

} // namespace causerie
