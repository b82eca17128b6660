// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

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
    explicit History(Conversations &conversations, QObject *parent = nullptr);
    ~History() override;

    void open(const QString &file); ///< closes another one first
    void close();                   ///< and clears the conversations
    void remove();                  ///< closes, and deletes the files
    const QString &file() const { return m_file; }
    bool isOpen() const { return m_store != nullptr; }

    /// Stores a new message; `done` hears of it with its id unless it was known already. One of ours that cannot be
    /// stored comes back as Failed, for nothing goes on the wire that is not on the disk.
    void keep(const Message &message, QObject *context, std::function<void(const Message &)> done);
    /// Answered by `stateChanged`, when it changed.
    void advance(const Jid &peer, const QString &originId, DeliveryState heard, const QString &failure = {});
    void retry(qint64 id, QObject *context, std::function<void(const Message &)> done);
    void readOutbox(QObject *context, std::function<void(const std::vector<Message> &)> done);
    void readNewest(const Jid &peer, int limit, QObject *context, std::function<void(std::vector<Message>)> done);

Q_SIGNALS:
    void stateChanged(const causerie::Message &message);
    void failed(causerie::StorageError error, const QString &text);

private:
    void follow(Conversation *conversation);
    void loadSummaries();
    void loadPage(Conversation &conversation, qint64 beforeId);
    Message unstored(Message message, const storage::Failure &failure);

    Conversations &m_conversations;
    QString m_file;
    qint64 m_nextUnstoredId = kFirstUnstoredId;
    std::unique_ptr<storage::Database> m_database;
    std::unique_ptr<storage::MessageStore> m_store;
};

} // namespace causerie
