// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the mouse and the keyboard do in a MessageView.

#include "ui/chat/messageview.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

MessageView::Under MessageView::under(const QPoint &point)
{
    const QModelIndex index = indexAt(point);
    if (!index.isValid())
        return {};
    return {index.row(), layoutOf(index.row()).hit(point - visualRect(index).topLeft())};
}

TextRange MessageView::marked(int row) const
{
    if (m_marking.id == 0 || m_model.at(row).id != m_marking.id)
        return {};
    return {std::min(m_marking.anchor, m_marking.cursor), std::max(m_marking.anchor, m_marking.cursor)};
}

void MessageView::setMarking(const Marking &marking)
{
    const int before = m_model.rowOf(m_marking.id);
    m_marking = marking;
    const int now = m_model.rowOf(m_marking.id);
    if (before >= 0)
        updateRow(before);
    if (now >= 0 && now != before)
        updateRow(now);
}

void MessageView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const Under here = under(event->position().toPoint());
    m_dragging = here.hit.position >= 0;
    if (!m_dragging)
        return setMarking({});
    const qint64 id = m_model.at(here.row).id;
    if ((event->modifiers() & Qt::ShiftModifier) && id == m_marking.id)
        setMarking({id, m_marking.anchor, here.hit.position});
    else
        setMarking({id, here.hit.position, here.hit.position});
}

void MessageView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (!m_dragging) {
        const MessageHit::Kind kind = under(point).hit.kind;
        if (isActive(kind))
            viewport()->setCursor(Qt::PointingHandCursor);
        else if (kind == MessageHit::Kind::Text)
            viewport()->setCursor(Qt::IBeamCursor);
        else
            viewport()->unsetCursor();
        return;
    }
    extendMarking(point);
}

void MessageView::extendMarking(const QPoint &point)
{
    // Outside the message that is being marked, its nearest point counts.
    const int row = m_model.rowOf(m_marking.id);
    if (row < 0)
        return;
    const QRect rect = visualRect(m_model.index(row));
    const QRectF bubble = layoutOf(row).bubble().translated(rect.topLeft()).adjusted(1, 1, -1, -1);
    const QPointF nearest(std::clamp<qreal>(point.x(), bubble.left(), bubble.right() - 1),
                          std::clamp<qreal>(point.y(), bubble.top(), bubble.bottom() - 1));
    const MessageHit hit = layoutOf(row).hit(nearest - rect.topLeft());
    if (hit.position >= 0)
        setMarking({m_marking.id, m_marking.anchor, hit.position});
}

void MessageView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (std::exchange(m_dragging, false))
        extendMarking(event->position().toPoint());
    if (m_marking.anchor != m_marking.cursor) {
        const int row = m_model.rowOf(m_marking.id);
        if (row >= 0 && QGuiApplication::clipboard()->supportsSelection())
            QGuiApplication::clipboard()->setText(layoutOf(row).textIn(marked(row)), QClipboard::Selection);
        return;
    }
    const Under here = under(event->position().toPoint());
    activate(here.hit, here.row);
}

void MessageView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const Under here = under(event->position().toPoint());
    if (here.hit.position < 0)
        return;
    const TextRange word = layoutOf(here.row).wordAt(here.hit.position);
    setMarking({m_model.at(here.row).id, word.from, word.to});
}

void MessageView::activate(const MessageHit &hit, int row)
{
    if (row < 0)
        return;
    const Message &message = m_model.at(row);
    const qint64 id = message.id;
    switch (hit.kind) {
    case MessageHit::Kind::Link:
        Q_EMIT linkActivated(hit.url);
        break;
    case MessageHit::Kind::SendAgain:
        Q_EMIT sendAgainRequested(id);
        break;
    case MessageHit::Kind::CallBack:
        Q_EMIT callBackRequested();
        break;
    case MessageHit::Kind::Unfold:
        unfold(row);
        break;
    case MessageHit::Kind::Quote:
        if (message.reply && message.reply->message != 0)
            Q_EMIT messageRequested(message.reply->message);
        break;
    case MessageHit::Kind::Reveal:
        m_shown[id].revealed = true;
        showAnew(row);
        break;
    case MessageHit::Kind::ShowMore:
    case MessageHit::Kind::ShowBefore:
    case MessageHit::Kind::ShowLess:
        turn(row, hit.kind);
        break;
    case MessageHit::Kind::Language:
        m_shown[id].language = hit.index;
        m_shown[id].part = -1;
        showAnew(row);
        break;
    case MessageHit::Kind::Reaction:
        Q_EMIT reactionToggled(id, hit.emoji);
        break;
    case MessageHit::Kind::Attachment:
        Q_EMIT attachmentActivated(id, hit.index);
        break;
    case MessageHit::Kind::DeclineFile:
        Q_EMIT attachmentDeclined(id, hit.index);
        break;
    case MessageHit::Kind::Sound:
        Q_EMIT soundRequested(id, hit.index, hit.share);
        break;
    case MessageHit::Kind::SoundSpeed:
        Q_EMIT soundSpeedRequested();
        break;
    case MessageHit::Kind::Text:
    case MessageHit::Kind::Bubble:
    case MessageHit::Kind::Nothing:
        break;
    }
}

