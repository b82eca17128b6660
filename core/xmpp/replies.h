// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"
#include "core/xmpp/connection.h"
#include "core/xmpp/request.h"

#include <QXmppClientExtension.h>

#include <QDomDocument>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <unordered_map>

namespace causerie::xmpp
{

/// The requests that are under way, and the answers that belong to them (RFC 6120 §8.1.2, §8.2.3). In place of the
/// library's own list, which forgets application conditions, has no deadline and compares addresses byte for byte.
///
/// Thread: GUI. Owner: the QXmpp client, made by Connection.
class Replies final : public QXmppClientExtension
{
    Q_OBJECT

public:
    using Done = std::function<void(IqResult)>;

    /// `own` is our full address once bound: answers of our server may come from it, its bare form or nobody.
    void setOwnJid(const Jid &own) { m_own = own; }

    void expect(const QString &id, const QString &to, QObject *context, Done done, std::chrono::milliseconds deadline);
    /// Ends one request (all without `id`) with an error, from the event loop.
    void fail(const QString &id, const IqError &error);
    void failAll(const IqError &error);
    /// Calls back what was answered; call it outside the library's code.
    void flush();

    bool handleStanza(const QDomElement &stanza) override;

private:
    struct Waiting {
        Jid to; ///< empty: our own account
        QPointer<QObject> context;
        Done done;
        std::unique_ptr<QTimer> deadline;
    };
    struct Answered {
        QPointer<QObject> context;
        Done done;
        IqResult result;
    };

    bool mayAnswer(const QString &from, const Jid &to) const;
    void settle(const QString &id, IqResult result);

    Jid m_own;
    std::unordered_map<QString, Waiting> m_waiting;
    QList<Answered> m_answered;
    QList<QDomDocument> m_documents;
};

/// RFC 6120 §8.3.2: what an <iq type='error'/> says. Pure.
IqError toIqError(const QDomElement &iq);

} // namespace causerie::xmpp
