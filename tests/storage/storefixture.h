// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/storage/messagestore.h"

#include <QSqlRecord>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

/// A store in a folder of its own, messages to put into it, and its answers without waiting in between.
namespace causerie::storage::test
{

using namespace Qt::StringLiterals;

inline const Jid kAlice = *Jid::parse(u"alice@example.test/desk");
inline const Jid kBob = *Jid::parse(u"bob@example.test/phone");
inline const Jid kCarol = *Jid::parse(u"carol@example.test/car");
inline const Jid kRoom = *Jid::parse(u"tea@rooms.example.test");
inline const Jid kOwn = kAlice.bare(); ///< the account, and its archive

inline Jid occupant(const QString &name)
{
    return *kRoom.withResource(name);
}

inline QDateTime at(int seconds)
{
    return QDateTime::fromMSecsSinceEpoch(1'700'000'000'123 + seconds * qint64(1000), QTimeZone::UTC);
}

inline Message incoming(const QString &body, const QString &originId = {}, const QString &archiveId = {},
                        const Jid &from = kBob)
{
    Message message;
    message.conversation = from.bare();
    message.from = from;
    message.originId = originId;
    message.archiveId = archiveId;
    message.body = body;
    message.sentAt = at(0);
    return message;
}

inline Message outgoing(const QString &body, const QString &originId, const Jid &to = kBob)
{
    Message message = incoming(body, originId);
    message.conversation = to.bare();
    message.from = kAlice;
    message.direction = Direction::Outgoing;
    message.state = DeliveryState::Pending;
    return message;
}

/// As the archive shows one of ours.
inline Message archived(Message message, const QString &archiveId)
{
    message.archiveId = archiveId;
    if (message.direction == Direction::Outgoing)
        message.state = DeliveryState::Sent;
    return message;
}

inline Message inRoom(const QString &body, const QString &originId, const QString &archiveId, const QString &name,
                      const QString &occupantId = {})
{
    Message message = incoming(body, originId, archiveId, occupant(name));
    message.occupantId = occupantId;
    return message;
}

inline Annotation annotation(Annotation::Kind kind, const QString &target, const Jid &by = kBob.bare())
{
    Annotation annotation;
    annotation.kind = kind;
    annotation.conversation = by.bare();
    annotation.target = target;
    annotation.by = by;
    annotation.at = at(60);
    return annotation;
}

inline Annotation correction(const QString &target, const QString &body, const Jid &by = kBob.bare())
{
    Annotation correction = annotation(Annotation::Kind::Correction, target, by);
    correction.content.body = body;
    return correction;
}

inline Annotation reactions(const QString &target, const QStringList &emojis, const Jid &by = kBob.bare())
{
    Annotation reactions = annotation(Annotation::Kind::Reactions, target, by);
    reactions.emojis = emojis;
    return reactions;
}

/// The same said by this account.
inline Annotation byUs(Annotation annotation, const Jid &conversation = kBob.bare())
{
    annotation.conversation = conversation;
    annotation.by = kOwn;
    annotation.direction = Direction::Outgoing;
    return annotation;
}

inline ArchivePage page(std::vector<ChatEvent> events, bool complete = false, const Jid &archive = kOwn)
{
    ArchivePage page{.archive = archive, .events = std::move(events), .first = {}, .last = {}, .complete = complete};
    const auto idOf = [](const ChatEvent &event) {
        return std::visit([](const auto &one) { return one.archiveId; }, event);
    };
    if (!page.events.empty()) {
        page.first = idOf(page.events.front());
        page.last = idOf(page.events.back());
    }
    return page;
}

inline QStringList bodies(const std::vector<Message> &messages)
{
    QStringList texts;
    for (const Message &message : messages)
        texts << message.body;
    return texts;
}

/// A store and its file. Every call waits for the answer; one that fails ends the test program.
class Store
{
public:
    Store() { open(); }
    /// `prepare` makes the file.
    explicit Store(const std::function<void(const QString &)> &prepare)
    {
        prepare(file());
        open();
    }

    void close()
    {
        m_store.reset();
        m_database.reset();
    }
    void open()
    {
        m_database = std::make_unique<Database>(file());
        m_store = std::make_unique<MessageStore>(*m_database);
    }
    void reopen()
    {
        close();
        open();
    }

    MessageStore &store() { return *m_store; }
    Database &database() { return *m_database; }
    QString file() const { return m_folder.filePath(u"history.sqlite"_s); }

    Applied apply(const ChatEvent &event) { return m_store->apply(event).result().value(); }
    Applied fill(const Gap &gap, const ArchivePage &page) { return m_store->fillGap(gap.id, page).result().value(); }
    Applied older(const Jid &peer, const ArchivePage &page) { return m_store->addOlder(peer, page).result().value(); }
    Gap openGap(const Jid &archive = kOwn) { return m_store->openGap(archive).result().value(); }
    std::vector<Gap> gaps(const Jid &archive = kOwn) { return m_store->gaps(archive).result().value(); }
    Page page(const Jid &peer = kBob.bare(), qint64 before = 0, int limit = 100)
    {
        return m_store->page(peer, before, limit).result().value();
    }
    QStringList bodies(const Jid &peer = kBob.bare()) { return test::bodies(page(peer).messages); }
    Message only(const Jid &peer = kBob.bare()) { return page(peer).messages.at(0); }
    int unread(const Jid &peer = kBob.bare())
    {
        const auto summaries = m_store->summaries().result().value();
        for (const ConversationSummary &summary : summaries) {
            if (summary.peer == peer)
                return summary.unread;
        }
        return -1;
    }
    void makeRoom()
    {
        ConversationSettings settings;
        settings.kind = ConversationKind::Room;
        m_store->saveSettings(kRoom, settings).result().value();
    }

    /// All rows, their columns with '|' between them.
    QStringList sql(const QString &statement)
    {
        return m_database
            ->run([statement](SqlConnection &connection) {
                QStringList lines;
                const auto rows = connection.run(statement);
                if (!rows)
                    return QStringList{rows.error().text};
                while ((*rows)->next()) {
                    QStringList columns;
                    for (int i = 0; i < (*rows)->record().count(); ++i)
                        columns << (*rows)->value(i).toString();
                    lines << columns.join(u'|');
                }
                return lines;
            })
            .result();
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<MessageStore> m_store;
};

} // namespace causerie::storage::test
