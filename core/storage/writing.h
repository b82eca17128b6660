// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/annotation.h"
#include "core/chat/conversationsettings.h"
#include "core/storage/applied.h"
#include "core/storage/messagerow.h"
#include "core/storage/sqlconnection.h"

#include <QHash>

#include <limits>
#include <optional>

namespace causerie::storage
{

inline constexpr qint64 kBeforeAll = -std::numeric_limits<qint64>::max();

/// Where the events of one call go.
struct Placing {
    enum class Place {
        Live,  ///< behind everything
        Gap,   ///< to `next` and following; `behind` is where the known continues
        Older, ///< to `next` and following
        Beside ///< behind `next`, which is the position of the event before: the one just met, or the one just put
               ///< there
    };
    Place place = Place::Live;
    qint64 next = 0;
    qint64 behind = 0;
    QString before = {};       ///< Gap: id of the first event that is known behind it; empty when there is none yet
    bool closed = false;       ///< the gap's end was reached
    bool isNamedAgain = false; ///< something behind it in its page has the same id: what names that is not of this

    int known = 0;     ///< messages that were here already
    int completed = 0; ///< messages of which a correction alone was here
    Cursor last = {};  ///< where the last message stands
};

/// A conversation's row while it is written to.
struct ConversationRow {
    qint64 id = 0;
    Jid peer;
    ConversationKind kind = ConversationKind::Person;
    int unread = 0;
    qint64 lastMessage = 0;
    qint64 lastPosition = kBeforeAll;
    qint64 readPosition = kBeforeAll;     ///< we answered or displayed everything up to here, on any device
    qint64 seenId = 0;                    ///< everything that came until then was on this screen
    qint64 peerReadPosition = kBeforeAll; ///< they have
    bool annotated = false;
    bool archived = false;
    Notify notify = Notify::All;

    bool isChanged = false;
    bool findLast = false;   ///< the last message may have moved
    bool countAgain = false; ///< `unread` is to be counted from the rows
    int unreadBefore = 0;
    bool archivedBefore = false;
};

/// One call's writes: the conversations it touches, read once and written back at the end, and what it came to.
///
/// Thread: storage, inside a transaction. Owner: the call.
class Writing final
{
public:
    explicit Writing(SqlConnection &connection) : m_connection(connection) {}

    SqlConnection &connection() { return m_connection; }
    RowReader &reader() { return m_reader; }

    /// The conversation with `peer`, made when there is none; valid until the end of the call.
    Result<ConversationRow *> conversation(const Jid &peer);
    Result<std::optional<Message>> message(qint64 id);
    /// Fills in what is known of the message that `message` answers.
    Result<void> resolveReply(Message &message, const ConversationRow &conversation);

    /// A live event was the first with an archive id behind the gaps that had no end yet.
    Result<void> endGaps(const QString &archiveId, const ConversationRow &conversation);

    qint64 liveBase() const { return m_live; } ///< known once a conversation was asked for
    /// The position of a new event that is no message.
    Result<qint64> take(Placing &placing);

    void addAdded(Message message) { m_applied.added.push_back(std::move(message)); }
    void addChanged(Message message); ///< replaces what was said of it before in this call
    void addRemoved(Message message);
    void meetKnown() { m_applied.metKnown = true; }
    bool isAdded(qint64 message) const;

    /// An annotation came in this call, where `placing` says: what comes now stands behind it.
    void meet(qint64 annotation, const Placing &placing);
    bool hasMet(qint64 annotation) const { return m_met.contains(annotation); }
    /// Of the messages at the same position the last that stands in front of it.
    qint64 lastBefore(qint64 annotation) const { return m_met.value(annotation, std::numeric_limits<qint64>::max()); }

    Result<Applied> finish();

private:
    Result<void> write(ConversationRow &row);

    SqlConnection &m_connection;
    RowReader m_reader;
    QHash<QString, std::shared_ptr<ConversationRow>> m_conversations; // in heap, so that pointers stay
    Applied m_applied;
    QHash<qint64, qint64> m_met; // annotation → message
    qint64 m_live = 0;
    bool m_hasOpenGaps = false;
};

/// How long an id that is counted, not drawn, is the same message's, as far as no archive has named it. More than what
/// our clock, corrected by our server's, and that of a room are apart that tells its last lines again; less than one
/// session and the next.
inline constexpr qint64 kCountedIdHolds = 30 * 60 * 1000; ///< ms

/// From here on an id is drawn, not counted: the same one twice is the same message, which was sent again because
/// its sender died before the acknowledgement, and then the archive has it twice.
inline constexpr qsizetype kDrawnId = 16;

/// Stores an event or completes what is known of it already. Inside a transaction.
Result<void> takeEvent(Writing &writing, const ChatEvent &event, Placing &placing);
Result<void> takeMessage(Writing &writing, const Message &message, Placing &placing);
Result<void> takeAnnotation(Writing &writing, const Annotation &annotation, Placing &placing);

/// The row that is this message already, 0 without one: the same archive id (an archive's ids are its own, and a
/// conversation lies in one archive), or the same origin id and text from the same sender. In a room every occupant
/// has an own sequence of ids. Ours may come back from another device's copy with another text (the server or the
/// fallback of a reply changed it), but our ids are drawn, so they suffice. Of counted ids, which begin anew with each
/// session, only what was sent within `kCountedIdHolds` is the same: "ok" under the id 1 is said every day, and without
/// an archive nothing else tells.
/// `firstText`: the hash of the text as it came, where it is another now.
Result<qint64> findCopy(SqlConnection &connection, const Message &message, const ConversationRow &conversation,
                        std::optional<qint64> firstText = {});

/// A new message, counted, with what waited for it. `firstText`: as above; `placing` says where it stands.
Result<void> addMessage(Writing &writing, Message message, ConversationRow &conversation, Placing &placing,
                        std::optional<qint64> firstText = {});
/// What the archive has, the server had; what they have seen, they have seen all of.
DeliveryState stateOf(const Message &message, const ConversationRow &conversation);

/// Gives `message`, which came just now or has a new id, the annotations that waited for it; true when it changed.
Result<bool> applyWaiting(Writing &writing, Message &message, ConversationRow &conversation);
/// The same of what waited for one of `names`: those of a correction that is said of the message now. Who names a
/// correction speaks of its message.
Result<bool> applyNamed(Writing &writing, Message &message, ConversationRow &conversation, QStringList names);
/// The annotations of ours that wait in the outbox, and one of them that does no more.
Result<std::vector<Annotation>> pendingAnnotations(SqlConnection &connection);
Result<void> annotationSent(SqlConnection &connection, const QString &originId);

/// Everything of ours that they have up to `position` was read, too.
Result<void> markReadByPeer(Writing &writing, ConversationRow &conversation, qint64 position);
/// We answered or displayed everything up to `position`.
void markReadByUs(ConversationRow &conversation, qint64 position);

} // namespace causerie::storage
