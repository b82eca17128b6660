// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/waveview.h"

#include "ui/chat/soundbars.h"
#include "ui/style/measure.h"
#include "ui/style/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace causerie::ui
{

namespace
{
constexpr int kBarWidth = 4;       // design pixels, with the space to the next
constexpr size_t kPowersInBar = 5; // 100 ms
constexpr double kKeyStep = 0.05;
} // namespace

WaveView::WaveView(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize WaveView::sizeHint() const
{
    return {scaled(font(), 120), scaled(font(), 32)};
}

int WaveView::barsThatFit() const
{
    return std::max(1, width() / std::max(1, scaled(font(), kBarWidth)));
}

void WaveView::showLive(const std::vector<float> &powers, bool isIdle)
{
    setFocusPolicy(Qt::NoFocus);
    setCursor(Qt::ArrowCursor);
    m_isLive = true;
    m_isIdle = isIdle;
    // Only those that are seen: the newest.
    const size_t whole = powers.size() / kPowersInBar;
    const size_t first = whole - std::min(whole, size_t(barsThatFit()));
    m_bars.clear();
    for (size_t bar = first; bar < whole; ++bar) {
        const auto begin = powers.begin() + qsizetype(bar * kPowersInBar);
        m_bars.push_back(soundBar(*std::max_element(begin, begin + qsizetype(kPowersInBar))));
    }
    update();
}

void WaveView::showWhole(const std::vector<quint8> &shape, double share)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    m_isLive = false;
    m_bars = shape;
    m_share = share;
    update();
}

void WaveView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokens(palette());
    const int fit = barsThatFit();
    std::vector<quint8> bars(size_t(fit), 0);
    if (m_isLive)
        std::copy_n(m_bars.begin(), std::min(m_bars.size(), bars.size()), bars.begin());
    else
        bars = soundBars(m_bars, fit);
    const double share = m_isLive ? double(std::min(m_bars.size(), bars.size())) / fit : m_share;
    paintSoundBars(painter, QRectF(rect()).adjusted(0, 2, 0, -2), bars, share,
                   {.heard = m_isLive && !m_isIdle ? t.danger
                             : m_isLive            ? t.muted
                                                   : t.accent,
                    .rest = m_isLive ? t.line : t.muted,
                    .isMirrored = layoutDirection() == Qt::RightToLeft});
    if (hasFocus()) {
        painter.setPen(QPen(t.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
}

void WaveView::mousePressEvent(QMouseEvent *event)
{
    if (m_isLive || event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    const double share = std::clamp(event->position().x() / std::max(1, width()), 0.0, 1.0);
    Q_EMIT placeChosen(layoutDirection() == Qt::RightToLeft ? 1 - share : share);
}

void WaveView::keyPressEvent(QKeyEvent *event)
{
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    if (!m_isLive && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)) {
        const bool isForward = (event->key() == Qt::Key_Right) != isMirrored;
        Q_EMIT placeChosen(std::clamp(m_share + (isForward ? kKeyStep : -kKeyStep), 0.0, 1.0));
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace causerie::ui
