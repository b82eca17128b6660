// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/searchpattern.h"
#include "ui/chat/heightindex.h"
#include "ui/chat/messagelayout.h"
#include "ui/chat/messagemodel.h"
#include "ui/emoji/emojilist.h"

#include <QAbstractItemView>
#include <QCache>
#include <QHash>
#include <QUrl>

#include <map>
#include <memory>
#include <vector>

class QMenu;
class QToolButton;

namespace causerie::ui
{

class GapRow;

/// The messages of a conversation, the newest at the bottom. Only rows in sight are laid out; the others count with an
/// estimate until they come near. What is in sight stays where it is when older pages arrive in front.
///
/// Thread: GUI. Owner: ConversationView. The model outlives it.
class MessageView final : public QAbstractItemView
{
    Q_OBJECT

public:
    explicit MessageView(MessageModel &model, QWidget *parent = nullptr);
    ~MessageView() override;

    bool isAtEnd() const;
    void scrollToEnd();
    void setWriting(bool writing);                           ///< three dots below the last message
    void setUnseen(int count);                               ///< on the button that leads to the end
    void markFound(qint64 id, const SearchPattern &pattern); ///< the message, and what was looked for in it; 0: none
    void copySelection();                                    ///< the marked part, else the current message

    QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    QModelIndex indexAt(const QPoint &point) const override;
    void reset() override;

Q_SIGNALS:
    void linkActivated(const QUrl &url);
    void sendAgainRequested(qint64 messageId);
    void callBackRequested();
    void messageRequested(qint64 messageId); ///< show it: a quotation of it was clicked
    void replyRequested(qint64 messageId);
    void editRequested(qint64 messageId);
    void deleteRequested(qint64 messageId); ///< one of ours
    void removeRequested(qint64 messageId); ///< somebody else's
    void reactionToggled(qint64 messageId, const QString &emoji);
    void attachmentActivated(qint64 messageId, int index);
    void attachmentDeclined(qint64 messageId, int index);
    void soundRequested(qint64 messageId, int index, double share); ///< `share` below 0: play or hold
    void soundSpeedRequested();
    void attachmentSaveRequested(qint64 messageId, int index);
    void attachmentFolderRequested(qint64 messageId, int index);
    void reachedEnd();                   ///< scrolled to the newest
    void textTyped(const QString &text); ///< keys meant for the composer

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex &) const override { return false; }
    void setSelection(const QRect &, QItemSelectionModel::SelectionFlags) override {}
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex &, const QEvent *) const override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles) override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    struct Marking ///< a part of one message, marked with the mouse
    {
        qint64 id = 0;
        int anchor = 0;
        int cursor = 0;
    };
    struct Under {
        int row = -1;
        MessageHit hit;
    };

    const MessageLayout &layoutOf(int row);
    void measure(int row);
    bool refreshStyle();               ///< true when everything looks different
    void relayout();                   ///< after the room or the heights changed
    void follow(int start, int count); ///< new rows came at the end, which is in sight
    void setScrollBar(int range, int value);
    void settle(); ///< measures what is in sight around the anchor and sets the scroll bar
    void pinToEnd();
    void moveAnchorBy(int pixels);
    void jumpTo(qint64 offset);
    int estimate() const;
    int footerHeight() const;
    int contentBottom() const; ///< room above the footer
    TextRange marked(int row) const;
    void setMarking(const Marking &marking);
    void extendMarking(const QPoint &point);
    void updateRow(int row);
    void showAnew(int row);
    void turn(int row, MessageHit::Kind to);
    void unfold(int row);
    void showPart(int row, int part, int top);
    Under under(const QPoint &point);
    void activate(const MessageHit &hit, int row);
    void addMessageActions(QMenu &menu, const Message &message);
    void pickReaction(qint64 id);
    void addFileActions(QMenu &menu, const Under &here);
    bool asks(int row, int index) const; ///< the file is offered directly, and it is for us to take it
    void addTurns(QMenu &menu, qint64 id, const TextTurns &turns);
    void addTextActions(QMenu &menu, const Under &here);
    void paintWriting(QPainter &painter) const;
    void refreshGaps();
    void placeGaps();
    GapRow *gapRow(qint64 before);
    int endGapHeight() const;
    void placeEndButton();

    MessageModel &m_model;
    MessageStyle m_style;
    HeightIndex m_heights;
    QCache<qint64, MessageLayout> m_layouts; ///< by message id
    int m_anchorRow = 0;                     ///< the first row in sight …
    int m_anchorY = 0;                       ///< … and where its top is in the viewport
    bool m_atEnd = true;                     ///< stays with the newest
    bool m_settling = false;
    bool m_following = false; ///< what is painted moves, it is not painted again
    bool m_writing = false;
    bool m_endGapShown = false;           ///< below the last message
    std::map<qint64, GapRow *> m_gapRows; ///< in sight, by the id of the message below; 0: at the end
    int m_unseen = 0;
    int m_scrolled = 0; ///< the scroll bar's value as last taken over
    QHash<qint64, MessageShown> m_shown;
    std::vector<Emoji> m_emojis; ///< to pick from, once somebody has
    Marking m_marking;
    bool m_dragging = false;
    qint64 m_found = 0; ///< the message that was looked for
    QToolButton *m_endButton;
};

} // namespace causerie::ui
