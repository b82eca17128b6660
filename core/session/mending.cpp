// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/mending.h"

#include "core/base/log.h"
#include "core/session/history.h"

#include <memory>
#include <utility>

namespace causerie
{

using storage::Result;
using storage::whenDone;

namespace
{

Belongings belongingsOf(const std::vector<storage::ConversationSummary> &summaries)
{
    Belongings read;
    for (const storage::ConversationSummary &summary : summaries)
        read.settings[summary.peer] = summary.settings;
    return read;
}

} // namespace

Mending::Mending(History &history, Conversations &conversations, QObject *parent)
    : QObject(parent), m_history(history), m_conversations(conversations)
{
    connect(&history, &History::failed, this, &Mending::meet);
    connect(&conversations, &Conversations::cleared, this, [this] {
        if (m_isBeginning)
            return;
        m_isExamining = m_isBusy = false; // of another store, and so were the answers
        set({});
    });
    m_again.setInterval(std::chrono::seconds(15));
    m_again.callOnTimeout(this, &Mending::lookAgain);
}

void Mending::setPatience(std::chrono::milliseconds between)
{
    m_again.setInterval(between);
}

void Mending::set(std::optional<StoreTrouble> trouble)
{
    m_trouble = std::move(trouble);
    const bool mayPass = m_trouble && m_trouble->remedy == Remedy::TryAgain;
    if (mayPass != m_again.isActive())
        mayPass ? m_again.start() : m_again.stop();
    Q_EMIT changed();
}

/// The first cause counts: what is damaged fails in many ways.
void Mending::meet(StorageError error)
{
    if (m_trouble && m_trouble->error == StorageError::Corrupt)
        return;
    if (error == StorageError::Corrupt)
        return examine();
    const StoreTrouble met{error, remedyFor(error, {})};
    if (m_trouble != met)
        set(met);
}

void Mending::examine()
{
    if (!m_history.database() || m_isExamining)
        return;
    m_isExamining = true;
    set(StoreTrouble{StorageError::Corrupt, remedyFor(StorageError::Corrupt, {})});
    whenDone(m_history.database()->examine(), this, [this](const Result<StorageHealth> &health) {
        m_isExamining = false;
        if (!health) {
            set(StoreTrouble{health.error().kind, remedyFor(health.error().kind, StorageHealth::Sound)});
        } else if (*health == StorageHealth::SearchRebuilt) {
            set({});
            Q_EMIT searchRebuilt();
        } else {
            set(StoreTrouble{StorageError::Corrupt, remedyFor(StorageError::Corrupt, *health)});
        }
    });
}

void Mending::tryAgain()
{
    if (!m_trouble || m_trouble->remedy != Remedy::TryAgain || m_isBusy || !m_history.database())
        return;
    m_isBusy = true;
    Q_EMIT changed();
    whenDone(m_history.database()->probe(), this, [this](const Result<void> &works) {
        if (works)
            begin({}, {});
        else
            giveUp(works.error().kind);
    });
}

/// As `tryAgain`, without a word as long as it fails.
void Mending::lookAgain()
{
    if (!m_trouble || m_trouble->remedy != Remedy::TryAgain || m_isBusy || !m_history.database())
        return m_again.stop();
    m_isBusy = true;
    // Each new start closes what is open: on a disk that takes one page and not the next it would be one every time.
    const qint64 room = m_trouble->error == StorageError::Full ? kRoomToGoOn : 0;
    whenDone(m_history.database()->probe(room), this, [this](const Result<void> &works) {
        if (works)
            return begin({}, {});
        m_isBusy = false;
        meet(works.error().kind);
    });
}

void Mending::giveUp(StorageError error)
{
    m_isBusy = false;
    if (m_trouble && m_trouble->remedy == Remedy::SetAside)
        Q_EMIT changed();
    else if (error == StorageError::Corrupt)
        examine();
    else
        set(StoreTrouble{error, remedyFor(error, {})});
    Q_EMIT failedAgain();
}

void Mending::setAside(const QDateTime &now)
{
    if (!m_trouble || m_trouble->remedy != Remedy::SetAside || m_isBusy || !m_history.store())
        return;
    m_isBusy = true;
    Q_EMIT changed();
    auto read = std::make_shared<Belongings>();
    whenDone(m_history.store()->readableSettings(), this,
             [read](const Result<std::vector<storage::ConversationSummary>> &summaries) {
                 if (summaries)
                     *read = belongingsOf(*summaries);
             });
    whenDone(m_history.store()->outbox(), this, [read](const Result<std::vector<Message>> &messages) {
        if (messages)
            read->messages = *messages;
    });
    whenDone(m_history.store()->pendingAnnotations(), this, [read](const Result<std::vector<Annotation>> &said) {
        if (said)
            read->unsaid = *said;
    });
    whenDone(m_history.database()->keepAside(now), this, [this, read](const Result<QString> &name) {
        if (name)
            begin(*name, std::move(*read));
        else
            giveUp(name.error().kind);
    });
}

/// Ids of an old store mean nothing in a new one, so the conversations go and are read again.
void Mending::begin(const QString &keptAs, Belongings read)
{
    Q_EMIT beginning(); // drafts are in the settings now
    const bool isSame = keptAs.isEmpty();
    const Belongings taken =
        merged(std::move(read), causerie::belongingsOf(m_conversations, isSame ? Taken::Unstored : Taken::All));
    m_isBeginning = true;
    m_conversations.clear();
    m_isBeginning = false;
    m_trouble.reset();
    m_again.stop();
    m_history.reload([this, keptAs, isSame, taken](bool isRead) {
        m_isBusy = false;
        Belongings brought = taken;
        if (!isRead) { // told as any other failure; what is only in memory stays there
            brought.settings.clear();
            bring(brought);
            Q_EMIT changed();
            Q_EMIT failedAgain();
            return;
        }
        if (isSame) { // the store knows better, but for what was typed since
            for (auto &[peer, settings] : brought.settings) {
                const QString draft = settings.draft;
                if (const Conversation *stored = m_conversations.find(peer))
                    settings = stored->settings();
                settings.draft = draft;
            }
        }
        bring(brought);
        qCInfo(lcSession) << "the history was begun again; taken along, unsent:" << countUnsent(brought);
        Q_EMIT changed();
        Q_EMIT begun({keptAs, countUnsent(brought)});
    });
}

void Mending::bring(const Belongings &taken)
{
    for (const auto &[peer, settings] : taken.settings) {
        Conversation &conversation = m_conversations.restore(peer, settings);
        m_history.store()->saveSettings(conversation.peer(), settings);
    }
    for (const Message &message : taken.messages)
        m_history.keep(message, this, [](const Message &) {});
    for (const Annotation &said : taken.unsaid)
        m_history.keep(said, this, [](bool) {});
}

} // namespace causerie

#include "moc_mending.cpp" // as that of Search
