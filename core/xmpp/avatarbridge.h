// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/avatarxml.h"

#include <memory>

namespace causerie::xmpp
{

/// Pictures of people to and from the server: XEP-0084 with the older XEP-0153 beside it, which servers translate into
/// each other (XEP-0398); where ours does not, our vCard gets the picture too, and our presence its hash. Rooms have
/// theirs in a vCard (XEP-0486). What is fetched is checked against the hash that was announced.
///
/// Thread: GUI. Owner: Session; connection and pep outlive it.
class AvatarBridge final : public QObject
{
    Q_OBJECT

public:
    enum class Source { Pep, VCard, Room };
    using Done = std::function<void(std::expected<void, IqError>)>;
    using Bytes = std::function<void(const QByteArray &)>; ///< empty: not to be had, or not what was announced

    AvatarBridge(Connection &connection, Pep &pep, QObject *parent = nullptr);
    ~AvatarBridge() override;

    void ask(const Jid &owner); ///< `announced` follows when they have a picture that we may see
    void fetch(const Jid &owner, const QString &sha1, Source source, QObject *context, Bytes done);
    void publish(const files::Portrait &portrait, QObject *context, Done done);
    void remove(QObject *context, Done done);
    /// The picture of a room of ours, or none from now on; the room tells everybody there, us as well.
    void saveRoomPhoto(const Jid &room, const std::optional<files::Portrait> &portrait, QObject *context, Done done);

Q_SIGNALS:
    /// `owner` bare, ourselves as well; an empty hash: they have no picture. From anybody at all: judge first.
    void announced(const causerie::Jid &owner, const QString &sha1, causerie::xmpp::AvatarBridge::Source source);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace causerie::xmpp
