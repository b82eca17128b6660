// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"
#include "core/roster/profile.h"
#include "core/session/sessionstate.h"

#include <QDateTime>
#include <QObject>

#include <chrono>
#include <expected>
#include <functional>
#include <memory>

namespace causerie
{

class Roster;

namespace xmpp
{
class Connection;
class Pep;
} // namespace xmpp

/// What people say of themselves: nicknames (XEP-0172), which go to the roster, and cards (XEP-0292, XEP-0054); and the
/// time where they are (XEP-0202).
///
/// Thread: GUI. Owner: Session; all it is made with outlives it.
class Profiles final : public QObject
{
    Q_OBJECT

public:
    using MayKnow = std::function<bool(const Jid &bare)>; ///< whose nickname counts
    using Loaded = std::function<void(std::expected<Profile, RequestError>)>;
    using Saved = std::function<void(std::expected<void, RequestError>)>;
    /// How far their clock is from UTC.
    using Offset = std::function<void(std::expected<std::chrono::minutes, RequestError>)>;

    Profiles(xmpp::Connection &connection, xmpp::Pep &pep, Roster &roster, MayKnow mayKnow, QObject *parent = nullptr);
    ~Profiles() override;

    void setAccount(const Jid &bare);
    void ask(const Jid &bare);   ///< their nickname: we see them from now on
    QString ownNickname() const; ///< empty: none, or not known yet

    // `done` once unless `context` dies first.
    void load(const Jid &bare, QObject *context, Loaded done);          ///< an empty one when they have none
    void saveOwn(const Profile &profile, QObject *context, Saved done); ///< and the nickname apart, for contacts to see
    void askTime(const Jid &full, QObject *context, Offset done);

Q_SIGNALS:
    void ownNicknameChanged();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace causerie
