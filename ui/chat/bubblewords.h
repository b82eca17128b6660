// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/chat/bubblepart.h"

#include <QString>

namespace causerie::ui
{

/// One line of small words: who wrote, in their colour; a warning. That a text was taken back takes as many as it
/// needs.
class BubbleWords final : public BubblePart
{
public:
    enum class Look { Sender, Gone, Warning, Action };

    /// `action` is what a click on it means.
    BubbleWords(const QString &words, Look look, const MessageStyle &style,
                MessageHit::Kind action = MessageHit::Kind::Nothing);
    /// A name in the colour of its person; `hue` in degrees.
    BubbleWords(const QString &name, double hue, const MessageStyle &style);

    QSizeF size() const override { return m_size; }
    void paint(QPainter &painter, const Tokens &colours, bool outgoing) const override;
    MessageHit hit(const QPointF &point) const override;

private:
    QString m_words;
    Look m_look;
    QFont m_font;
    double m_hue = 0;
    MessageHit::Kind m_action;
    QSizeF m_size;
};

} // namespace causerie::ui
