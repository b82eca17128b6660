// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/chat/bubblepart.h"

#include <QString>
#include <QStringList>

namespace causerie::ui
{

/// What a message answers: who said it, and the beginning of what was said (XEP-0461). A click leads there.
class BubbleQuote final : public BubblePart
{
public:
    static constexpr int kMostLines = 2;

    BubbleQuote(const QString &author, const QString &quote, const MessageStyle &style);

    QSizeF size() const override { return m_size; }
    bool fillsWidth() const override { return true; }
    void paint(QPainter &painter, const Tokens &colours, bool outgoing) const override;
    MessageHit hit(const QPointF &point) const override;

private:
    QString m_author;
    QStringList m_lines;
    QFont m_nameFont;
    QFont m_font;
    qreal m_line = 0; ///< height
    int m_pad = 0;
    bool m_mirrored = false;
    QSizeF m_size;
};

} // namespace causerie::ui