/// The person chose to see something else of this message.
void MessageView::showAnew(int row)
{
    const QModelIndex index = m_model.index(row);
    dataChanged(index, index, {});
}

/// The lines come below the one that stood for them.
void MessageView::unfold(int row)
{
    const int top = visualRect(m_model.index(row)).top();
    m_atEnd = false;
    m_anchorRow = row; // those below are measured only now
    m_anchorY = top;
    m_model.unfold(row);
    moveAnchorBy(visualRect(m_model.index(row)).top() - top);
}

/// What has been read stays where it is: also at the end, where all else follows the newest. Another part begins where
/// the one before it did, if that can be seen, and one that precedes is read from its end.
void MessageView::turn(int row, MessageHit::Kind to)
{
    const int part = m_shown.value(m_model.at(row).id).part;
    const int top = visualRect(m_model.index(row)).top();
    if (to == MessageHit::Kind::ShowLess)
        return showPart(row, -1, std::max(0, top));
    if (to == MessageHit::Kind::ShowMore)
        return showPart(row, part + 1, part < 0 ? top : std::max(0, top));
    showPart(row, part - 1, 0);
    moveAnchorBy(std::max(0, visualRect(m_model.index(row)).bottom() + 1 - contentBottom()));
}

void MessageView::showPart(int row, int part, int top)
{
    const qint64 id = m_model.at(row).id;
    const int before = std::exchange(m_shown[id].part, part);
    if (m_marking.id == id && (before > 0 || part > 0)) // other characters stand there now
        setMarking({});
    m_atEnd = false;
    showAnew(row);
    moveAnchorBy(visualRect(m_model.index(row)).top() - top);
}

void MessageView::copySelection()
{
    const int row = m_model.rowOf(m_marking.id);
    QString text;
    if (row >= 0 && !marked(row).isEmpty())
        text = layoutOf(row).textIn(marked(row));
    else if (currentIndex().isValid())
        text = currentIndex().data().toString();
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void MessageView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        return copySelection();
    if (event->key() == Qt::Key_End && (event->modifiers() & Qt::ControlModifier))
        scrollToEnd();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        const QModelIndex index = currentIndex();
        if (!index.isValid())
            return;
        const Message &message = m_model.at(index.row());
        const QList<Link> links = findLinks(message.body);
        if (message.state == DeliveryState::Failed && message.direction == Direction::Outgoing)
            Q_EMIT sendAgainRequested(message.id);
        else if (!message.attachments.empty() && message.retraction == Retraction::None)
            Q_EMIT attachmentActivated(message.id, 0);
        else if (m_model.placeOf(index.row()).fold.standsFor > 0)
            unfold(index.row());
        else if (layoutOf(index.row()).turns().isCut())
            turn(index.row(), MessageHit::Kind::ShowMore);
        else if (!links.isEmpty())
            Q_EMIT linkActivated(links.first().url);
        return;
    }
    const bool types = !event->text().isEmpty() && event->text().front().isPrint() &&
                       !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (types) {
        Q_EMIT textTyped(event->text());
        return;
    }
    QAbstractItemView::keyPressEvent(event);
}

void MessageView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QAbstractItemView::currentChanged(current, previous);
    if (!QAccessible::isActive() || !current.isValid())
        return;
    QAccessibleEvent event(this, QAccessible::Focus);
    event.setChild(current.row());
    QAccessible::updateAccessibility(&event);
}

bool MessageView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        const Under here = under(help->pos());
        QString text;
        if (here.hit.kind == MessageHit::Kind::Link)
            text = here.hit.url.toDisplayString();
        else if (here.hit.kind != MessageHit::Kind::Nothing)
            text = m_model.index(here.row).data(Qt::ToolTipRole).toString();
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), text.toHtmlEscaped(), viewport());
        return true;
    }
    return QAbstractItemView::viewportEvent(event);
}

} // namespace causerie::ui
