// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/messagemodel.h"

#include "ui/chat/failurereason.h"
#include "ui/chat/messagefiles.h"
#include "ui/chat/messagewords.h"
#include "ui/style/avatar.h"
#include "ui/style/format.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{
constexpr qint64 kJoinSeconds = 5 * 60;

QDate localDay(const Message &message)
{
    return message.sentAt.toLocalTime().date();
}
} // namespace

bool joins(const Message &previous, const Message &message)
{
    return previous.kind == MessageKind::Text && message.kind == MessageKind::Text &&
           previous.direction == message.direction && previous.from.bare() == message.from.bare() &&
           qAbs(previous.sentAt.secsTo(message.sentAt)) <= kJoinSeconds && localDay(previous) == localDay(message);
}

MessageModel::MessageModel(QObject *parent) : QAbstractListModel(parent), m_languages(QLocale().uiLanguages()) {}

void MessageModel::setOwn(const Jid &own, const QString &name)
{
    if (m_own == own.bare() && m_ownName == name)
        return;
    m_own = own.bare();
    m_ownName = name;
    if (m_rows > 0)
        Q_EMIT dataChanged(index(0), index(m_rows - 1));
}

void MessageModel::setOwnOccupant(const Jid &occupant)
{
    if (std::exchange(m_ownOccupant, occupant) != occupant && m_rows > 0)
        Q_EMIT dataChanged(index(0), index(m_rows - 1));
}

void MessageModel::setOwnNick(const QString &nick)
{
    if (std::exchange(m_ownNick, nick) != nick && m_rows > 0)
        Q_EMIT dataChanged(index(0), index(m_rows - 1));
}

void MessageModel::setFiles(MessageFiles &files)
{
    m_files = &files;
    connect(&files, &MessageFiles::changed, this, [this](qint64 id) {
        if (const int row = rowOf(id); row >= 0 && row < m_rows)
            repaint(row);
    });
}

void MessageModel::setConversation(Conversation *conversation)
{
    if (m_conversation)
        disconnect(m_conversation, nullptr, this, nullptr);
    const auto adopt = [this](Conversation *other) {
        beginResetModel();
        m_conversation = other;
        m_rows = other ? int(other->messages().size()) : 0;
        m_gapsAt = gapRows();
        endResetModel();
    };
    m_firstNew = 0;
    m_unfolded.clear();
    adopt(conversation);
    if (!conversation)
        return;
    connect(conversation, &Conversation::newestLoaded, this, [adopt, conversation] { adopt(conversation); });
    connect(conversation, &Conversation::inserted, this, &MessageModel::insert);
    connect(conversation, &Conversation::removing, this,
            [this](int first, int count) { beginRemoveRows({}, first, first + count - 1); });
    connect(conversation, &Conversation::removed, this, &MessageModel::remove);
    connect(conversation, &Conversation::gapsChanged, this, &MessageModel::repaintGaps);
    connect(conversation, &Conversation::gapFillingChanged, this, &MessageModel::gapFillingChanged);
    connect(conversation, &Conversation::messageChanged, this, &MessageModel::repaint);
    connect(conversation, &QObject::destroyed, this, [adopt] { adopt(nullptr); });
}

void MessageModel::setPeerName(const QString &name)
{
    if (std::exchange(m_peerName, name) == name || m_rows == 0)
        return;
    Q_EMIT dataChanged(index(0), index(m_rows - 1), {SenderRole, Qt::AccessibleTextRole});
}

void MessageModel::setFirstNew(qint64 id)
{
    const int before = rowOf(std::exchange(m_firstNew, id));
    const int now = rowOf(id);
    if (before == now)
        return;
    for (const int row : {before, now}) {
        if (row >= 0) {
            repaint(row);
            repaintRun(row);
            repaintRun(row - 1);
        }
    }
}

int MessageModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

