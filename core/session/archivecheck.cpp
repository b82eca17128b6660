// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/archivecheck.h"

#include <algorithm>

namespace causerie
{

using storage::Result;
using storage::whenDone;

namespace
{
constexpr int kPage = 250;
} // namespace

ArchiveCheck::ArchiveCheck(History &history, ArchiveSync::Server server, Jid archive, const Conversation &conversation,
                           Progress progress, Done done, QObject *parent)
    : QObject(parent), m_history(history), m_server(std::move(server)), m_archive(std::move(archive)),
      m_conversation(conversation.peer()),
      m_with(conversation.settings().kind == ConversationKind::Room ? Jid() : conversation.peer()),
      m_progress(std::move(progress)), m_done(std::move(done))
{
}

void ArchiveCheck::start()
{
    if (m_isIn && !m_isIn())
        return finish(ArchiveReport::End::NotInRoom);
    m_server.isSupported(m_archive, this, [this](bool supported) {
        if (supported)
            ask({});
        else
            finish(ArchiveReport::End::NoArchive);
    });
}

void ArchiveCheck::cancel()
{
    finish(ArchiveReport::End::Cancelled);
}

void ArchiveCheck::ask(const QString &after)
{
    xmpp::ArchiveQuery query;
    query.archive = m_archive;
    query.with = m_with;
    query.after = after;
    query.limit = kPage;
    m_server.query(query, this, [this](const std::expected<ArchivePage, xmpp::IqError> &page) {
        if (m_finished)
            return;
        if (page)
            return take(*page);
        const bool isLost = page.error().kind == xmpp::IqError::Kind::NotConnected;
        finish(isLost ? ArchiveReport::End::NotConnected : ArchiveReport::End::Refused,
               page.error().text.isEmpty() ? page.error().condition : page.error().text);
    });
}

void ArchiveCheck::take(const ArchivePage &page)
{
    if (m_isIn && !m_isIn())
        return finish(ArchiveReport::End::NotInRoom);
    if (!m_history.store())
        return finish(ArchiveReport::End::NotStored);
    Q_EMIT arriving(page.events);
    whenDone(m_history.store()->repair(m_conversation, page, m_previous), this,
             [this, last = page.last, complete = page.complete](const Result<storage::Repaired> &repaired) {
                 if (m_finished)
                     return;
                 if (!repaired)
                     return finish(ArchiveReport::End::NotStored, word(repaired.error().kind));
                 const auto isText = [](const Message &message) { return message.kind == MessageKind::Text; };
                 const int added = int(std::ranges::count_if(repaired->applied.added, isText)) + repaired->completed;
                 m_report.onServer += repaired->known + added;
                 m_report.missing += added;
                 m_report.repaired += added;
                 m_previous = repaired->last;
                 m_history.show(repaired->applied);
                 if (complete || last.isEmpty())
                     return finish(ArchiveReport::End::Complete);
                 if (m_progress)
                     m_progress(m_report);
                 if (!m_finished)
                     ask(last);
             });
}

void ArchiveCheck::finish(ArchiveReport::End end, const QString &text)
{
    if (m_finished)
        return;
    m_finished = true;
    m_report.end = end;
    m_report.text = text;
    if (!m_history.store()) {
        m_done(m_report);
        deleteLater();
        return;
    }
    whenDone(m_history.store()->count(m_conversation), this, [this](const Result<int> &here) {
        m_report.here = here.value_or(0);
        m_done(m_report);
        deleteLater();
    });
}

} // namespace causerie
