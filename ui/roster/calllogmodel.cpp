// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/roster/calllogmodel.h"

#include "core/session/avatars.h"
#include "core/session/calllog.h"
#include "ui/roster/conversationfilter.h"
#include "ui/roster/names.h"
#include "ui/style/format.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

bool newer(const Message &a, const Message &b)
{
    return callPlaceOf(a) > callPlaceOf(b);
}

RowCall kindOf(const Message &call)
{
    if (isMissedCall(call))
        return RowCall::Missed;
    return call.direction == Direction::Incoming ? RowCall::Incoming : RowCall::Outgoing;
}

} // namespace

CallLogModel::CallLogModel(Session &session, QObject *parent) : QAbstractListModel(parent), m_session(session)
{
    const CallLog &log = session.callLog();
    connect(&log, &CallLog::noted, this, &CallLogModel::note);
    connect(&log, &CallLog::forgotten, this, &CallLogModel::forget);
    connect(&log, &CallLog::reset, this, &CallLogModel::restart);
    const Roster &roster = session.roster();
    connect(&roster, &Roster::contactAdded, this, [this](const Jid &jid) { refresh(jid, {}); });
    connect(&roster, &Roster::contactRemoved, this, [this](const Jid &jid) { refresh(jid, {}); });
    connect(&roster, &Roster::contactChanged, this, [this](const Jid &jid) { refresh(jid, {}); });
    connect(&session.avatars(), &Avatars::changed, this, [this](const Jid &jid) { refresh(jid, {PictureRole}); });
    connect(&session, &Session::callabilityChanged, this, [this](const Jid &jid) { refresh(jid, {CallableRole}); });
}

void CallLogModel::open()
{
    if (!std::exchange(m_isOpen, true))
        read();
}

void CallLogModel::setShown(CallsShown shown)
{
    if (std::exchange(m_shown, shown) != shown)
        restart();
}

void CallLogModel::setWords(const QString &words)
{
    if (std::exchange(m_words, words) != words)
        restart();
}

void CallLogModel::restart()
{
    if (!m_isOpen)
        return;
    beginResetModel();
    m_rows.clear();
    m_hasOlder = false;
    endResetModel();
    read();
}

CallQuery CallLogModel::query() const
{
    CallQuery query{.shown = m_shown, .with = {}};
    if (m_words.isEmpty())
        return query;
    query.with.emplace();
    for (const Conversation *conversation : m_session.conversations().all()) {
        const Jid &jid = conversation->peer();
        if (matchesWords(m_words, conversationName(m_session, jid), jid.toString()))
            query.with->append(jid);
    }
    return query;
}

void CallLogModel::read()
{
    m_isWorking = true;
    const std::optional<CallPlace> before = m_rows.empty() ? std::nullopt : std::optional(callPlaceOf(m_rows.back()));
    m_session.callLog().read(query(), before, kPage, this, [this, asked = ++m_asked](CallPage page) {
        if (asked == m_asked)
            take(std::move(page));
    });
}

void CallLogModel::take(CallPage page)
{
    m_isWorking = false;
    m_hasOlder = page.hasOlder;
    // One that was noted while the page was read stands here already.
    std::erase_if(page.calls, [this](const Message &call) {
        return std::ranges::any_of(m_rows, [&call](const Message &row) { return row.id == call.id; });
    });
    if (!page.calls.empty()) {
        const int first = int(m_rows.size());
        beginInsertRows({}, first, first + int(page.calls.size()) - 1);
        std::ranges::move(page.calls, std::back_inserter(m_rows));
        endInsertRows();
    }
    Q_EMIT settled();
}

/// Where it stands, or would; beyond the end of what was read it waits for its page.
void CallLogModel::note(const Message &call)
{
    if (!m_isOpen)
        return;
    const auto known = std::ranges::find(m_rows, call.id, &Message::id);
    if (known != m_rows.end()) {
        const int row = int(known - m_rows.begin());
        if (matches(call, query()) && callPlaceOf(*known) == callPlaceOf(call)) {
            *known = call;
            Q_EMIT dataChanged(index(row), index(row));
            return;
        }
        beginRemoveRows({}, row, row);
        m_rows.erase(known);
        endRemoveRows();
    }
    if (matches(call, query())) {
        const auto place = std::ranges::lower_bound(m_rows, call, newer);
        if (place == m_rows.end() && (m_hasOlder || m_isWorking))
            return;
        const int row = int(place - m_rows.begin());
        beginInsertRows({}, row, row);
        m_rows.insert(place, call);
        endInsertRows();
    }
    Q_EMIT settled();
}

void CallLogModel::forget(const Jid &contact)
{
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        if (m_rows[size_t(row)].conversation != contact)
            continue;
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
    if (m_rows.empty() && m_hasOlder && !m_isWorking) // nobody scrolls in an empty list
        read();
    Q_EMIT settled();
}

void CallLogModel::refresh(const Jid &contact, const QList<int> &roles)
{
    for (int row = 0; row < int(m_rows.size()); ++row) {
        if (m_rows[size_t(row)].conversation.bare() == contact.bare())
            Q_EMIT dataChanged(index(row), index(row), roles);
    }
}

int CallLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QString CallLogModel::tip(const Message &call) const
{
    return tr("%1\n%2, %3\nAccount: %4", "%1 is how a call went, %2 an address, %3 a time, %4 an address of ours")
        .arg(callText(call), call.conversation.toString(), formatDateTime(call.sentAt.toLocalTime()),
             m_session.account().jid.toString());
}

QString CallLogModel::accessibleText(const Message &call) const
{
    return tr("%1, %2, %3", "%1 is a person, %2 how a call went, %3 a time")
        .arg(conversationName(m_session, call.conversation), callText(call), formatDateTime(call.sentAt.toLocalTime()));
}

QVariant CallLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Message &call = m_rows[size_t(index.row())];
    const Contact *contact = m_session.roster().find(call.conversation);
    switch (role) {
    case Qt::DisplayRole:
        return conversationName(m_session, call.conversation);
    case Qt::ToolTipRole:
        return tip(call);
    case Qt::AccessibleTextRole:
        return accessibleText(call);
    case KindRole:
        return QVariant::fromValue(RowKind::Conversation);
    case JidRole:
        return QVariant::fromValue(call.conversation);
    case AvailabilityRole:
        return contact ? QVariant::fromValue(contact->availability()) : QVariant();
    case SecondLineRole:
        return callText(call);
    case TimeRole:
        return call.sentAt;
    case PictureRole:
        return conversationPicture(m_session, call.conversation);
    case CallRole:
        return int(kindOf(call));
    case CallableRole:
        return m_session.callObstacle(call.conversation) == CallObstacle::None;
    default:
        return {};
    }
}

bool CallLogModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_hasOlder && !m_isWorking;
}

void CallLogModel::fetchMore(const QModelIndex &)
{
    if (m_hasOlder && !m_isWorking)
        read();
}

} // namespace causerie::ui
