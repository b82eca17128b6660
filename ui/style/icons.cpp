// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/icons.h"

#include "core/base/log.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

static void initResources()
{
    Q_INIT_RESOURCE(icons); // in a static library nobody else would
}

namespace causerie::ui
{

void makeDrawingsReadable()
{
    initResources();
}

namespace
{

QByteArray drawing(const QString &name)
{
    initResources();
    QFile file(u":/icons/"_s + name + u".svg"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        qCWarning(lcUi) << "no icon" << name;
        return {};
    }
    return file.readAll();
}

/// Those that point along the line of reading.
bool isDirectional(const QString &name)
{
    return name == "send"_L1 || name == "back"_L1 || name == "panel"_L1 || name == "chevron-right"_L1;
}

class TintedEngine final : public QIconEngine
{
public:
    TintedEngine(QString name, QColor Tokens::*tint) : m_name(std::move(name)), m_tint(tint) {}

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        // `size` is in device pixels here.
        QPixmap result = iconPixmap(m_name, colour(mode), size / scale, scale);
        return result;
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        painter->drawPixmap(rect,
                            iconPixmap(m_name, colour(mode), rect.size(), painter->device()->devicePixelRatioF()));
    }
    QIconEngine *clone() const override { return new TintedEngine(m_name, m_tint); }
    QString key() const override { return u"causerie-tinted"_s; }

private:
    QColor colour(QIcon::Mode mode) const
    {
        const Tokens &t = tokens(schemeOf(QGuiApplication::palette()));
        return mode == QIcon::Disabled ? t.faint : t.*m_tint;
    }

    QString m_name;
    QColor Tokens::*m_tint;
};

} // namespace

QIcon icon(const QString &name, QColor Tokens::*tint)
{
    return QIcon(new TintedEngine(name, tint));
}

QPixmap iconPixmap(const QString &name, const QColor &colour, const QSize &size, qreal devicePixelRatio)
{
    const bool mirrored = isDirectional(name) && QGuiApplication::layoutDirection() == Qt::RightToLeft;
    const QString key = u"icon/%1/%2/%3x%4/%5/%6"_s.arg(name, colour.name(QColor::HexArgb))
                            .arg(size.width())
                            .arg(size.height())
                            .arg(devicePixelRatio)
                            .arg(mirrored);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QByteArray svg = drawing(name);
    svg.replace("currentColor", colour.name().toLatin1());
    QSvgRenderer renderer(svg);
    pixmap = QPixmap((QSizeF(size) * devicePixelRatio).toSize());
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    if (mirrored) {
        painter.translate(pixmap.width(), 0);
        painter.scale(-1, 1);
    }
    painter.setOpacity(colour.alphaF());
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(&painter, QRectF(QPointF(), QSizeF(pixmap.size())));
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void paintIcon(QPainter &painter, const QRectF &rect, const QString &name, const QColor &colour)
{
    const qreal ratio = painter.device()->devicePixelRatioF();
    const QPixmap pixmap = iconPixmap(name, colour, rect.size().toSize(), ratio);
    painter.drawPixmap(rect.topLeft(), pixmap);
}

QIcon applicationIcon()
{
    return icon(u"causerie"_s); // in its own colours
}

} // namespace causerie::ui
