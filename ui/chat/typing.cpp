// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/typing.h"

#include <QElapsedTimer>

#include <utility>

namespace causerie::ui
{

namespace
{

std::function<Typing::Time()> elapsedClock()
{
    QElapsedTimer timer;
    timer.start();
    return [timer] { return Typing::Time(timer.elapsed()); };
}

} // namespace

Typing::Typing(QObject *parent, int restMs) : QObject(parent), m_clock(elapsedClock())
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMs);
    connect(&m_rest, &QTimer::timeout, this, [this] { tell(ChatState::Paused); });
}

void Typing::edited(bool empty)
{
    if (empty) {
        m_rest.stop();
        return tell(ChatState::Active);
    }
    m_rest.start();
    tell(ChatState::Composing);
}

void Typing::sent()
{
    m_rest.stop();
    m_told = ChatState::Active;
}

void Typing::left(bool empty)
{
    m_rest.stop();
    if (m_told == ChatState::Composing)
        tell(empty ? ChatState::Active : ChatState::Paused);
    m_told = ChatState::Active; // for the next conversation nothing has been said
}

void Typing::tell(ChatState state)
{
    const Time now = m_clock();
    const bool isOld = state == ChatState::Composing && now - m_toldAt >= kSaidFor;
    if (std::exchange(m_told, state) == state && !isOld)
        return;
    m_toldAt = now;
    Q_EMIT stateChanged(state);
}

} // namespace causerie::ui
