// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/calllog.h"
#include "core/chat/conversations.h"
#include "core/storage/messagestore.h"

#include <functional>

namespace causerie
{

/// The store of the account in use, behind the conversations: their summaries, their pages, what was read.
///
/// Thread: GUI. Owner: Session; the conversations outlive it. Failures: `failed`, and nothing is lost that is shown:
/// a message that cannot be stored gets an id from `kFirstUnstoredId` on.
class History final : public QObject
{
    Q_OBJECT

public:
    using Applied = std::function<void(const storage::Result<storage::Applied> &)>;

    explicit History(Conversations &conversations, QObject *parent = nullptr);
    ~History() override;

    void open(const QString &file); ///< closes another one first
    void close();                   ///< and clears the conversations
    void remove();                  ///< closes, and deletes the files
    const QString &file() const { return m_file; }
    bool isOpen() const { return m_store != nullptr; }
    storage::MessageStore *store() const { return m_store.get(); }   ///< null when closed
    storage::Database *database() const { return m_database.get(); } ///< likewise
    /// Calls `done` when all that was given to the store so far has been written, or could not be: behind what `failed`
    /// and the answers say of it. At once when there is no store.
    void afterWriting(QObject *context, std::function<void()> done);
    /// The summaries: messages were imported, or the store can be used again. `done` hears whether they could be read.
    void reload(std::function<void(bool read)> done = {});

    /// Stores a new message and shows it; `done` hears of it with its id unless it was known already. One of ours that
    /// cannot be stored comes back as Failed, for nothing goes on the wire that is not on the disk.
    void keep(const Message &message, QObject *context, std::function<void(const Message &)> done,
              std::function<void()> ifKnown = {});
    /// Several events of others at once, in their order: one transaction, and one signal of each conversation. `done`
    /// hears of the messages that are new, also of those that could not be stored.
    void keep(std::vector<ChatEvent> events, QObject *context,
              std::function<void(const std::vector<Message> &added)> done);
    /// The same for what is said of earlier messages; `done` hears whether it is on the disk.
    void keep(const Annotation &annotation, QObject *context, std::function<void(bool kept)> done);
    /// What the store made of events, shown where it is open.
    void show(const storage::Applied &applied);
    /// Answered by `changed`, when it changed.
    void advance(const Jid &peer, const QString &originId, DeliveryState heard, const QString &failure = {});
    void annotationSent(const QString &originId);
    void retry(qint64 id, QObject *context, std::function<void(const Message &)> done);
    /// What became of a file of a message; the message as it is now, nothing when it has no such file any more.
    void setAttachment(qint64 id, int index, const Attachment &file, QObject *context,
                       std::function<void(const std::optional<Message> &)> done);
    /// The message `id` of `peer`, at once when it is loaded; nothing when it is not stored.
    void find(const Jid &peer, qint64 id, QObject *context, std::function<void(const std::optional<Message> &)> done);
    void readOutbox(QObject *context,
                    std::function<void(const std::vector<Message> &, const std::vector<Annotation> &)> done);
    void readNewest(const Jid &peer, int limit, QObject *context, std::function<void(std::vector<Message>)> done);
    /// Messages with files; see `MessageStore::filesPage`. Empty when it cannot be read.
    void readFiles(const Jid &peer, std::optional<Cursor> before, int limit, QObject *context,
                   std::function<void(Page)> done);
    /// See `MessageStore::ownFolders`; nothing when it cannot be read.
    void readOwnFolders(QObject *context, std::function<void(const std::optional<QSet<QString>> &)> done);
    void saveSettings(Conversation &conversation, const ConversationSettings &settings);
    void unarchive(const Jid &peer);          ///< it is in the list again, if it was not
    void removeConversation(const Jid &peer); ///< here, not in the archive
    /// Another device has displayed this and all before it. `done` hears whether the message is here.
    void readUpTo(const Jid &peer, const QString &archiveId, QObject *context, std::function<void(bool known)> done);

    /// See `storage::callsBefore`. Empty when it cannot be read.
    void readCalls(const CallQuery &query, std::optional<CallPlace> before, int limit, QObject *context,
                   std::function<void(CallPage)> done);

Q_SIGNALS:
    void opened();                                  ///< the conversations of a store are shown
    void callNoted(const causerie::Message &call);  ///< a new line of one, or a changed one
    void changed(const causerie::Message &message); ///< state, text or anything else of a known one
    /// Something could not be stored, and what came behind it could: the archive has it (see `Applied::gapsOpened`).
    void gapOpened(const causerie::Jid &archive);
    void failed(causerie::StorageError error, const QString &text);

private:
    void follow(Conversation *conversation);
    void loadSummaries(std::function<void(bool read)> done = {});
    void loadPage(Conversation &conversation, qint64 beforeId);
    void loadNewer(Conversation &conversation, Cursor after);
    void loadAround(Conversation &conversation, qint64 id);
    void markRead(Conversation &conversation);
    Message unstored(Message message, const storage::Failure &failure);
    void showUnstored(const Message &message, const storage::Failure &failure,
                      const std::function<void(const Message &)> &done);

    void showUnstored(const std::vector<ChatEvent> &events, const storage::Failure &failure,
                      const std::function<void(const std::vector<Message> &)> &done);

    Conversations &m_conversations;
    QString m_file;
    qint64 m_nextUnstoredId = kFirstUnstoredId;
    std::unique_ptr<storage::Database> m_database;
    std::unique_ptr<storage::MessageStore> m_store;
};

} // namespace causerie
