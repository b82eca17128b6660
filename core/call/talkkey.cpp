// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/talkkey.h"

#include <utility>

namespace causerie
{

TalkKey::TalkKey(QObject *parent) : QObject(parent)
{
    m_release.setSingleShot(true);
    connect(&m_release, &QTimer::timeout, this, [this] { Q_EMIT muted(m_mode == TalkMode::PushToTalk); });
}

void TalkKey::set(TalkMode mode, std::chrono::milliseconds release)
{
    m_release.setInterval(release);
    const TalkMode before = std::exchange(m_mode, mode);
    if (before == mode)
        return;
    m_isDown = false;
    m_release.stop();
    if (mode == TalkMode::PushToTalk)
        Q_EMIT muted(true);
    else if (before == TalkMode::PushToTalk)
        Q_EMIT muted(false);
}

void TalkKey::press()
{
    if (m_mode == TalkMode::Free || std::exchange(m_isDown, true))
        return;
    m_release.stop();
    Q_EMIT muted(m_mode == TalkMode::PushToMute);
}

void TalkKey::letGo()
{
    if (std::exchange(m_isDown, false))
        m_release.start();
}

} // namespace causerie
