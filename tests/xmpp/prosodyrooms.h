// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/xmpp/roomperson.h"

#include <QTest>

#include <memory>
#include <optional>

namespace causerie::test
{

/// The result of a request, when it has come.
struct Answer {
    std::optional<std::expected<void, RoomError>> result;
    xmpp::RoomDone take()
    {
        return [this](const std::expected<void, RoomError> &given) { result = given; };
    }
    bool isGood() const { return result && *result; }
    bool is(RoomError::Kind kind) const { return result && !*result && result->error().kind == kind; }
};

/// Rooms of a real Prosody, one server for all acts.
class ProsodyRooms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<Prosody>(withRooms());
        QVERIFY(m_server->isReady());
    }

protected:
    Jid fresh() { return *Jid::parse(QStringLiteral("room%1@rooms.example.test").arg(++m_count)); }
    static bool isIn(const Room &room) { return room.state() == RoomState::Joined; }

    std::unique_ptr<Prosody> m_server;
    int m_count = 0;
};

} // namespace causerie::test
