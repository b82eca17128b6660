// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

namespace causerie
{

/// What a key that is held down does to our microphone.
enum class TalkMode {
    Free,       ///< nothing
    PushToTalk, ///< we are heard while it is down
    PushToMute  ///< we are not heard while it is down
};

/// The key to talk, or to be silent, of one call. When it is let go of, the last word is still to be heard, or the
/// cough over: what it did ends a little later.
///
/// Thread: GUI. Owner: the window of the call, which knows the key.
class TalkKey final : public QObject
{
    Q_OBJECT

public:
    explicit TalkKey(QObject *parent = nullptr);

    /// In a call already, or when it begins; `muted` says what follows from it, if anything. `isMuted`: how the
    /// microphone is, and is to be again without the key.
    void set(TalkMode mode, std::chrono::milliseconds release, bool isMuted);
    TalkMode mode() const { return m_mode; }
    bool isDown() const { return m_isDown; }
    void press(bool isMuted); ///< likewise
    void letGo();

Q_SIGNALS:
    void muted(bool on); ///< how the microphone is to be

private:
    TalkMode m_mode = TalkMode::Free;
    QTimer m_release;
    bool m_isDown = false;
    bool m_wasMuted = false; ///< before push-to-talk began, or the key that silences went down
};

} // namespace causerie
