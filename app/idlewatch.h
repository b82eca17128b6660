// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace causerie
{

/// When somebody last touched this machine. The desktop is asked by D-Bus where it tells: GNOME by
/// org.gnome.Mutter.IdleMonitor, others by org.freedesktop.ScreenSaver. Where neither answers, only what is typed and
/// clicked into the windows of this program counts.
///
/// Thread: GUI; it never waits. Owner: Application.
class IdleWatch final : public QObject
{
    Q_OBJECT

public:
    enum class Source { Unknown, Mutter, ScreenSaver, OwnWindows };

    explicit IdleWatch(QObject *parent = nullptr);

    Source source() const { return m_source; }
    void setPause(std::chrono::milliseconds pause); ///< between questions; 15 s
    void forgetOwnUse() { m_ownUse = {}; }          ///< only what the desktop says counts, until there is some

Q_SIGNALS:
    void used(const QDateTime &last); ///< after every question, and at once when it is ours after a while

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void ask();
    void ask(Source source);
    void answered(Source source, std::chrono::milliseconds idle);
    void unanswered(Source source);

    QTimer m_pause;
    QDateTime m_ownUse;
    Source m_source = Source::Unknown;
};

} // namespace causerie
