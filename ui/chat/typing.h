// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"
#include "core/session/writers.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace causerie::ui
{

/// What the other side should know of our writing (XEP-0085 §5): composing with the first key, paused after a rest,
/// active when the text was emptied; each said once. A sent message says `active` itself. Composing is said again while
/// keys come, for those who believe it for a while only, as we do (`kWritesFor`).
///
/// Thread: GUI. Owner: ConversationView.
class Typing final : public QObject
{
    Q_OBJECT

public:
    using Time = std::chrono::milliseconds;
    static constexpr int kRestMs = 5'000;
    static constexpr Time kSaidFor = kWritesFor / 2;

    explicit Typing(QObject *parent = nullptr, int restMs = kRestMs);
    void setClock(std::function<Time()> clock) { m_clock = std::move(clock); } ///< one that never goes back

    void edited(bool empty);
    void sent();           ///< the message has told them
    void left(bool empty); ///< another conversation was opened

Q_SIGNALS:
    void stateChanged(causerie::ChatState state);

private:
    void tell(ChatState state);

    ChatState m_told = ChatState::Active;
    Time m_toldAt{0};
    std::function<Time()> m_clock;
    QTimer m_rest;
};

} // namespace causerie::ui
