// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QThread>

namespace causerie
{

/// Whether this computer has a microphone, and when one comes or goes. The sound system is asked in a thread of its
/// own, for it may take a while to answer.
///
/// Thread: GUI. Owner: Telephone.
class MicrophoneWatch final : public QObject
{
    Q_OBJECT

public:
    explicit MicrophoneWatch(QObject *parent = nullptr);
    ~MicrophoneWatch() override;

Q_SIGNALS:
    void found(bool isThere); ///< at first, and with each change

private:
    QThread m_thread;
};

} // namespace causerie
