// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/attachment.h"
#include "ui/chat/bubblepart.h"
#include "ui/chat/fileshown.h"

#include <memory>

namespace causerie::ui
{

/// A file in a bubble: what a click does, its name, and its size or how far it is.
class BubbleFile final : public BubblePart
{
public:
    BubbleFile(const Attachment &file, const FileShown &shown, int index, const MessageStyle &style);

    QSizeF size() const override { return m_size; }
    bool fillsWidth() const override { return true; }
    void paint(QPainter &painter, const Tokens &colours, bool outgoing) const override;
    MessageHit hit(const QPointF &point) const override;
    const QString &details() const { return m_details; } ///< below the name

private:
    QString m_name;
    QString m_details;
    QString m_icon;
    bool m_isWarning = false;
    bool m_isActive = true; ///< a click does something
    double m_share = -1;    ///< of the way; below 0: not on the way
    int m_index;
    QFont m_nameFont;
    QFont m_detailsFont;
    qreal m_side;
    qreal m_space;
    bool m_mirrored;
    qreal m_detailsHeight; ///< in as many lines as they need
    QSizeF m_size;
};

/// A picture in a bubble, in the room that its announced size takes, whether it is here or not.
class BubblePicture final : public BubblePart
{
public:
    BubblePicture(const Attachment &file, const FileShown &shown, int index, const MessageStyle &style);

    QSizeF size() const override { return m_size; }
    void paint(QPainter &painter, const Tokens &colours, bool outgoing) const override;
    MessageHit hit(const QPointF &point) const override;

private:
    QImage m_picture;
    QString m_icon;  ///< over it; empty: nothing is to be done
    QString m_words; ///< beside the icon
    double m_share = -1;
    int m_index;
    qreal m_radius;
    qreal m_disc;
    QFont m_font;
    QSizeF m_size;
};

/// Whichever of the two shows this file.
std::unique_ptr<BubblePart> makeFilePart(const Attachment &file, const FileShown &shown, int index,
                                         const MessageStyle &style);

} // namespace causerie::ui
