// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/attachment.h"
#include "core/xmpp/connection.h"
#include "core/xmpp/filetransfer.h"
#include "core/xmpp/s5bopening.h"

#include <QSet>

#include <functional>
#include <memory>

namespace causerie::xmpp
{

/// How a file goes first; in stanzas it goes when nothing else works.
enum class FileWay {
    InStanzas, ///< XEP-0261
    Beside     ///< XEP-0260, for who announces it (`takesBytestreams`)
};

/// Files from device to device on the wire: XEP-0234 over XEP-0261 and XEP-0260, both ways (jinglefile.h, ibb.h and
/// jingles5b.h do the XML, filetransfer.h decides, s5bopening.h finds the way beside the stanzas). Acknowledges first
/// and acts then. Session ids are UUIDs; several transfers at once.
///
/// Thread: GUI. Owner: Session. Make it after JingleBridge: it takes only what is about files.
class FileBridge final : public QObject
{
    Q_OBJECT

public:
    /// Whether somebody (bare) may offer us files; to everybody else we are as absent as a device that is not there.
    using MayOffer = std::function<bool(const Jid &peer)>;

    explicit FileBridge(Connection &connection, QObject *parent = nullptr);
    ~FileBridge() override;

    void setPolicy(MayOffer mayOffer); ///< nobody until it is set
    void setPatience(const FilePatience &patience);
    /// Whether files may go beside the stanzas (XEP-0260): quicker, but nothing encrypts them there. Until it is set
    /// they do not, and who offers to is led back into the stanzas.
    void setBeside(bool allowed);
    /// To whom (bare) our addresses may be told (XEP-0260 §6.1); nobody until it is set.
    void setAddressPolicy(MayOffer mayKnow);
    void setS5bRules(const S5bRules &rules); ///< but for `tellsAddress`, which is the policy's

    /// Offers `file` (its `localFile`, with size and hash as they are) to a device; `finished` follows. `name` is the
    /// content's: which of our messages it belongs to, the same when it is offered again.
    void offer(const Jid &to, const QString &sid, const QString &name, const Attachment &file,
               FileWay way = FileWay::InStanzas);
    /// Takes what they offer, into `place` (an absolute path whose folder exists), at most `limit` bytes.
    void accept(const QString &sid, const QString &place, qint64 limit);
    void decline(const QString &sid);
    void cancel(const QString &sid);

Q_SIGNALS:
    /// Theirs; `file` has their description, nothing of it is checked.
    void offered(const causerie::Jid &peer, const QString &sid, const QString &name, const causerie::Attachment &file);
    void accepted(const QString &sid); ///< ours
    void progressed(const QString &sid, qint64 done);
    /// None: the file is at its place, here or there. Never from inside a call of `offer` or `accept`.
    void finished(const QString &sid, const std::optional<causerie::files::TransferError> &error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// XEP-0234 §11, XEP-0260 §5, XEP-0261 §5: a device that takes files in a way we can send them. Pure.
bool takesFiles(const QSet<QString> &features);
bool takesBytestreams(const QSet<QString> &features); ///< XEP-0260 §5. Pure.

} // namespace causerie::xmpp
