// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/conversation.h"

#include <QAbstractListModel>
#include <QPointer>

namespace causerie::ui
{

/// What stands around a message because of its neighbours.
struct MessagePlace {
    bool startsDay = false;     ///< a day separator above
    bool startsNew = false;     ///< the "New messages" line above
    bool joinsPrevious = false; ///< same sender within five minutes
    bool followsGap = false;    ///< messages may be missing above
    friend bool operator==(const MessagePlace &, const MessagePlace &) = default;
};

/// True when both are text of one sender, within five minutes and one day.
bool joins(const Message &previous, const Message &message);

/// The loaded messages of one conversation, oldest first.
///
/// Thread: GUI. Owner: ConversationView. The conversation may vanish: then the model is empty.
class MessageModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { SenderRole = Qt::UserRole + 1, TimeRole, StateRole, KindRole, OutgoingRole };

    explicit MessageModel(QObject *parent = nullptr);

    void setConversation(Conversation *conversation); ///< null: none
    Conversation *conversation() const { return m_conversation; }
    void setPeerName(const QString &name);
    const QString &peerName() const { return m_peerName; }
    /// The message above which "New messages" stands; 0: none.
    void setFirstNew(qint64 id);
    qint64 firstNew() const { return m_firstNew; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

    const Message &at(int row) const;
    MessagePlace placeOf(int row) const;
    int rowOf(qint64 id) const; ///< −1 when not loaded
    void fetchOlder();
    bool hasNewer() const; ///< the rows end before the conversation does
    void fetchNewer();
    void openEnd(); ///< back to the newest
    QString accessibleText(const Message &message) const;

Q_SIGNALS:
    void gapsChanged(); ///< also that at the end, which is above no row

private:
    void insert(int first, int count);
    void remove(int first, int count);
    std::vector<qint64> gapRows() const;
    void repaintGaps();
    void repaint(int row);

    QPointer<Conversation> m_conversation;
    QString m_peerName;
    qint64 m_firstNew = 0;
    std::vector<qint64> m_gapsAt; ///< ids of the messages behind one, as painted
    int m_rows = 0;
    // While rows are announced but not yet counted, those behind them stand further on in the conversation.
    int m_gapAt = 0;
    int m_gap = 0;
};

} // namespace causerie::ui
