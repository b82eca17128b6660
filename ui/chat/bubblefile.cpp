// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/bubblefile.h"

#include "core/files/filename.h"
#include "core/files/transfererror.h"
#include "ui/chat/attachmentwords.h"
#include "ui/chat/bubblesound.h"
#include "ui/style/icons.h"
#include "ui/style/measure.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

struct FileWords {
    Q_DECLARE_TR_FUNCTIONS(BubbleFile)

public:
    static QString details(const Attachment &file, const FileShown &shown)
    {
        const QString size = sizeText(file.size);
        if (shown.isMoving && shown.stage == FileProgress::Stage::PeerAsked)
            return tr("%1 · waiting for them to accept", "%1 is a size").arg(size);
        if (shown.isMoving && shown.stage == FileProgress::Stage::PeerOffline)
            return tr("%1 · goes when they are online", "%1 is a size").arg(size);
        if (shown.isMoving)
            return shown.total > 0 ? tr("%1 of %2", "sizes: how much of a file has been moved")
                                         .arg(sizeText(shown.done), sizeText(shown.total))
                                   : sizeText(shown.done);
        if (file.state == TransferState::Failed)
            return tr("Failed: %1", "%1 says why").arg(transferReason(file.failure));
        if (file.state == TransferState::Cancelled)
            return file.failure.startsWith(files::word(files::TransferError::Kind::Declined)) ? tr("Declined")
                                                                                              : tr("Cancelled");
        if (shown.isGone())
            return tr("Not offered any more");
        if (files::isExecutable(file.name, file.mediaType))
            return size.isEmpty() ? tr("Could run programs") : tr("%1 · could run programs", "%1 is a size").arg(size);
        return size.isEmpty() ? tr("Size unknown") : size;
    }
    static QString fetch(const Attachment &file)
    {
        return file.size < 0 ? tr("Download") : tr("Download %1", "%1 is a size").arg(sizeText(file.size));
    }
};

namespace
{

/// What a click does now.
QString iconFor(const Attachment &file, const FileShown &shown)
{
    if (shown.isMoving)
        return u"close"_s;
    if (shown.isGone())
        return u"file"_s;
    if (file.state == TransferState::Failed || file.state == TransferState::Cancelled)
        return u"retry"_s;
    if (!shown.isHere)
        return u"download"_s;
    return files::isExecutable(file.name, file.mediaType) ? u"alert"_s : u"file"_s;
}

double shareOf(const FileShown &shown)
{
    if (!shown.isMoving || shown.stage != FileProgress::Stage::Moving)
        return -1; // it has not begun
    return shown.total > 0 ? std::clamp(double(shown.done) / double(shown.total), 0.0, 1.0) : 0;
}

void paintRing(QPainter &painter, const QRectF &disc, double share, const QColor &colour)
{
    if (share < 0)
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, 2.5, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(disc.adjusted(2, 2, -2, -2), 90 * 16, -int(std::max(share, 0.02) * 360 * 16));
}

MessageHit attachment(int index)
{
    MessageHit hit;
    hit.kind = MessageHit::Kind::Attachment;
    hit.index = index;
    return hit;
}

} // namespace

BubbleFile::BubbleFile(const Attachment &file, const FileShown &shown, int index, const MessageStyle &style)
    : m_name(file.name), m_details(FileWords::details(file, shown)), m_icon(iconFor(file, shown)),
      m_isWarning(file.state == TransferState::Failed || files::isExecutable(file.name, file.mediaType)),
      m_isActive(!shown.isGone()), m_share(shareOf(shown)), m_index(index), m_nameFont(style.font),
      m_detailsFont(style.small), m_side(scaled(style.font, 40)), m_space(scaled(style.font, 10)),
      m_mirrored(style.direction == Qt::RightToLeft)
{
    const qreal words = std::max(QFontMetricsF(m_nameFont).horizontalAdvance(m_name),
                                 QFontMetricsF(m_detailsFont).horizontalAdvance(m_details));
    const qreal least = std::min<qreal>(style.maxText, scaled(style.font, 190)); // it does not dance while it moves
    const qreal width = std::clamp<qreal>(std::ceil(m_side + m_space + words) + 2, least, style.maxText);
    const QRectF room(0, 0, width - m_side - m_space, 100 * m_side);
    m_detailsHeight = std::ceil(QFontMetricsF(m_detailsFont).boundingRect(room, Qt::TextWordWrap, m_details).height());
    m_size = {width, std::max<qreal>(m_side + scaled(style.font, 4),
                                     std::ceil(QFontMetricsF(m_nameFont).height()) + m_detailsHeight)};
}

