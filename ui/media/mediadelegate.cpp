// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/media/mediadelegate.h"

#include "core/session/files.h"
#include "ui/chat/soundplayer.h"
#include "ui/style/format.h"
#include "ui/style/icons.h"
#include "ui/style/measure.h"

#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

// Design pixels.
constexpr int kRowHeight = 56;
constexpr int kDisc = 36;
constexpr int kMargin = 10;
constexpr int kJump = 20;

/// As much of the picture's middle as fills a square.
QRectF middleOf(const QImage &picture)
{
    const qreal side = std::min(picture.width(), picture.height());
    return {(picture.width() - side) / 2, (picture.height() - side) / 2, side, side};
}

} // namespace

MediaDelegate::MediaDelegate(MediaModel &model, const Files &files, const SoundPlayer &sounds, QObject *parent)
    : QStyledItemDelegate(parent), m_model(model), m_files(files), m_sounds(sounds)
{
}

QSize MediaDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    if (m_model.kind() == MediaKind::Pictures)
        return {m_square, m_square};
    const int lines = QFontMetrics(option.font).height() + QFontMetrics(smaller(option.font)).height();
    return {scaled(option.font, 160), std::max(scaled(option.font, kRowHeight), lines + scaled(option.font, 16))};
}

QRect MediaDelegate::jumpPlace(const QStyleOptionViewItem &option)
{
    const int side = scaled(option.font, kJump + 16);
    const QRect place(option.rect.right() - side, option.rect.top(), side, option.rect.height());
    return QStyle::visualRect(option.direction, option.rect, place);
}

void MediaDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    if (m_model.kind() == MediaKind::Pictures)
        paintPicture(*painter, option, index.row());
    else
        paintRow(*painter, option, index.row());
    painter->restore();
}

void MediaDelegate::paintPicture(QPainter &painter, const QStyleOptionViewItem &option, int row) const
{
    const Tokens &t = tokens(option.palette);
    const MediaItem &item = m_model.at(row);
    const QRectF square = QRectF(option.rect).adjusted(2, 2, -2, -2);
    QPainterPath shape;
    shape.addRoundedRect(square, 8, 8);
    painter.fillPath(shape, t.hover);
    const QImage picture = m_model.picture(row);
    const bool isHere = item.isHere();
    if (!picture.isNull()) {
        painter.setClipPath(shape);
        painter.drawImage(square, picture, middleOf(picture));
        painter.setClipping(false);
    }
    if (!isHere) {
        const qreal side = scaled(option.font, 28);
        const QRectF disc(square.center() - QPointF(side, side) / 2, QSizeF(side, side));
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.raised);
        painter.drawEllipse(disc);
        const qreal inset = side * 0.22;
        paintIcon(painter, disc.adjusted(inset, inset, -inset, -inset), iconOf(item), t.accent);
    } else if (picture.isNull()) {
        const qreal side = scaled(option.font, 28);
        paintIcon(painter, QRectF(square.center() - QPointF(side, side) / 2, QSizeF(side, side)), u"picture"_s,
                  t.faint);
    }
    if (option.state & (QStyle::State_HasFocus | QStyle::State_MouseOver)) {
        painter.setPen(QPen(t.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(square.adjusted(1, 1, -1, -1), 7, 7);
    }
}

QString MediaDelegate::iconOf(const MediaItem &item) const
{
    const MediaChoice choice = mediaChoice(item, m_files.progress({item.message.id, item.index}));
    if (choice == MediaChoice::Break)
        return u"close"_s;
    if (!item.isHere() && choice != MediaChoice::None)
        return u"download"_s;
    if (m_model.kind() == MediaKind::Pictures)
        return u"picture"_s;
    if (item.isHere() && m_model.kind() == MediaKind::Voice)
        return m_sounds.isPlaying(item.file().localFile) ? u"pause-sound"_s : u"play"_s;
    return u"file"_s;
}

void MediaDelegate::paintRow(QPainter &painter, const QStyleOptionViewItem &option, int row) const
{
    const Tokens &t = tokens(option.palette);
    const MediaItem &item = m_model.at(row);
    const QRect area = option.rect.adjusted(scaled(option.font, 6), 1, -scaled(option.font, 6), -1);
    if (option.state & (QStyle::State_HasFocus | QStyle::State_MouseOver)) {
        painter.setPen(option.state & QStyle::State_HasFocus ? QPen(t.accent, 1) : QPen(Qt::NoPen));
        painter.setBrush(t.hover);
        painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    }
    const int margin = scaled(option.font, kMargin);
    const int side = scaled(option.font, kDisc);
    const auto placed = [&option](const QRect &place) {
        return QStyle::visualRect(option.direction, option.rect, place);
    };
    const QRect disc = placed({area.left() + margin / 2, area.center().y() - side / 2, side, side});
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.select);
    painter.drawEllipse(disc);
    const qreal inset = side * 0.26;
    paintIcon(painter, QRectF(disc).adjusted(inset, inset, -inset, -inset), iconOf(item), t.accent);

    const QRect jump = jumpPlace(option);
    const int icon = scaled(option.font, kJump);
    paintIcon(painter, QRectF(jump.center() - QPoint(icon, icon) / 2, QSizeF(icon, icon)), u"chat"_s, t.muted);

    const int left = area.left() + margin / 2 + side + margin;
    const QFont small = smaller(option.font);
    const int nameHeight = QFontMetrics(option.font).height();
    const int smallHeight = QFontMetrics(small).height();
    const int top = area.center().y() - (nameHeight + smallHeight) / 2;
    const int width = area.right() - jump.width() - left;
    const Qt::Alignment start = leading(option.direction);
    // What a program called a recording tells nobody anything.
    const bool isVoice = m_model.kind() == MediaKind::Voice;
    const QString who = m_model.senderName(item.message);
    const QString title = isVoice ? who : item.file().name;
    painter.setPen(t.text);
    painter.setFont(option.font);
    painter.drawText(placed({left, top, width, nameHeight}), int(start) | Qt::TextSingleLine,
                     QFontMetrics(option.font).elidedText(title, Qt::ElideMiddle, width));
    painter.setPen(t.muted);
    painter.setFont(small);
    const QString details = mediaDetails(item, isVoice ? QString() : who, QDateTime::currentDateTime());
    painter.drawText(placed({left, top + nameHeight, width, smallHeight}), int(start) | Qt::TextSingleLine,
                     QFontMetrics(small).elidedText(details, Qt::ElideRight, width));
}

} // namespace causerie::ui
