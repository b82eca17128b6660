// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <functional>
#include <mutex>
#include <vector>

namespace causerie::media
{

/// Brings values from any thread to the thread this lives on, in order, through its event loop.
///
/// What has not been delivered when it is destroyed never is. Owner: whoever wants the values; no thread that
/// posts may outlive it.
class Mailbox final : public QObject
{
public:
    /// Any thread.
    void post(std::function<void()> delivery);

    bool event(QEvent *event) override;

private:
    std::mutex m_mutex; ///< guards m_deliveries
    std::vector<std::function<void()>> m_deliveries;
};

} // namespace causerie::media
