// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"

#include <QObject>
#include <QTimer>

namespace causerie::ui
{

/// What the other side should know of our writing (XEP-0085 §5): composing with the first key, paused after a rest,
/// active when the text was emptied; each said once. A sent message says `active` itself.
///
/// Thread: GUI. Owner: ConversationView.
class Typing final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kRestMs = 5'000;

    explicit Typing(QObject *parent = nullptr, int restMs = kRestMs);

    void edited(bool empty);
    void sent();           ///< the message has told them
    void left(bool empty); ///< another conversation was opened

Q_SIGNALS:
    void stateChanged(causerie::ChatState state);

private:
    void tell(ChatState state);

    ChatState m_told = ChatState::Active;
    QTimer m_rest;
};

} // namespace causerie::ui