QVariant MessageModel::data(const QModelIndex &index, int role) const
{
    if (!m_conversation || !checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Message &message = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return message.kind == MessageKind::Call    ? callText(message)
               : message.kind == MessageKind::Event ? eventText(message)
                                                    : message.body;
    case Qt::ToolTipRole:
        return message.state == DeliveryState::Failed && !message.failure.isEmpty() ? failureReason(message.failure)
                                                                                    : formatDateTime(message.sentAt);
    case Qt::AccessibleTextRole: {
        const int standsFor = message.kind == MessageKind::Event ? placeOf(index.row()).fold.standsFor : 0;
        return standsFor > 0 ? foldText(standsFor) : accessibleText(message);
    }
    case SenderRole:
        return message.direction == Direction::Outgoing ? tr("You") : nameOf(message);
    case TimeRole:
        return message.sentAt;
    case StateRole:
        return int(message.state);
    case KindRole:
        return int(message.kind);
    case OutgoingRole:
        return message.direction == Direction::Outgoing;
    default:
        return {};
    }
}

const Message &MessageModel::at(int row) const
{
    return m_conversation->messages()[size_t(row >= m_gapAt ? row + m_gap : row)];
}

MessagePlace MessageModel::placeOf(int row) const
{
    const Message &message = at(row);
    MessagePlace place;
    place.startsNew = m_firstNew != 0 && message.id == m_firstNew;
    place.followsGap = m_conversation->hasGapBefore(message.id);
    if (row == 0) {
        place.startsDay = true;
        return place;
    }
    const Message &previous = at(row - 1);
    place.startsDay = localDay(previous) != localDay(message);
    const bool isSamePerson = !isRoom() || previous.from == message.from; // in a room all have its address
    place.joinsPrevious = !place.startsNew && !place.followsGap && isSamePerson && joins(previous, message);
    if (message.kind == MessageKind::Event)
        place.fold = foldOf(row, m_rows, [this](int of) { return runPart(of); });
    return place;
}

RunPart MessageModel::runPart(int row) const
{
    const auto isOne = [this](const Message &message) {
        return message.kind == MessageKind::Event && message.subject.isEmpty() && !m_unfolded.contains(message.id);
    };
    const Message &message = at(row);
    if (!isOne(message))
        return RunPart::None;
    if (row == 0 || message.id == m_firstNew || m_conversation->hasGapBefore(message.id))
        return RunPart::First;
    const Message &previous = at(row - 1);
    return isOne(previous) && localDay(previous) == localDay(message) ? RunPart::Further : RunPart::First;
}

void MessageModel::unfold(int row)
{
    if (runPart(row) == RunPart::None)
        return;
    const auto [first, last] = runAround(row, m_rows, [this](int of) { return runPart(of); });
    for (int one = first; one <= last; ++one)
        m_unfolded.insert(at(one).id);
    Q_EMIT dataChanged(index(first), index(last));
}

void MessageModel::repaintRun(int row)
{
    if (row < 0 || row >= m_rows || runPart(row) == RunPart::None)
        return;
    const auto [first, last] = runAround(row, m_rows, [this](int of) { return runPart(of); });
    if (last > first)
        Q_EMIT dataChanged(index(first), index(last));
}

MessageContext MessageModel::contextOf(int row) const
{
    const Message &message = at(row);
    MessageContext context;
    if (isRoom() && message.direction == Direction::Incoming && !placeOf(row).joinsPrevious) {
        context.sender = nameOf(message);
        context.senderHue = hueAngle(message.occupantId.isEmpty() ? context.sender : message.occupantId);
    }
    if (isRoom() && message.direction == Direction::Incoming)
        context.reader = m_ownNick;
    context.actor = nameOf(message);
    context.quoteAuthor = quoteAuthor(message);
    context.reactions = countReactions(message);
    context.readerLanguages = m_languages;
    if (m_files && !message.attachments.empty())
        context.files = m_files->shown(message);
    return context;
}

bool MessageModel::isRoom() const
{
    return m_conversation && m_conversation->settings().kind == ConversationKind::Room;
}

QString MessageModel::nameOf(const Message &message) const
{
    if (isRoom() && message.direction == Direction::Incoming)
        return message.from.resource().isEmpty() ? m_peerName : message.from.resource();
    return message.direction == Direction::Outgoing ? m_ownName : m_peerName;
}

bool MessageModel::isOurs(const Jid &by) const
{
    return isRoom() ? !m_ownOccupant.isEmpty() && by == m_ownOccupant : !m_own.isEmpty() && by.bare() == m_own;
}

