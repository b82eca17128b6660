// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/talkkey.h"

#include <utility>

namespace causerie
{

TalkKey::TalkKey(QObject *parent) : QObject(parent)
{
    m_release.setSingleShot(true);
    connect(&m_release, &QTimer::timeout, this, [this] { Q_EMIT muted(m_mode == TalkMode::PushToTalk || m_wasMuted); });
}

void TalkKey::set(TalkMode mode, std::chrono::milliseconds release, bool isMuted)
{
    if (m_release.intervalAsDuration() != release) // it would begin anew
        m_release.setInterval(release);
    const TalkMode before = std::exchange(m_mode, mode);
    if (before == mode)
        return;
    const bool isSilenced = before == TalkMode::PushToTalk || m_isDown || m_release.isActive();
    const bool wasMuted = before == TalkMode::Free || !isSilenced ? isMuted : m_wasMuted;
    m_isDown = false;
    m_release.stop();
    m_wasMuted = wasMuted;
    if (mode == TalkMode::PushToTalk)
        Q_EMIT muted(true);
    else if (isSilenced)
        Q_EMIT muted(wasMuted);
}

void TalkKey::press(bool isMuted)
{
    if (m_mode == TalkMode::Free || std::exchange(m_isDown, true))
        return;
    if (m_mode == TalkMode::PushToMute && !m_release.isActive())
        m_wasMuted = isMuted;
    m_release.stop();
    Q_EMIT muted(m_mode == TalkMode::PushToMute);
}

void TalkKey::letGo()
{
    if (std::exchange(m_isDown, false))
        m_release.start();
}

} // namespace causerie
