// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"
#include "core/session/sessionstate.h"

#include <QDir>
#include <QImage>
#include <QObject>

#include <functional>
#include <memory>

namespace causerie::xmpp
{
class AvatarBridge;
class Connection;
} // namespace causerie::xmpp

namespace causerie
{

/// The pictures of people, ourselves among them (XEP-0084, XEP-0153), and of rooms (XEP-0486): heard of, fetched,
/// checked, kept on the disk by their hash. Those of strangers are not fetched.
///
/// Thread: GUI. Owner: Session; all it is made with outlives it.
class Avatars final : public QObject
{
    Q_OBJECT

public:
    enum class SetError { NotAPicture, NotConnected, Refused };
    using MayShow = std::function<bool(const Jid &bare)>;

    Avatars(xmpp::Connection &connection, xmpp::AvatarBridge &bridge, const QDir &folder, MayShow mayShow,
            QObject *parent = nullptr);
    ~Avatars() override;

    void setAccount(const Jid &bare); ///< reads whose pictures are known
    void remove();                    ///< forgets them, on the disk as well
    void ask(const Jid &bare);        ///< we see them from now on, and their server need not tell by itself
    /// Square; null when they have none, or it is not read yet: `changed` follows when it is.
    QImage picture(const Jid &jid);
    /// Ours, or that of a room which we own: scales and publishes; `changed` or `notSet` follows.
    void set(const Jid &whose, const QString &file);
    void unset(const Jid &whose);
    void hear(const Jid &room, const QString &sha1); ///< what a room says of its picture; empty: it says nothing

Q_SIGNALS:
    void changed(const causerie::Jid &jid);
    void notSet(const causerie::Jid &whose, causerie::Avatars::SetError error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace causerie