QString MessageModel::quoteAuthor(const Message &message) const
{
    if (!message.reply || message.reply->author.isEmpty())
        return {};
    if (isOurs(message.reply->author))
        return tr("You");
    return isRoom() ? message.reply->author.resource() : m_peerName;
}

/// In the order in which each was first given.
std::vector<ReactionCount> MessageModel::countReactions(const Message &message) const
{
    std::vector<ReactionCount> counts;
    for (const Reaction &reaction : message.reactions) {
        auto known = std::ranges::find(counts, reaction.emoji, &ReactionCount::emoji);
        if (known == counts.end())
            known = counts.insert(known, {reaction.emoji, 0, false});
        ++known->count;
        known->ours |= isOurs(reaction.by);
    }
    return counts;
}

int MessageModel::rowOf(qint64 id) const
{
    return m_conversation && id != 0 ? m_conversation->indexOf(id) : -1;
}

void MessageModel::fetchOlder()
{
    if (m_conversation && m_conversation->hasOlder())
        m_conversation->loadOlder();
}

void MessageModel::fetchNewer()
{
    if (m_conversation)
        m_conversation->loadNewer();
}

bool MessageModel::hasNewer() const
{
    return m_conversation && m_conversation->hasNewer();
}

void MessageModel::openEnd()
{
    if (m_conversation)
        m_conversation->openEnd();
}

bool MessageModel::hasGaps() const
{
    return m_conversation && !m_conversation->gaps().empty();
}

bool MessageModel::hasGapBefore(qint64 id) const
{
    return m_conversation && m_conversation->hasGapBefore(id);
}

GapFilling MessageModel::gapFilling() const
{
    return m_conversation ? m_conversation->gapFilling() : GapFilling::Waiting;
}

void MessageModel::fillGaps()
{
    if (m_conversation)
        m_conversation->fillGaps();
}

QString MessageModel::accessibleText(const Message &message) const
{
    const QString time = formatTime(message.sentAt);
    if (message.kind == MessageKind::Call)
        return tr("%1, %2", "%1 is what became of a call, %2 the time").arg(callText(message), time);
    if (message.kind == MessageKind::Event)
        return tr("%1, %2", "%1 is what became of a call, %2 the time").arg(eventText(message), time);
    if (message.direction == Direction::Incoming)
        return tr("%1, %2, %3", "%1 is the sender, %2 the time, %3 the message")
            .arg(nameOf(message), time, spokenText(message));
    return tr("You, %1, %2, %3", "%1 is the time, %2 the message, %3 whether it was delivered")
        .arg(time, spokenText(message), deliveryText(message.state));
}

void MessageModel::insert(int first, int count)
{
    if (count <= 0)
        return;
    m_gapAt = first;
    m_gap = count;
    beginInsertRows({}, first, first + count - 1);
    m_gap = 0;
    m_rows += count;
    endInsertRows();
    if (first + count < m_rows) // its neighbour is another now
        repaint(first + count);
    repaintRun(first - 1);
    repaintRun(first + count);
}

void MessageModel::remove(int first, int count)
{
    m_rows -= count;
    endRemoveRows();
    if (first < m_rows)
        repaint(first);
    repaintRun(first - 1);
    repaintRun(first);
}

std::vector<qint64> MessageModel::gapRows() const
{
    std::vector<qint64> ids;
    if (m_conversation) {
        for (const GapMark &gap : m_conversation->gaps())
            ids.push_back(gap.before);
    }
    return ids;
}

/// A gap is a line above a message: where one came or went, the row has another height.
void MessageModel::repaintGaps()
{
    const std::vector<qint64> before = std::exchange(m_gapsAt, gapRows());
    for (const std::vector<qint64> &ids : {before, m_gapsAt}) {
        for (const qint64 id : ids) {
            if (const int row = rowOf(id); row >= 0 && row < m_rows) {
                repaint(row);
                repaintRun(row);
                repaintRun(row - 1);
            }
        }
    }
    Q_EMIT gapsChanged();
}

void MessageModel::repaint(int row)
{
    Q_EMIT dataChanged(index(row), index(row));
}

} // namespace causerie::ui
