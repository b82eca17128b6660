// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"
#include "core/xmpp/request.h"

#include <QDomElement>
#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QXmlStreamWriter;

namespace causerie::xmpp
{

/// One item of a node (XEP-0060 §7.1).
struct PepItem {
    QString id;
    QDomElement payload; ///< null when it has none
};

/// Something changed at a node (XEP-0060 §12.2, XEP-0163 §4.3).
struct PepEvent {
    Jid owner; ///< bare: whose node; our own account's is checked like any other
    QString node;
    std::vector<PepItem> items;
    QStringList retracted;  ///< ids
    bool isEmptied = false; ///< the node was purged or deleted
};

/// How a node of ours is kept (XEP-0060 §7.1.5); what is not said stays as the server likes it.
struct PepOptions {
    enum class Access { Presence, Open, Whitelist }; ///< whitelist: only our own devices
    enum class SendLast { Default, Never };
    Access access = Access::Presence;
    int maxItems = 1; ///< 0: as many as there are
    SendLast sendLast = SendLast::Default;
};

/// Personal eventing: our own nodes written, anybody's read, and what changes told (XEP-0163, XEP-0060). Which nodes
/// are told is what `Disco::ownFeatures` announces with "+notify" (XEP-0163 §4).
///
/// Thread: GUI. Owner: Session; the connection outlives it.
class Pep final : public QObject
{
    Q_OBJECT

public:
    using Write = std::function<void(QXmlStreamWriter &)>;
    using Done = std::function<void(std::expected<void, IqError>)>;
    using Items = std::function<void(std::expected<std::vector<PepItem>, IqError>)>;

    explicit Pep(Connection &connection, QObject *parent = nullptr);
    ~Pep() override;

    /// Writes one item of our own node, which is made when missing; one that is kept otherwise is set right first
    /// (XEP-0060 §7.1.3.6, §8.2). `done` exactly once unless `context` dies first.
    void publish(const QString &node, const QString &itemId, const PepOptions &options, Write payload, QObject *context,
                 Done done);
    void retract(const QString &node, const QString &itemId, QObject *context, Done done); ///< XEP-0060 §7.2
    void remove(const QString &node, QObject *context, Done done);                         ///< XEP-0060 §8.4
    /// All items of a node, or the one with `itemId`; none when there is no such node. `owner` bare.
    void items(const Jid &owner, const QString &node, const QString &itemId, QObject *context, Items done);

Q_SIGNALS:
    void received(const causerie::xmpp::PepEvent &event);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// Reads <message/> with an <event/>, from a bare address. Pure. `own` stands for a missing sender.
std::optional<PepEvent> parsePepEvent(const QDomElement &message, const Jid &own);
/// Reads the <item/>s of <items/> below `parent`. Pure.
std::vector<PepItem> parsePepItems(const QDomElement &parent);

} // namespace causerie::xmpp

Q_DECLARE_METATYPE(causerie::xmpp::PepEvent)
