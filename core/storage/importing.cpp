// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/importing.h"

#include <QElapsedTimer>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace causerie::storage
{

namespace
{

constexpr qint64 kLongestLine = 64 * 1024 * 1024; ///< bytes; more is no message
constexpr size_t kAtOnce = 200;

using Kind = HistoryFileFailure::Kind;

} // namespace

ImportRun::ImportRun(const QString &file, Jid own) : m_file(file), m_own(std::move(own)) {}

std::unexpected<HistoryFileFailure> ImportRun::damaged(const QString &what) const
{
    return std::unexpected(HistoryFileFailure{.kind = Kind::Damaged, .text = what, .line = m_line});
}

/// Up to the first entry, the head.
FileResult<void> ImportRun::open()
{
    if (!m_file.isOpen() && !m_file.open(QIODevice::ReadOnly))
        return std::unexpected(HistoryFileFailure{.kind = Kind::CannotRead, .text = m_file.errorString()});
    if (!m_file.seek(0))
        return std::unexpected(HistoryFileFailure{.kind = Kind::CannotRead, .text = m_file.errorString()});
    m_line = 0;
    m_isOver = m_hasEnd = false;
    m_conversations = m_messages = 0;
    m_conversation.reset();
    const auto notOne = std::unexpected(HistoryFileFailure{.kind = Kind::NotAnExport, .text = m_file.fileName()});
    if (m_file.readLine(16).trimmed() != "[")
        return notOne;
    m_line = 1;
    const auto entry = nextEntry();
    if (!entry || !*entry || !(**entry)["causerie_export"_L1].isDouble())
        return notOne;
    if ((**entry)["causerie_export"_L1].toInteger() > kExportVersion)
        return std::unexpected(HistoryFileFailure{.kind = Kind::NewerVersion, .text = m_file.fileName()});
    const auto head = headFrom(**entry);
    if (!head)
        return damaged(head.error());
    if (head->account != m_own)
        return std::unexpected(
            HistoryFileFailure{.kind = Kind::AnotherAccount, .text = head->account.toString(), .line = 0});
    m_head = *head;
    return {};
}

FileResult<std::optional<QJsonObject>> ImportRun::nextEntry()
{
    QByteArray line = m_file.readLine(kLongestLine);
    if (m_file.error() != QFileDevice::NoError)
        return std::unexpected(HistoryFileFailure{.kind = Kind::CannotRead, .text = m_file.errorString()});
    if (line.isEmpty())
        return std::unexpected(HistoryFileFailure{.kind = Kind::Truncated, .text = m_file.fileName(), .line = m_line});
    ++m_line;
    const bool isWhole = line.endsWith('\n');
    line = line.trimmed();
    if (line == "]") {
        m_isOver = true;
        return std::nullopt;
    }
    if (!isWhole)
        return std::unexpected(HistoryFileFailure{.kind = Kind::Truncated, .text = m_file.fileName(), .line = m_line});
    if (line.endsWith(','))
        line.chop(1);
    QJsonParseError error;
    const QJsonDocument json = QJsonDocument::fromJson(line, &error);
    if (!json.isObject())
        return damaged(error.errorString());
    return json.object();
}

/// Whether an entry is as one is written.
FileResult<void> ImportRun::check(const QJsonObject &entry)
{
    if (m_hasEnd)
        return damaged(u"there is something behind the end"_s);
    if (entry.contains("end"_L1)) {
        m_hasEnd = true;
        const bool isAll = entry["conversations"_L1].toInteger(-1) == m_conversations &&
                           entry["messages"_L1].toInteger(-1) == m_messages;
        return isAll ? FileResult<void>() : damaged(u"there are not as many messages as it says"_s);
    }
    if (entry.contains("conversation"_L1)) {
        const auto conversation = conversationFrom(entry);
        if (!conversation)
            return damaged(conversation.error());
        m_conversation = *conversation;
        ++m_conversations;
        return {};
    }
    if (!m_conversation)
        return damaged(u"a message without a conversation"_s);
    const auto message = messageFrom(entry, m_conversation->peer);
    if (!message)
        return damaged(message.error());
    ++m_messages;
    return {};
}

std::optional<ImportPiece> ImportRun::takeGathered()
{
    if (!m_conversation || (m_gathered.empty() && !m_isFirst))
        return std::nullopt;
    return ImportPiece{.head = m_head,
                       .conversation = *m_conversation,
                       .isFirst = std::exchange(m_isFirst, false),
                       .messages = std::exchange(m_gathered, {}),
                       .place = m_place};
}

FileResult<void> ImportRun::bring(const QJsonObject &entry, std::optional<ImportPiece> &full)
{
    if (entry.contains("end"_L1)) {
        full = takeGathered();
        m_conversation.reset();
        return {};
    }
    if (entry.contains("conversation"_L1)) {
        full = takeGathered();
        auto conversation = conversationFrom(entry);
        if (!conversation)
            return damaged(conversation.error());
        m_conversation = std::move(*conversation);
        m_isFirst = true;
        ++m_conversations;
        return {};
    }
    auto message = m_conversation ? messageFrom(entry, m_conversation->peer) : std::unexpected(QString());
    if (!message) // it was changed meanwhile
        return damaged(message.error());
    ++m_messages;
    m_gathered.push_back(std::move(*message));
    if (m_gathered.size() >= kAtOnce)
        full = takeGathered();
    return {};
}

HistoryFileProgress ImportRun::progress() const
{
    HistoryFileProgress progress;
    progress.total = 2 * m_file.size();
    progress.done = m_file.pos() + (m_isChecked ? m_file.size() : 0);
    progress.conversations = m_isChecked ? m_conversations : 0;
    progress.messages = m_isChecked ? m_messages : 0;
    progress.added = m_added;
    return progress;
}

FileResult<ImportStep> ImportRun::read(int budgetMs)
{
    QElapsedTimer timer;
    timer.start();
    if (m_line == 0) {
        if (auto opened = open(); !opened)
            return std::unexpected(opened.error());
    }
    ImportStep step;
    while (!step.piece && !timer.hasExpired(budgetMs)) {
        if (m_cancelled)
            return std::unexpected(HistoryFileFailure{.kind = Kind::Cancelled, .text = {}});
        const auto entry = nextEntry();
        if (!entry)
            return std::unexpected(entry.error());
        if (!*entry && !m_hasEnd && !m_isChecked)
            return std::unexpected(
                HistoryFileFailure{.kind = Kind::Truncated, .text = m_file.fileName(), .line = m_line});
        if (!*entry && m_isChecked) {
            step.progress = progress();
            step.progress.done = step.progress.total;
            step.progress.isComplete = true;
            return step;
        }
        FileResult<void> done;
        if (*entry && m_isChecked)
            done = bring(**entry, step.piece);
        else if (*entry)
            done = check(**entry);
        else
            done = open(); // all is well: from the beginning
        if (!done)
            return std::unexpected(done.error());
        if (!*entry)
            m_isChecked = true;
    }
    step.progress = progress();
    return step;
}

void ImportRun::wrote(const ImportWritten &written)
{
    m_place = written.place;
    m_added += std::ssize(written.applied.added);
}

} // namespace causerie::storage
