// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/signin/connectionbanner.h"

#include "ui/signin/sentences.h"
#include "ui/style/icons.h"
#include "ui/style/measure.h"
#include "ui/style/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

BannerWords bannerWords(SessionState state, const std::optional<xmpp::ConnectionError> &error, const QString &domain,
                        const QDateTime &nextAttempt, const QDateTime &now)
{
    switch (state) {
    case SessionState::SignedOut:
    case SessionState::Online:
        return {};
    case SessionState::Connecting:
        return {ConnectionBanner::tr("Connecting to %1…", "%1 is a domain").arg(domain), {}, false};
    case SessionState::Waiting: {
        const qint64 ms = nextAttempt.isValid() ? std::max<qint64>(0, now.msecsTo(nextAttempt)) : 0;
        const int seconds = int((ms + 999) / 1000);
        return {error ? shortReason(*error, domain) : ConnectionBanner::tr("The connection was lost."),
                seconds > 0 ? ConnectionBanner::tr("Next attempt in %n second(s)", nullptr, seconds)
                            : ConnectionBanner::tr("Trying again…"),
                true};
    }
    case SessionState::Failed:
        return {error ? shortReason(*error, domain) : ConnectionBanner::tr("The connection was lost."), {}, false};
    }
    Q_UNREACHABLE_RETURN({});
}

ConnectionBanner::ConnectionBanner(QWidget *parent)
    : QFrame(parent), m_reason(new QLabel(this)), m_next(new QLabel(this)), m_retry(new QPushButton(tr("Try &now"), this))
{
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setFont(semiBold(font()));
    m_reason->setWordWrap(true);
    m_next->setProperty("kind", u"muted"_s);
    m_retry->setProperty("kind", u"link"_s);
    m_retry->setCursor(Qt::PointingHandCursor);
    m_retry->setToolTip(tr("Connect at once instead of waiting"));
    auto *layout = new QHBoxLayout(this);
    const int side = scaled(font(), 16);
    layout->setContentsMargins(2 * side + scaled(font(), 8), scaled(font(), 7), side, scaled(font(), 7));
    layout->setSpacing(scaled(font(), 12));
    layout->addWidget(m_reason, 1);
    layout->addWidget(m_next);
    layout->addWidget(m_retry);
    connect(m_retry, &QPushButton::clicked, this, &ConnectionBanner::retryRequested);
    m_tick.setInterval(std::chrono::milliseconds(500));
    setWords({});
}

ConnectionBanner::ConnectionBanner(Session &session, QWidget *parent) : ConnectionBanner(parent)
{
    connect(this, &ConnectionBanner::retryRequested, &session, &Session::retryNow);
    connect(&session, &Session::stateChanged, this, [this, &session] { follow(session); });
    connect(&m_tick, &QTimer::timeout, this, [this, &session] { follow(session); });
    follow(session);
}

void ConnectionBanner::follow(const Session &session)
{
    setWords(bannerWords(session.state(), session.error(), session.account().jid.domain(), session.nextAttempt(),
                         QDateTime::currentDateTimeUtc()));
    const bool counts = session.state() == SessionState::Waiting;
    if (counts && !m_tick.isActive())
        m_tick.start();
    else if (!counts)
        m_tick.stop();
}

void ConnectionBanner::setWords(const BannerWords &words)
{
    const bool isNews = words.reason != m_reason->text();
    m_reason->setText(words.reason);
    m_next->setText(words.next);
    m_next->setVisible(!words.next.isEmpty());
    m_retry->setVisible(words.canRetry);
    setVisible(!words.reason.isEmpty());
    setAccessibleName(words.reason);
    if (isNews && !words.reason.isEmpty()) {
        QAccessibleEvent alert(this, QAccessible::Alert); // the countdown is not read out every second, the reason is
        QAccessible::updateAccessibility(&alert);
    }
}

void ConnectionBanner::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens(palette());
    QPainter painter(this);
    QColor ground = t.away;
    ground.setAlphaF(0.16F);
    painter.fillRect(rect(), t.panel);
    painter.fillRect(rect(), ground);
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.line);
    const int side = scaled(font(), 18);
    const int x = layoutDirection() == Qt::RightToLeft ? width() - 2 * side : scaled(font(), 14);
    const QColor mark = m_retry->isHidden() ? t.muted : t.text;
    paintIcon(painter, QRectF(x, (height() - side) / 2.0, side, side), m_retry->isHidden() ? u"clock"_s : u"alert"_s, mark);
}

} // namespace causerie::ui
