// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/archivesync.h"

#include "core/base/log.h"

#include <QPointer>

#include <utility>

namespace causerie
{

using storage::Result;
using storage::whenDone;

namespace
{
/// It fills no window.
bool isShort(const Conversation &conversation)
{
    return conversation.messages().size() < size_t(Conversation::kPage) / 2;
}

} // namespace

/// One archive that is being read. Dies with its stream, and with it the answers to what it asked.
struct ArchiveSync::Reader : QObject {
    explicit Reader(const Jid &archive) : catchUp(archive) { pause.setSingleShot(true); }

    CatchUp catchUp;
    QTimer pause;
    Gap gap;                        ///< what this stream began with
    std::optional<ArchivePage> end; ///< before anybody could see us
    bool awaitsEnd = false;
    bool isOpened = false; ///< its gap is in the store, if there is one
    bool isSupported = false;
    bool isStarted = false;
    bool hasMore = false; ///< another gap, since the present reading began
    bool isReady() const { return isOpened && isSupported && isStarted && !awaitsEnd; }
};

ArchiveSync::Server ArchiveSync::of(xmpp::Archive &archive)
{
    return {[&archive](const xmpp::ArchiveQuery &query, QObject *context, Server::Answer done) {
                archive.query(query, context, std::move(done));
            },
            [&archive](const Jid &jid, QObject *context, std::function<void(bool)> done) {
                archive.isSupported(jid, context, std::move(done));
            }};
}

ArchiveSync::ArchiveSync(History &history, Conversations &conversations, Server server, QObject *parent)
    : QObject(parent), m_history(history), m_conversations(conversations), m_server(std::move(server))
{
    connect(&conversations, &Conversations::added, this, &ArchiveSync::follow);
    connect(&history, &History::gapOpened, this, &ArchiveSync::gapOpened);
}

ArchiveSync::~ArchiveSync() = default;

ArchiveSync::Reader &ArchiveSync::reader(const Jid &archive)
{
    auto &known = m_readers[archive];
    if (!known) {
        known = std::make_unique<Reader>(archive);
        connect(&known->pause, &QTimer::timeout, this, [this, archive] { begin(archive); });
    }
    return *known;
}

Jid ArchiveSync::archiveOf(const Conversation &conversation) const
{
    return conversation.settings().kind == ConversationKind::Room ? conversation.peer() : m_account;
}

bool ArchiveSync::isCatchingUp(const Jid &archive) const
{
    const auto known = m_readers.find(archive);
    return known != m_readers.end() && known->second->catchUp.isRunning();
}

void ArchiveSync::streamOpened(const Jid &account, bool resumed)
{
    m_isOpen = true;
    ++m_stream;
    m_account = account;
    if (m_history.store())
        m_history.store()->setAccount(account);
    if (!resumed) {
        m_readers.clear();
        askForEnd(account);
        open(account);
        return;
    }
    // Nothing was missed; what was being read when the network went is gone on with.
    for (const auto &[archive, reading] : m_readers) {
        if (reading->isReady())
            begin(archive);
        offerOlder(archive);
    }
}

void ArchiveSync::streamLost()
{
    m_isOpen = false;
    ++m_stream;
    for (const auto &[archive, reading] : m_readers) {
        reading->catchUp.stopped();
        reading->pause.stop();
        showFilling(archive, GapFilling::Waiting);
    }
    for (Conversation *conversation : m_conversations.all())
        conversation->archiveAnswered(false);
}

/// The gap first, then whether there is anything to fill it from: what arrives meanwhile stands behind it.
void ArchiveSync::open(const Jid &archive)
{
    if (!m_history.store())
        return;
    Reader &opening = reader(archive);
    showFilling(archive, GapFilling::Running);
    whenDone(m_history.store()->openGap(archive), &opening, [this, archive, &opening](const Result<Gap> &gap) {
        if (!gap) // the disk says no; there will be another stream
            return showFilling(archive, GapFilling::Failed);
        opening.gap = *gap;
        opening.isOpened = true;
        showGaps(archive);
        askForSupport(archive);
    });
}

void ArchiveSync::askForSupport(const Jid &archive)
{
    Reader &asking = reader(archive);
    showFilling(archive, GapFilling::Running);
    m_server.isSupported(archive, &asking, [this, archive, &asking](bool supported) {
        asking.isSupported = supported;
        // Nothing was ever read from it, so it was not away for a moment.
        if (!supported && asking.gap.after.isEmpty() && m_history.store()) {
            whenDone(m_history.store()->closeGap(asking.gap.id), this, [this](const Result<storage::Applied> &applied) {
                if (applied)
                    m_history.show(*applied);
            });
            showGaps(archive);
        }
        if (!supported)
            return showFilling(archive, GapFilling::Refused);
        offerOlder(archive);
        if (asking.isReady())
            begin(archive);
    });
}

/// On a new device what is in the archive already is old, and what others send as soon as they see us is news. No clock
/// tells them apart, but the order of our own stanzas does: this one is in front of our presence. Without waiting for
/// disco, then; a server that has no archive refuses.
void ArchiveSync::askForEnd(const Jid &account)
{
    Reader &asking = reader(account);
    asking.awaitsEnd = true;
    xmpp::ArchiveQuery query;
    query.archive = account;
    query.backwards = true;
    query.limit = 1;
    m_server.query(query, &asking, [this, account, &asking](std::expected<ArchivePage, xmpp::IqError> page) {
        asking.awaitsEnd = false;
        if (page)
            asking.end = std::move(*page);
        if (asking.isReady())
            begin(account);
    });
}

void ArchiveSync::start()
{
    Reader &account = reader(m_account);
    account.isStarted = true;
    if (account.isReady())
        begin(m_account);
}

void ArchiveSync::joined(const Jid &room)
{
    m_readers.erase(room);
    reader(room).isStarted = true;
    open(room);
}

bool ArchiveSync::keeps(const Jid &archive) const
{
    const auto known = m_readers.find(archive);
    return known != m_readers.end() && known->second->isSupported;
}

void ArchiveSync::left(const Jid &room)
{
    m_readers.erase(room);
    showFilling(room, GapFilling::Waiting);
}

void ArchiveSync::fillNow(const Jid &archive)
{
    const auto known = m_readers.find(archive);
    if (!m_isOpen || known == m_readers.end())
        return showFilling(archive, GapFilling::Unreachable);
    Reader &reading = *known->second;
    if (m_filling[archive] == GapFilling::Running)
        return;
    reading.pause.stop();
    if (!reading.isOpened)
        open(archive);
    else if (!reading.isSupported)
        askForSupport(archive);
    else if (reading.isReady())
        begin(archive);
    else
        showFilling(archive, GapFilling::Running); // the contacts are awaited, or the archive's end: then it begins
}

/// The disk has room again: what it had none for is fetched.
void ArchiveSync::gapOpened(const Jid &archive)
{
    showGaps(archive);
    const auto known = m_readers.find(archive);
    if (!m_isOpen || known == m_readers.end())
        return; // the next stream begins with it
    if (known->second->catchUp.isRunning())
        known->second->hasMore = true;
    else
        fillNow(archive);
}

void ArchiveSync::begin(const Jid &archive)
{
    if (!m_isOpen || !m_history.store())
        return;
    Reader &beginning = reader(archive);
    beginning.catchUp.stopped();
    showFilling(archive, GapFilling::Running);
    whenDone(m_history.store()->gaps(archive), &beginning,
             [this, archive, &beginning, stream = m_stream](const Result<std::vector<Gap>> &gaps) {
                 if (stream != m_stream || beginning.catchUp.isRunning())
                     return;
                 if (!gaps)
                     showFilling(archive, GapFilling::Failed);
                 else
                     carryOut(archive, beginning.catchUp.begin(*gaps, QDateTime::currentDateTimeUtc(), beginning.end));
             });
}

void ArchiveSync::carryOut(const Jid &archive, CatchUp::Actions actions)
{
    for (const CatchUp::Action &action : actions) {
        if (const auto *question = std::get_if<CatchUp::Ask>(&action)) {
            ask(archive, question->query);
        } else if (const auto *page = std::get_if<CatchUp::Fill>(&action)) {
            fill(archive, *page);
        } else if (const auto *wait = std::get_if<CatchUp::Wait>(&action)) {
            reader(archive).pause.start(wait->time);
            showFilling(archive, wait->isRefused ? GapFilling::Refused : GapFilling::Failed);
        } else {
            if (std::exchange(reader(archive).hasMore, false))
                return begin(archive);
            const bool gapsRemain = std::get<CatchUp::Finish>(action).gapsRemain;
            qCInfo(lcSession) << "caught up with an archive, gaps remain:" << gapsRemain;
            showFilling(archive, gapsRemain ? GapFilling::Refused : GapFilling::Waiting);
            Q_EMIT caughtUp(archive);
        }
    }
}

void ArchiveSync::ask(const Jid &archive, const xmpp::ArchiveQuery &query)
{
    Reader &asking = reader(archive);
    m_server.query(
        query, &asking, [this, archive, &asking, stream = m_stream](std::expected<ArchivePage, xmpp::IqError> page) {
            if (stream != m_stream || !asking.catchUp.isRunning())
                return;
            carryOut(archive, page ? asking.catchUp.answered(std::move(*page)) : asking.catchUp.refused(page.error()));
        });
}

void ArchiveSync::fill(const Jid &archive, const CatchUp::Fill &fill)
{
    if (!m_history.store())
        return;
    Q_EMIT arriving(fill.page.events);
    for (const RoomInvitation &invitation : fill.page.invitations) {
        if (!fill.isFirstSync)
            Q_EMIT invited(invitation);
    }
    const bool isNews = !fill.isFirstSync;
    const auto receipts = isNews ? storage::Receipts::Owed : storage::Receipts::None;
    // It is stored whatever becomes of the stream, so it is told even when another reader has taken over.
    whenDone(m_history.store()->fillGap(fill.gap, fill.page, receipts), this,
             [this, archive, filling = QPointer(&reader(archive)), isNews, stream = m_stream,
              store = m_history.store()](const Result<storage::Applied> &applied) {
                 if (store != m_history.store())
                     return; // of another account
                 if (applied) {
                     m_history.show(*applied);
                     Q_EMIT arrived(applied->added, isNews);
                 }
                 showGaps(archive);
                 if (stream == m_stream && filling && filling->catchUp.isRunning())
                     carryOut(archive,
                              applied ? filling->catchUp.filled(applied->isGapGone) : filling->catchUp.notStored());
             });
}

void ArchiveSync::showGaps(const Jid &archive)
{
    if (!m_history.store())
        return;
    whenDone(m_history.store()->gaps(archive), this, [this, archive](const Result<std::vector<Gap>> &gaps) {
        if (!gaps)
            return;
        for (Conversation *conversation : m_conversations.all()) {
            if (archiveOf(*conversation) == archive)
                conversation->setGaps(*gaps);
        }
    });
}

void ArchiveSync::showGapsOf(Conversation *conversation)
{
    if (!m_history.store())
        return;
    const Jid archive = archiveOf(*conversation);
    const auto known = m_filling.find(archive);
    conversation->setGapFilling(known == m_filling.end() ? GapFilling::Waiting : known->second);
    whenDone(m_history.store()->gaps(archive), conversation, [conversation](const Result<std::vector<Gap>> &gaps) {
        if (gaps)
            conversation->setGaps(*gaps);
    });
}

void ArchiveSync::showFilling(const Jid &archive, GapFilling filling)
{
    m_filling[archive] = filling;
    for (Conversation *conversation : m_conversations.all()) {
        if (archiveOf(*conversation) == archive)
            conversation->setGapFilling(filling);
    }
    if (filling == GapFilling::Refused)
        showWaiting(archive);
    if (filling == GapFilling::Failed || filling == GapFilling::Refused)
        Q_EMIT hindered(archive);
}

/// What its gaps held back.
void ArchiveSync::showWaiting(const Jid &archive)
{
    if (!m_history.store())
        return;
    whenDone(m_history.store()->refuseGaps(archive), this, [this](const Result<storage::Applied> &applied) {
        if (applied)
            m_history.show(*applied);
    });
}

/// Where the store ends the server may go on; the first question about it tells.
void ArchiveSync::offerOlder(const Jid &archive)
{
    const auto reading = m_readers.find(archive);
    if (!m_isOpen || reading == m_readers.end() || !reading->second->isSupported)
        return;
    for (Conversation *conversation : m_conversations.all()) {
        if (archiveOf(*conversation) != archive)
            continue;
        conversation->setArchiveHasOlder(true);
        // A room that was opened before we were in: it was not asked then.
        if (archive != m_account && conversation->isLoaded() && isShort(*conversation))
            conversation->loadOlder();
    }
}

void ArchiveSync::follow(Conversation *conversation)
{
    connect(conversation, &Conversation::archiveRequested, this, [this, conversation] { readOlder(conversation); });
    connect(conversation, &Conversation::gapFillingRequested, this,
            [this, conversation] { fillNow(archiveOf(*conversation)); });
    connect(conversation, &Conversation::newestLoaded, this, [this, conversation] {
        // It may be younger than its gaps, or there is no stream yet.
        showGapsOf(conversation);
        // A conversation that is hardly here shows what the server has of it.
        if (isShort(*conversation))
            conversation->loadOlder();
    });
    const auto reading = m_readers.find(archiveOf(*conversation));
    if (m_isOpen && reading != m_readers.end() && reading->second->isSupported)
        conversation->setArchiveHasOlder(true);
}

} // namespace causerie
