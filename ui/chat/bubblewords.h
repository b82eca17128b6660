// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/chat/bubblepart.h"

#include <QString>

namespace causerie::ui
{

/// Words that are no text to select: who wrote, in their colour; what it is about, and that a text was taken back, over
/// as many lines as they take; a warning.
class BubbleWords final : public BubblePart
{
public:
    enum class Look { Sender, Subject, Gone, Warning, Action };

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
