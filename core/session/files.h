// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"
#include "core/chat/page.h"
#include "core/files/downloadrule.h"
#include "core/files/transfererror.h"
#include "core/session/filekey.h"

#include <QObject>
#include <QStringList>

#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QImage;

namespace causerie
{

struct Account;
class Conversations;
class History;
class Outbox;
class Recordings;
class Roster;
namespace xmpp
{
class Connection;
class Disco;
class FileBridge;
} // namespace xmpp

/// What our server takes (XEP-0363).
struct UploadLimits {
    bool isPossible = false;
    qint64 largest = -1; ///< bytes of one file, −1: not said
    friend bool operator==(const UploadLimits &, const UploadLimits &) = default;
};

/// How a file of ours would go to somebody.
enum class FileRoute {
    Unknown, ///< our server has not been asked; `limitsChanged` tells
    Server,
    Direct,           ///< to a device of theirs (XEP-0234)
    DirectWhenOnline, ///< the same, when there is one
    None              ///< see `limits` for why
};

/// What a program wants of it.
enum class FileChoice { Any, ServerOnly, DirectOnly };

/// Files of messages, as a person uses them: looked at before they are sent, put on the server or given directly,
/// fetched. A file is sent by `Session::send` with what `describe` found as attachment; the message waits in the outbox
/// until the file is on the server or, where that does not take it, on their device, over a restart, too. One that
/// failed is tried again by `Session::resend`.
///
/// Thread: GUI. Owner: Session.
class Files final : public QObject
{
    Q_OBJECT

public:
    using Described = std::vector<std::expected<Attachment, files::TransferError>>;

    /// What it is made of; all of it outlives it.
    struct Parts {
        xmpp::Connection &connection;
        xmpp::FileBridge &bridge;
        xmpp::Disco &disco;
        const Roster &roster;
        History &history;
        Conversations &conversations;
        Outbox &outbox;
    };
    explicit Files(const Parts &parts, QObject *parent = nullptr);
    ~Files() override;

    /// Empty until our server has been asked; `limitsChanged` tells.
    std::optional<UploadLimits> limits();
    std::optional<UploadLimits> knownLimits() const; ///< the same without asking
    /// Of a file of so many bytes to `peer`.
    FileRoute route(const Jid &peer, qint64 size);
    void setChoice(FileChoice choice); ///< until the program ends; `Any` unless set
    /// Looks at files of ours on a worker; the answers in the order of the paths.
    void describe(const QStringList &paths, QObject *context, std::function<void(Described)> done);
    /// A picture that is no file yet (pasted, say), as a PNG in the account's folder; empty when it cannot be written.
    QString keep(const QImage &picture, const QString &name);
    /// What `keep` made goes with nothing after all: it is removed. Anything else is left alone.
    void discard(const QString &path);
    /// What `keep` and voice messages left in the folder more than 30 days ago, and no message, edit or list of voice
    /// messages names, is removed; nothing as long as an older store is kept aside, or the list cannot be read, for
    /// those may name it. Only for who has the folder alone and a store that is not new, right after `openAccount`.
    void removeLeftovers();
    /// Puts a file on our server that belongs to no message, while there is a stream: the answer is where others find
    /// it. It is tried once.
    void upload(const QString &path, QObject *context, std::function<void(qint64 sent, qint64 total)> progress,
                std::function<void(std::expected<Attachment, files::TransferError>)> done);
    QString folder() const;   ///< of the account; made when missing
    Recordings &recordings(); ///< voice messages that are made here

    /// Messages of a conversation that have files, oldest first: the newest `limit`, or those in front of `before`.
    void list(const Jid &peer, std::optional<Cursor> before, int limit, QObject *context,
              std::function<void(Page)> done);

    std::optional<FileProgress> progress(const FileKey &key) const; ///< of what waits or runs, either way
    void cancel(const FileKey &key);                                ///< or decline
    void download(const Message &message, int index); ///< somebody asked for it, or takes what is offered directly

    /// Which files come by themselves; until it is set, none. Kept by whoever sets it. Counts at once: what is loaded
    /// and allowed now is fetched, and what came by itself and is not allowed any more is broken off, but for what
    /// comes directly, which would fail for its sender.
    void setRule(const files::DownloadRule &rule);
    const files::DownloadRule &rule() const;
    /// Whether a file may go to another device on a way that nothing encrypts, when it is quicker (XEP-0260). Kept by
    /// whoever sets it; until then it may not.
    void setBeside(bool allowed);
    bool isBeside() const;
    /// Rooms whose members know each other; until it is set, none. From others nothing comes by itself.
    void setTrustedRooms(std::function<bool(const Jid &room)> isTrusted);
    /// A message is looked at or has just come: fetches what the rule allows.
    void wanted(const Message &message);

    // For Session.
    void openAccount(const Account &account, const QString &folder);
    void streamOpened(bool resumed);
    void contactsLoaded();
    void streamLost();
    void remove(); ///< the folder and all in it

Q_SIGNALS:
    void limitsChanged();
    void routeChanged(const causerie::Jid &peer);
    void progressed(const causerie::FileKey &key);
    void offered(const causerie::Message &message); ///< new: somebody offers a file directly

private:
    bool mayCome(const Jid &conversation, const Attachment &file) const;

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace causerie
