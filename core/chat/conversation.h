// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/archive.h"
#include "core/chat/conversationsettings.h"
#include "core/chat/page.h"

#include <QHash>
#include <QObject>

#include <deque>
#include <optional>

namespace causerie
{

/// One conversation: a window on its history (contiguous in the store, oldest first, in the order of `Cursor`), what is
/// unread, who is writing. The window opens at the newest messages or around one; it grows page by page in both
/// directions and drops its far end beyond `kMostLoaded`. What arrives live is shown while the window is at the end.
///
/// Thread: GUI. Owner: Conversations. Written by session, read by models.
class Conversation final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kPage = 100;         ///< messages per page asked of the store
    static constexpr int kMostLoaded = 4'000; ///< messages in the window; pages beyond that push out the other end
    static constexpr int kDropped = 1'000;    ///< at once, so that it is not done for every page

    explicit Conversation(Jid peer, QObject *parent = nullptr);

    const Jid &peer() const { return m_peer; } ///< bare; full for `RoomPrivate`
    const ConversationSettings &settings() const { return m_settings; }
    const std::deque<Message> &messages() const { return m_messages; }
    const std::optional<Message> &last() const { return m_last; } ///< known even when no page is loaded
    int unread() const { return m_unread; }
    ChatState peerState() const { return m_peerState; }
    bool isLoaded() const { return m_loaded; }                        ///< a page has arrived
    bool isAtEnd() const { return m_loaded && !m_hasNewer; }          ///< the window shows the newest
    bool hasOlder() const { return m_hasOlder || m_archiveHasOlder; } ///< in the store, or on the server
    bool hasNewer() const { return m_hasNewer; }                      ///< the store has more behind
    bool isLoadingOlder() const { return m_wanted == Wanted::Older; }
    int indexOf(qint64 id) const;                               ///< −1 when not loaded; logarithmic
    int indexOf(const QString &originId) const;                 ///< −1 when not loaded; newest first
    const std::vector<GapMark> &gaps() const { return m_gaps; } ///< where words may be missing in the window
    bool hasGapBefore(qint64 id) const;                         ///< 0: at the end
    GapFilling gapFilling() const { return m_gapFilling; }
    const Message *unstored(qint64 id) const;                           ///< one that the disk had no room for, or null
    const std::vector<Message> &unstored() const { return m_unstored; } ///< all of them, wherever the window is

    // What a view asks; Session answers.
    void open();                ///< asks for the newest page once
    void openEnd();             ///< back to the newest from wherever the window is
    void openAround(qint64 id); ///< a search hit, what a reply quotes; `openedAround` follows unless it is unknown
    void loadOlder();           ///< one page in front, from the store or the server; one at a time
    void loadNewer();           ///< one page behind
    void markRead();            ///< everything was seen
    /// Nobody looks at it: what the store has is read again when somebody does. Not while we have something in it that
    /// was not sent, or a page is on its way. False where it has to be tried again later.
    bool unload();
    void fillGaps(); ///< now, not when it is their turn; `gapFillingChanged` tells what comes of it

    // For its writers. Pages that answer an older question than the last are dropped.
    void setNewestPage(std::vector<Message> page, bool hasOlder);
    void setPageAround(qint64 id, Page page);
    void prependPage(std::vector<Message> page, bool hasOlder);
    void appendPage(std::vector<Message> page, bool hasNewer);
    void pageFailed(); ///< the store could not read: it may be asked again
    /// The server was asked for older ones: `insert` has brought them, or there were none.
    void archiveAnswered(bool hasOlder);
    void setArchiveHasOlder(bool hasOlder);
    /// New ones, wherever they belong; those outside the window only count for the summary.
    void insert(const std::vector<Message> &messages);
    void append(const Message &message, bool countsAsUnread); ///< a new one at the end
    void replace(const Message &message);                     ///< same id; nothing when not loaded
    void dropUnstored(qint64 id);                             ///< it is sent again under another id
    void forget(qint64 id);                                   ///< what it says stands in another one now
    void setSummary(std::optional<Message> last, int unread);
    void setUnread(int unread);
    void setSettings(const ConversationSettings &settings);
    void setPeerState(ChatState state);
    void setGaps(std::vector<Gap> gaps); ///< all of the archive that has this conversation, oldest first
    void setGapFilling(GapFilling filling);

Q_SIGNALS:
    void pageRequested(qint64 beforeId); ///< 0: the newest
    void newerRequested(causerie::Cursor after);
    void aroundRequested(qint64 id);
    void archiveRequested(); ///< the store has nothing older: ask the server
    void readRequested();
    void newestLoaded();                 ///< reset: all of `messages()` is new, the newest or some around one
    void openedAround(qint64 id);        ///< after `newestLoaded` or, when it was loaded already, alone
    void inserted(int first, int count); ///< they stand there now
    void removing(int first, int count); ///< they are about to go
    void removed(int first, int count);  ///< they are gone
    void messageChanged(int index);
    void gapsChanged();
    void gapFillingRequested();
    void gapFillingChanged();
    void summaryChanged(); ///< last(), unread() or peerState()
    void settingsChanged();

private:
    enum class Wanted { Nothing, Newest, Around, Older, Newer };

    void reset(std::vector<Message> page, bool hasOlder, bool hasNewer);
    bool belongs(const Message &message) const;
    void insertRun(size_t at, const Message *first, size_t count);
    void remove(size_t first, size_t count);
    void dropNewestBeyondLimit();
    void dropOldestBeyondLimit();
    void dropUnstoredCopy(const Message &stored);
    void learnLast(const Message &message);
    std::vector<GapMark> findGaps() const;
    void refreshGaps();

    Jid m_peer;
    ConversationSettings m_settings;
    std::deque<Message> m_messages;
    QHash<qint64, qint64> m_positions; ///< by id, of what is loaded
    std::vector<Message> m_unstored;   ///< no page brings them: kept wherever the window is
    std::optional<Message> m_last;
    std::vector<Gap> m_archiveGaps;
    std::vector<GapMark> m_gaps;
    GapFilling m_gapFilling = GapFilling::Waiting;
    int m_unread = 0;
    ChatState m_peerState = ChatState::None;
    Wanted m_wanted = Wanted::Nothing;
    qint64 m_wantedId = 0; ///< for `Around`
    bool m_loaded = false;
    bool m_hasOlder = false;
    bool m_hasNewer = false;
    bool m_archiveHasOlder = false;
};

/// Where a message stands among the others: what could not be stored comes last.
constexpr Cursor placeOf(const Message &message)
{
    return {message.id >= kFirstUnstoredId ? kFirstUnstoredId : message.position, message.id};
}

} // namespace causerie