void BubbleFile::paint(QPainter &painter, const Tokens &colours, bool outgoing) const
{
    const qreal top = rect().top() + (rect().height() - m_side) / 2;
    const QRectF disc(m_mirrored ? rect().right() - m_side : rect().left(), top, m_side, m_side);
    painter.setPen(Qt::NoPen);
    painter.setBrush(outgoing ? colours.raised : colours.select);
    painter.drawEllipse(disc);
    const qreal inset = m_side * 0.26;
    paintIcon(painter, disc.adjusted(inset, inset, -inset, -inset), m_icon,
              m_icon == "alert"_L1 ? colours.danger : colours.accent);
    paintRing(painter, disc, m_share, colours.accent);
    QRectF words = rect();
    if (m_mirrored)
        words.setRight(disc.left() - m_space);
    else
        words.setLeft(disc.right() + m_space);
    const QFontMetricsF nameMetrics(m_nameFont);
    const qreal height = nameMetrics.height() + m_detailsHeight;
    const qreal first = words.top() + (words.height() - height) / 2;
    const int side = int(leading(m_mirrored ? Qt::RightToLeft : Qt::LeftToRight));
    painter.setFont(m_nameFont);
    painter.setPen(colours.text);
    painter.drawText(QRectF(words.left(), first, words.width(), nameMetrics.height()), side | Qt::TextSingleLine,
                     nameMetrics.elidedText(m_name, Qt::ElideMiddle, words.width()));
    painter.setFont(m_detailsFont);
    painter.setPen(m_isWarning ? (outgoing ? colours.dangerOnMine : colours.danger)
                   : outgoing  ? colours.mutedOnMine
                               : colours.muted);
    painter.drawText(QRectF(words.left(), first + nameMetrics.height(), words.width(), m_detailsHeight),
                     side | Qt::TextWordWrap, m_details);
}

MessageHit BubbleFile::hit(const QPointF &point) const
{
    if (!m_isActive)
        return {};
    return rect().contains(point) ? attachment(m_index) : MessageHit();
}

BubblePicture::BubblePicture(const Attachment &file, const FileShown &shown, int index, const MessageStyle &style)
    : m_picture(shown.picture), m_share(shareOf(shown)), m_index(index), m_radius(scaled(style.font, 8)),
      m_disc(scaled(style.font, 44)), m_font(style.small)
{
    const QSizeF most(std::min<qreal>(style.maxText, scaled(style.font, 360)), scaled(style.font, 300));
    const QSizeF least(scaled(style.font, 120), scaled(style.font, 72));
    QSizeF wanted = file.pictureSize.isValid() ? QSizeF(file.pictureSize) : QSizeF(m_picture.size());
    if (wanted.isEmpty())
        wanted = QSizeF(scaled(style.font, 240), scaled(style.font, 160));
    if (wanted.width() > most.width() || wanted.height() > most.height())
        wanted.scale(most, Qt::KeepAspectRatio);
    m_size = wanted.expandedTo(least.boundedTo(most)).toSize();
    if (!shown.isHere || shown.isMoving) {
        m_icon = iconFor(file, shown);
        m_words = shown.isMoving || file.state == TransferState::Failed || file.state == TransferState::Cancelled
                      ? FileWords::details(file, shown)
                      : FileWords::fetch(file);
    }
}

void BubblePicture::paint(QPainter &painter, const Tokens &colours, bool outgoing) const
{
    Q_UNUSED(outgoing)
    painter.save();
    QPainterPath shape;
    shape.addRoundedRect(rect(), m_radius, m_radius);
    painter.setClipPath(shape, Qt::IntersectClip);
    painter.fillRect(rect(), colours.hover);
    if (!m_picture.isNull()) {
        const QSizeF fit = QSizeF(m_picture.size()).scaled(rect().size(), Qt::KeepAspectRatioByExpanding);
        QRectF where(QPointF(), fit);
        where.moveCenter(rect().center());
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(where, m_picture);
    }
    painter.restore();
    if (m_icon.isEmpty())
        return;
    // On a ground of their own: nobody knows what the picture is like.
    const QFontMetricsF metrics(m_font);
    QRectF disc(0, 0, m_disc, m_disc);
    disc.moveCenter(rect().center() - QPointF(0, metrics.height() / 2));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.raised);
    painter.drawEllipse(disc);
    const qreal inset = m_disc * 0.27;
    paintIcon(painter, disc.adjusted(inset, inset, -inset, -inset), m_icon, colours.accent);
    paintRing(painter, disc, m_share, colours.accent);
    const QString words = metrics.elidedText(m_words, Qt::ElideRight, rect().width() - 24);
    QRectF pill(0, 0, std::ceil(metrics.horizontalAdvance(words)) + 16, std::ceil(metrics.height()) + 4);
    pill.moveCenter({rect().center().x(), disc.bottom() + 4 + pill.height() / 2});
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.raised);
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    painter.setFont(m_font);
    painter.setPen(colours.text);
    painter.drawText(pill, int(Qt::AlignCenter) | Qt::TextSingleLine, words);
}

MessageHit BubblePicture::hit(const QPointF &point) const
{
    return rect().contains(point) ? attachment(m_index) : MessageHit();
}

std::unique_ptr<BubblePart> makeFilePart(const Attachment &file, const FileShown &shown, int index,
                                         const MessageStyle &style)
{
    // What came and is no picture after all, whatever its type says, is a file.
    const bool isBroken = shown.isBroken && shown.picture.isNull();
    if (isShownPicture(file) && !isBroken && !shown.isDirect)
        return std::make_unique<BubblePicture>(file, shown, index, style);
    if (shown.sound.canPlay)
        return std::make_unique<BubbleSound>(file, shown, index, style);
    return std::make_unique<BubbleFile>(file, shown, index, style);
}

} // namespace causerie::ui
