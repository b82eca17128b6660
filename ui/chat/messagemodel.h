// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/conversation.h"
#include "ui/chat/messageplace.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QSet>

namespace causerie::ui
{

/// True when both are text of one sender, within five minutes and one day.
bool joins(const Message &previous, const Message &message);

class MessageFiles;

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
    /// Who we are: for "/me" of ours and for which reactions are ours.
    void setOwn(const Jid &own, const QString &name);
    void setOwnOccupant(const Jid &occupant); ///< our full JID in the room that is shown
    void setOwnNick(const QString &nick);     ///< what is highlighted in what others say there; empty: nothing
    void setModerates(bool moderates) { m_moderates = moderates; } ///< we may remove what others say in this room
    bool mayModerate() const { return m_moderates; }
    void setFiles(MessageFiles &files); ///< what is known of files; it outlives the model
    void setPeerName(const QString &name);
    const QString &peerName() const { return m_peerName; }
    bool isRoom() const; ///< many speak in it
    bool isOurs(const Jid &by) const;
    QString nameOf(const Message &message) const;
    /// The message above which "New messages" stands; 0: none.
    void setFirstNew(qint64 id);
    qint64 firstNew() const { return m_firstNew; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

    const Message &at(int row) const;
    MessagePlace placeOf(int row) const;
    MessageContext contextOf(int row) const;
    int rowOf(qint64 id) const; ///< −1 when not loaded
    void fetchOlder();
    bool hasNewer() const; ///< the rows end before the conversation does
    void fetchNewer();
    void openEnd(); ///< back to the newest
    bool hasGaps() const;
    bool hasGapBefore(qint64 id) const; ///< 0: at the end
    GapFilling gapFilling() const;
    void fillGaps();
    void unfold(int row); ///< shows the lines that it stands for, until another conversation is shown
    QString accessibleText(const Message &message) const;

Q_SIGNALS:
    void gapsChanged(); ///< also that at the end, which is above no row
    void gapFillingChanged();

private:
    QString quoteAuthor(const Message &message) const;
    std::vector<ReactionCount> countReactions(const Message &message) const;
    void insert(int first, int count);
    void remove(int first, int count);
    std::vector<qint64> gapRows() const;
    void repaintGaps();
    RunPart runPart(int row) const;
    void repaintRun(int row); ///< the one that it belongs to, if it does
    void repaint(int row);

    QPointer<Conversation> m_conversation;
    Jid m_own; ///< bare
    Jid m_ownOccupant;
    QString m_ownName;
    QString m_ownNick;
    QString m_peerName;
    QStringList m_languages; ///< of the reader
    MessageFiles *m_files = nullptr;
    bool m_moderates = false;
    qint64 m_firstNew = 0;
    QSet<qint64> m_unfolded;      ///< ids of lines
    std::vector<qint64> m_gapsAt; ///< ids of the messages behind one, as painted
    int m_rows = 0;
    // While rows are announced but not yet counted, those behind them stand further on in the conversation.
    int m_gapAt = 0;
    int m_gap = 0;
};

} // namespace causerie::ui
