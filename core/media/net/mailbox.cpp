// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/net/mailbox.h"

#include <QCoreApplication>
#include <QEvent>
#include <QPointer>

namespace causerie::media
{

void Mailbox::post(std::function<void()> delivery)
{
    const std::lock_guard lock(m_mutex);
    m_deliveries.push_back(std::move(delivery));
    if (m_deliveries.size() == 1)
        QCoreApplication::postEvent(this, new QEvent(QEvent::User));
}

bool Mailbox::event(QEvent *event)
{
    if (event->type() != QEvent::User)
        return QObject::event(event);

    std::vector<std::function<void()>> deliveries;
    {
        const std::lock_guard lock(m_mutex);
        deliveries.swap(m_deliveries);
    }
    const QPointer<Mailbox> alive(this); // a delivery may end our owner
    for (const auto &deliver : deliveries) {
        if (!alive)
            break;
        deliver();
    }
    return true;
}

} // namespace causerie::media
