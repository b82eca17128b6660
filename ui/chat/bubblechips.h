// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/chat/bubblepart.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <vector>

namespace causerie::ui
{

/// How many think the same of a message.
struct ReactionCount {
    QString emoji;
    int count = 0;
    bool ours = false;
    friend bool operator==(const ReactionCount &, const ReactionCount &) = default;
};

/// A row of rounded fields that can be clicked, broken into lines when it is long: reactions on the lower edge of a
/// bubble, the languages a message is written in, or what can be answered to an offer.
class BubbleChips final : public BubblePart
{
    Q_DECLARE_TR_FUNCTIONS(BubbleChips)

public:
    static BubbleChips reactions(const std::vector<ReactionCount> &counts, const MessageStyle &style);
    /// `shown` is the language in sight.
    static BubbleChips languages(const QStringList &names, int shown, const MessageStyle &style);

    /// Take the file `index` that is offered, or not.
    static BubbleChips offer(int index, const MessageStyle &style);

    QSizeF size() const override { return m_size; }
    void paint(QPainter &painter, const Tokens &colours, bool outgoing) const override;
    MessageHit hit(const QPointF &point) const override;

private:
    struct Chip {
        QString words;
        bool marked = false;
        MessageHit hit;
        QRectF rect; ///< inside the part
    };
    BubbleChips(std::vector<Chip> chips, bool raised, const MessageStyle &style);
    QRectF placed(const Chip &chip) const;

    std::vector<Chip> m_chips;
    bool m_raised; ///< has a ground of its own
    QFont m_font;
    bool m_mirrored;
    QSizeF m_size;
};

} // namespace causerie::ui
