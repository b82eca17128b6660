// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/exporting.h"

#include "core/storage/annotationrules.h"
#include "core/storage/enumcolumn.h"
#include "core/storage/messagerow.h"
#include "core/storage/reading.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QSaveFile>
#include <QTimeZone>

#include <limits>

using namespace Qt::StringLiterals;

namespace causerie::storage
{

namespace
{

constexpr int kAtOnce = 200; ///< messages that are read by one statement
constexpr Cursor kBegin{std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::min()};

using Kind = HistoryFileFailure::Kind;

std::unexpected<HistoryFileFailure> storageFailed(const Failure &failure)
{
    return std::unexpected(HistoryFileFailure{.kind = Kind::Storage, .text = failure.text, .error = failure.kind});
}

ConversationSettings settingsFrom(const QSqlQuery &row, int column)
{
    const auto next = [&] { return row.value(column++); };
    ConversationSettings settings;
    settings.kind = enumFrom(next(), ConversationKind::RoomPrivate, ConversationKind::Person);
    settings.pinned = next().toBool();
    settings.archived = next().toBool();
    settings.notify = enumFrom(next(), Notify::None, Notify::All);
    settings.accepted = next().toBool();
    settings.draft = next().toString();
    settings.draftLanguage = next().toString();
    settings.receipts = enumFrom(next(), Telling::Never, Telling::AsUsual);
    settings.markers = enumFrom(next(), Telling::Never, Telling::AsUsual);
    settings.chatStates = enumFrom(next(), Telling::Never, Telling::AsUsual);
    settings.ringsAlways = next().toBool();
    return settings;
}

} // namespace

ExportRun::ExportRun(ExportRequest request) : m_request(std::move(request)) {}

ExportRun::~ExportRun() = default;

FileResult<void> ExportRun::write(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    if (m_file->write(bytes) == bytes.size())
        return {};
    return std::unexpected(HistoryFileFailure{.kind = Kind::CannotWrite, .text = m_file->errorString()});
}

FileResult<void> ExportRun::write(const QJsonObject &entry)
{
    const QString before = std::exchange(m_hasEntry, true) ? u",\n"_s : u"[\n"_s;
    return write(before + QString::fromUtf8(QJsonDocument(entry).toJson(QJsonDocument::Compact)));
}

FileResult<void> ExportRun::begin(SqlConnection &connection)
{
    m_hasBegun = true;
    if (auto begun = connection.execute(u"BEGIN"_s); !begun) // one look at all of it
        return storageFailed(begun.error());
    {
        const QString peer = m_request.conversation ? m_request.conversation->toString() : QString();
        const auto rows = connection.run(
            u"SELECT id, peer, complete, kind, pinned, archived, notify, accepted, draft, draft_language, receipts,"
            " markers, chat_states, rings FROM conversation WHERE ? OR peer=? ORDER BY id DESC"_s,
            {!m_request.conversation.has_value(), notNull(peer)});
        if (!rows)
            return storageFailed(rows.error());
        while ((*rows)->next()) {
            Conversation found{.id = (*rows)->value(0).toLongLong(), .exported = {}};
            found.exported.peer = Jid::parse((*rows)->value(1).toString()).value_or(Jid());
            found.exported.isComplete = (*rows)->value(2).toBool();
            found.exported.settings = settingsFrom(**rows, 3);
            if (!found.exported.peer.isEmpty())
                m_conversations.push_back(std::move(found));
        }
        if (auto read = connection.readAll(*rows); !read)
            return storageFailed(read.error());
    }
    if (m_request.conversation && m_conversations.empty())
        return std::unexpected(
            HistoryFileFailure{.kind = Kind::NoConversation, .text = m_request.conversation->toString()});
    const auto total =
        m_request.conversation
            ? connection.number(u"SELECT count(*) FROM message WHERE conversation=?"_s, {m_conversations.front().id})
            : connection.number(u"SELECT count(*) FROM message"_s);
    if (!total)
        return storageFailed(total.error());
    m_progress.total = *total;
    m_file = std::make_unique<QSaveFile>(m_request.file);
    if (!m_file->open(QIODevice::WriteOnly))
        return std::unexpected(HistoryFileFailure{.kind = Kind::CannotWrite, .text = m_file->errorString()});
    // What people wrote to each other is nobody else's.
    m_file->setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (m_request.format != ExportFormat::Json)
        return {};
    return write(toExport(
        ExportHead{.account = m_request.account, .at = m_request.at, .isWhole = !m_request.conversation.has_value()}));
}

Result<std::vector<Annotation>> ExportRun::annotations(SqlConnection &connection, const QString &where, qint64 id,
                                                       const Jid &conversation)
{
    const auto rows = connection.run(u"SELECT kind, target, author, occupant_id, direction, content, origin_id,"
                                     " archive_id, made_at FROM annotation WHERE "_s +
                                         where + u" ORDER BY position, id"_s,
                                     {id});
    if (!rows)
        return std::unexpected(rows.error());
    std::vector<Annotation> all;
    RowReader reader;
    while ((*rows)->next()) {
        Annotation annotation;
        annotation.kind = enumFrom((*rows)->value(0), Annotation::Kind::Displayed, Annotation::Kind::Received);
        annotation.conversation = conversation;
        annotation.target = (*rows)->value(1).toString();
        annotation.by = Jid::parse((*rows)->value(2).toString()).value_or(Jid());
        annotation.occupantId = (*rows)->value(3).toString();
        annotation.direction = enumFrom((*rows)->value(4), Direction::Outgoing, Direction::Incoming);
        setContent(annotation, QJsonDocument::fromJson((*rows)->value(5).toString().toUtf8()).object());
        annotation.originId = (*rows)->value(6).toString();
        annotation.archiveId = (*rows)->value(7).toString();
        annotation.at = QDateTime::fromMSecsSinceEpoch((*rows)->value(8).toLongLong(), QTimeZone::UTC);
        if (isKept(annotation.kind) && !annotation.by.isEmpty() && !annotation.target.isEmpty())
            all.push_back(std::move(annotation));
    }
    return connection.readAll(*rows).transform([&all] { return std::move(all); });
}

FileResult<void> ExportRun::beginNext(SqlConnection &connection)
{
    m_now = std::move(m_conversations.back());
    m_conversations.pop_back();
    m_behind = kBegin;
    ++m_progress.conversations;
    const ExportedConversation &conversation = m_now->exported;
    if (m_request.format != ExportFormat::Json) {
        m_text.emplace(m_request.format == ExportFormat::Html ? ExportText::Format::Html : ExportText::Format::Plain,
                       m_request.words, conversation.peer, conversation.settings.kind == ConversationKind::Room);
        return write(m_text->begin());
    }
    auto waiting = annotations(connection, u"message IS NULL AND conversation=?"_s, m_now->id, conversation.peer);
    if (!waiting)
        return storageFailed(waiting.error());
    m_now->exported.waiting = std::move(*waiting);
    return write(toExport(m_now->exported));
}

FileResult<void> ExportRun::writeSome(SqlConnection &connection)
{
    const auto messages = readMessages(
        connection, u"WHERE m.conversation=? AND (m.position, m.id) > (?, ?) ORDER BY m.position, m.id LIMIT ?"_s,
        {m_now->id, m_behind.position, m_behind.id, kAtOnce});
    if (!messages)
        return storageFailed(messages.error());
    for (const Message &message : *messages) {
        m_behind = cursorOf(message);
        if (m_text) {
            if (auto written = write(m_text->message(message)); !written)
                return written;
            continue;
        }
        ExportedMessage exported{.message = message};
        auto said = annotations(connection, u"message=?"_s, message.id, message.conversation);
        if (!said)
            return storageFailed(said.error());
        exported.annotations = std::move(*said);
        const auto hash = connection.number(u"SELECT coalesce(first_text, ?) FROM message WHERE id=?"_s,
                                            {textHash(message.body), message.id});
        if (!hash)
            return storageFailed(hash.error());
        exported.isAlone = *hash == kNeverCame;
        exported.firstText = *hash == textHash(message.body) ? 0 : *hash;
        if (auto written = write(toExport(exported)); !written)
            return written;
    }
    m_progress.messages += std::ssize(*messages);
    m_progress.done = m_progress.messages;
    if (std::ssize(*messages) < kAtOnce) {
        m_now.reset();
        if (m_text)
            return write(m_text->end());
    }
    return {};
}

void ExportRun::end(SqlConnection &connection)
{
    if (!std::exchange(m_isOver, true))
        connection.execute(u"COMMIT"_s);
    m_file.reset(); // without a commit nothing is left of it
}

FileResult<HistoryFileProgress> ExportRun::finish(SqlConnection &connection)
{
    FileResult<void> done;
    if (m_request.format == ExportFormat::Json)
        done = write(exportEnd(m_progress.conversations, m_progress.messages)).and_then([this] {
            return write(u"\n]\n"_s);
        });
    if (done && !m_file->commit())
        done = std::unexpected(HistoryFileFailure{.kind = Kind::CannotWrite, .text = m_file->errorString()});
    end(connection);
    if (!done)
        return std::unexpected(done.error());
    m_progress.done = m_progress.total;
    m_progress.isComplete = true;
    return m_progress;
}

FileResult<HistoryFileProgress> ExportRun::step(SqlConnection &connection, int budgetMs)
{
    QElapsedTimer timer;
    timer.start();
    FileResult<void> done;
    if (m_isOver)
        done = std::unexpected(HistoryFileFailure{.kind = Kind::Cancelled, .text = {}});
    else if (!m_hasBegun)
        done = begin(connection);
    while (done && !m_cancelled && !timer.hasExpired(budgetMs)) {
        if (m_now)
            done = writeSome(connection);
        else if (!m_conversations.empty())
            done = beginNext(connection);
        else
            return finish(connection);
    }
    if (done && m_cancelled)
        done = std::unexpected(HistoryFileFailure{.kind = Kind::Cancelled, .text = {}});
    if (done)
        return m_progress;
    end(connection);
    return std::unexpected(done.error());
}

} // namespace causerie::storage
