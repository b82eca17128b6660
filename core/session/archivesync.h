// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/catchup.h"
#include "core/session/history.h"

#include <QTimer>

#include <map>

namespace causerie
{

/// Keeps the history whole: carries out what `CatchUp` decides for the account's archive and for those of rooms, shows
/// the gaps in the conversations, and reads older pages for whoever scrolls there (XEP-0313).
///
/// Thread: GUI. Owner: Session; all it is made with outlives it. Errors are tried again and otherwise stay visible as
/// gaps; a server without an archive has none.
class ArchiveSync final : public QObject
{
    Q_OBJECT

public:
    /// One question to an archive, and whether there is one: of xmpp::Archive, or of a test.
    struct Server {
        using Answer = std::function<void(std::expected<ArchivePage, xmpp::IqError>)>;
        std::function<void(const xmpp::ArchiveQuery &, QObject *, Answer)> query;
        std::function<void(const Jid &, QObject *, std::function<void(bool)>)> isSupported;
    };
    static Server of(xmpp::Archive &archive);

    ArchiveSync(History &history, Conversations &conversations, Server server, QObject *parent = nullptr);
    ~ArchiveSync() override;

    /// Bare: whose gaps are shown, also before there is a stream.
    void setAccount(const Jid &account) { m_account = account; }
    /// Before anything of a new stream is stored, so that it stands behind the gap. A resumed one has none.
    void streamOpened(const Jid &account, bool resumed);
    /// The account's gaps are filled from here on: when it is known who is a contact.
    void start();
    void streamLost();
    /// A room was joined anew; again `start`s at once.
    void joined(const Jid &room);
    void left(const Jid &room);
    bool keeps(const Jid &archive) const; ///< its server has one, as far as it has said so
    bool follows(const Jid &archive) const { return m_readers.contains(archive); } ///< it is read, or was
    /// Somebody does not want to wait: the gaps of the archive are filled now, if it can be reached.
    void fillNow(const Jid &archive);
    bool isCatchingUp(const Jid &archive) const;

Q_SIGNALS:
    void arriving(const std::vector<causerie::ChatEvent> &events); ///< before they are stored
    /// Stored; `isNews`: missed while we were away, not read for the first time.
    void arrived(const std::vector<causerie::Message> &added, bool isNews);
    /// Missed while we were away; those in old history were answered somewhere, or are over.
    void invited(const causerie::RoomInvitation &invitation);
    void caughtUp(const causerie::Jid &archive);
    void hindered(const causerie::Jid &archive); ///< not all of it can be read, for now or at all

private:
    struct Reader;

    Reader &reader(const Jid &archive);
    Jid archiveOf(const Conversation &conversation) const;
    void open(const Jid &archive);
    void askForSupport(const Jid &archive);
    void askForEnd(const Jid &account);
    void begin(const Jid &archive);
    void carryOut(const Jid &archive, CatchUp::Actions actions);
    void ask(const Jid &archive, const xmpp::ArchiveQuery &query);
    void fill(const Jid &archive, const CatchUp::Fill &fill);
    void showGaps(const Jid &archive);
    void showGapsOf(Conversation *conversation);
    void showFilling(const Jid &archive, GapFilling filling);
    void showWaiting(const Jid &archive);
    void gapOpened(const Jid &archive);
    void offerOlder(const Jid &archive);
    void follow(Conversation *conversation);
    void readOlder(Conversation *conversation);
    void readOlder(Conversation *conversation, const QString &before, int pages);

    History &m_history;
    Conversations &m_conversations;
    Server m_server;
    std::map<Jid, std::unique_ptr<Reader>> m_readers;
    std::map<Jid, GapFilling> m_filling; ///< by archive, as shown
    Jid m_account;                       ///< bare
    bool m_isOpen = false;
    int m_stream = 0; ///< answers that belong to an earlier one are void
};

} // namespace causerie
