// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QPushButton;

namespace causerie::ui
{

/// What the banner says; empty texts mean that there is nothing to say.
struct BannerWords
{
    QString reason;     ///< a sentence
    QString next;       ///< "Next attempt in 12 s"
    bool canRetry = false;
    friend bool operator==(const BannerWords &, const BannerWords &) = default;
};

/// Pure; `now` decides the countdown.
BannerWords bannerWords(SessionState state, const std::optional<xmpp::ConnectionError> &error, const QString &domain,
                        const QDateTime &nextAttempt, const QDateTime &now);

/// The slim strip over a window whose connection is lost: why, when the next attempt is, and "Try now".
/// Hidden while all is well; the countdown ticks only while it is shown.
///
/// Thread: GUI. Owner: the window it stands in. The session outlives it.
class ConnectionBanner final : public QFrame
{
    Q_OBJECT

public:
    explicit ConnectionBanner(Session &session, QWidget *parent = nullptr);
    /// For a window that shows words of its own making.
    explicit ConnectionBanner(QWidget *parent = nullptr);

    void setWords(const BannerWords &words);

Q_SIGNALS:
    void retryRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void follow(const Session &session);

    QLabel *m_reason;
    QLabel *m_next;
    QPushButton *m_retry;
    QTimer m_tick;
};

} // namespace causerie::ui
