// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/avatar.h"

#include "ui/style/measure.h"
#include "ui/style/theme.h"

#include <QCryptographicHash>
#include <QPainter>
#include <QPainterPath>
#include <QTextBoundaryFinder>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

// XEP-0392 §5.2 asks for 100 and 50; its §6 lets the look decide. Calmer, and dark enough for white letters.
constexpr double kSaturation = 62;
constexpr double kLightness = 46;

// HSLuv is CIELUV stretched so that saturation 100 is the edge of sRGB; constants of its reference, revision 4.
constexpr std::array<std::array<double, 3>, 3> kXyzToRgb{{
    {3.240969941904521, -1.537383177570093, -0.498610760293},
    {-0.96924363628087, 1.87596750150772, 0.041555057407175},
    {0.055630079696993, -0.20397695888897, 1.056971514242878},
}};
constexpr double kRefU = 0.19783000664283;
constexpr double kRefV = 0.46831999493879;
constexpr double kKappa = 903.2962962;
constexpr double kEpsilon = 0.0088564516;

/// The greatest chroma inside sRGB at this lightness and hue: the nearest of the six edges of the gamut.
double maxChroma(double lightness, double hueRadians)
{
    const double cubed = std::pow(lightness + 16, 3) / 1560896;
    const double sub = cubed > kEpsilon ? cubed : lightness / kKappa;
    double nearest = std::numeric_limits<double>::max();
    for (const auto &row : kXyzToRgb) {
        for (const double edge : {0.0, 1.0}) {
            const double top1 = (284517 * row[0] - 94839 * row[2]) * sub;
            const double top2 =
                (838422 * row[2] + 769860 * row[1] + 731718 * row[0]) * lightness * sub - 769860 * edge * lightness;
            const double bottom = (632260 * row[2] - 126452 * row[1]) * sub + 126452 * edge;
            const double length = (top2 / bottom) / (std::sin(hueRadians) - (top1 / bottom) * std::cos(hueRadians));
            if (length >= 0)
                nearest = std::min(nearest, length);
        }
    }
    return nearest;
}

double gamma(double linear)
{
    const double v = linear <= 0.0031308 ? 12.92 * linear : 1.055 * std::pow(linear, 1 / 2.4) - 0.055;
    return std::clamp(v, 0.0, 1.0);
}

QString firstGrapheme(QStringView word)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word.toString());
    const qsizetype end = finder.toNextBoundary();
    return word.first(end > 0 ? end : word.size()).toString().toUpper();
}

bool startsWithLetter(QStringView word)
{
    if (word.isEmpty())
        return false;
    if (word.size() > 1 && word[0].isHighSurrogate())
        return QChar::isLetterOrNumber(QChar::surrogateToUcs4(word[0], word[1]));
    return word[0].isLetterOrNumber();
}

} // namespace

double hueAngle(QStringView text)
{
    const QByteArray digest = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha1);
    const int low = static_cast<unsigned char>(digest[0]);
    const int high = static_cast<unsigned char>(digest[1]);
    return (low + 256 * high) / 65536.0 * 360.0;
}

QColor fromHsluv(double hue, double saturation, double lightness)
{
    const double radians = hue * std::numbers::pi / 180;
    const double chroma = maxChroma(lightness, radians) * saturation / 100;
    const double u = chroma * std::cos(radians) / (13 * lightness) + kRefU;
    const double v = chroma * std::sin(radians) / (13 * lightness) + kRefV;
    const double y = lightness > 8 ? std::pow((lightness + 16) / 116, 3) : lightness / kKappa;
    const double x = -(9 * y * u) / ((u - 4) * v - u * v);
    const double z = (9 * y - 15 * v * y - v * x) / (3 * v);
    const auto channel = [&](std::size_t i) {
        return static_cast<float>(gamma(kXyzToRgb[i][0] * x + kXyzToRgb[i][1] * y + kXyzToRgb[i][2] * z));
    };
    return QColor::fromRgbF(channel(0), channel(1), channel(2));
}

QColor avatarColour(const Jid &jid)
{
    return fromHsluv(hueAngle(jid.bare().toString()), kSaturation, kLightness);
}

QString initials(QStringView name)
{
    QList<QStringView> words;
    for (QStringView word : name.split(u' ', Qt::SkipEmptyParts)) {
        while (!word.isEmpty() && !startsWithLetter(word))
            word = word.sliced(1);
        if (!word.isEmpty())
            words.append(word);
    }
    if (words.isEmpty())
        return name.trimmed().startsWith(u'+') ? u"+"_s : u"?"_s;
    // Two letters only when both words are names: "+33 1 39" is not "31".
    QString result = firstGrapheme(words.first());
    if (words.size() > 1 && words.first()[0].isLetter() && words.last()[0].isLetter())
        result += firstGrapheme(words.last());
    return result;
}

void paintAvatar(QPainter &painter, const QRectF &rect, const Jid &jid, QStringView name, const QImage &picture)
{
    if (picture.isNull())
        return paintAvatar(painter, rect, hueAngle(jid.bare().toString()), name);
    // Scaled smoothly first: a brush on its own skips pixels.
    const qreal ratio = painter.device()->devicePixelRatioF();
    QImage small =
        picture.scaled((rect.size() * ratio).toSize(), Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
    small.setDevicePixelRatio(ratio);
    QBrush brush(small);
    brush.setTransform(QTransform::fromTranslate(rect.x(), rect.y()));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(brush);
    painter.drawEllipse(rect);
    painter.restore();
}

void paintAvatar(QPainter &painter, const QRectF &rect, double hue, QStringView name)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fromHsluv(hue, kSaturation, kLightness));
    painter.drawEllipse(rect);
    const QString letters = initials(name);
    QFont font = semiBold(painter.font());
    font.setPixelSize(std::max(6, qRound(rect.height() * (letters.size() > 1 ? 0.36 : 0.4))));
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.drawText(rect, Qt::AlignCenter, letters);
    painter.restore();
}

void paintPresenceShape(QPainter &painter, const QRectF &rect, Availability availability, const Tokens &colours,
                        const QColor &behind)
{
    const qreal d = rect.width();
    const auto disc = [&](const QColor &colour) {
        painter.setBrush(colour);
        painter.drawEllipse(rect);
    };
    const auto mark = [&](const QPointF &from, const QPointF &to) {
        painter.setPen(QPen(behind, d * 0.18, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(rect.topLeft() + from * d, rect.topLeft() + to * d);
        painter.setPen(Qt::NoPen);
    };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    switch (availability) {
    case Availability::FreeForChat: // a plus in the disc
        disc(colours.ok);
        mark({0.5, 0.3}, {0.5, 0.7});
        mark({0.3, 0.5}, {0.7, 0.5});
        break;
    case Availability::Available:
        disc(colours.ok);
        break;
    case Availability::Away: // the hands of a clock
        disc(colours.away);
        mark({0.5, 0.25}, {0.5, 0.52});
        mark({0.5, 0.52}, {0.7, 0.62});
        break;
    case Availability::ExtendedAway: { // a moon
        QPainterPath moon;
        moon.addEllipse(rect);
        QPainterPath bite;
        bite.addEllipse(rect.translated(d * 0.32, -d * 0.2));
        painter.setBrush(colours.away);
        painter.drawPath(moon.subtracted(bite));
        break;
    }
    case Availability::DoNotDisturb: // a bar
        disc(colours.danger);
        mark({0.28, 0.5}, {0.72, 0.5});
        break;
    case Availability::Offline: { // a ring
        const qreal pen = d * 0.22;
        painter.setPen(QPen(colours.offline, pen));
        painter.setBrush(behind);
        painter.drawEllipse(rect.adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2));
        break;
    }
    }
    painter.restore();
}

void paintPresenceMark(QPainter &painter, const QRectF &avatar, Availability availability, const Tokens &colours,
                       const QColor &behind, Qt::LayoutDirection direction)
{
    // 12 px with a gap of 2 on an avatar of 42, as drawn; it need not grow as fast as the avatar.
    const qreal d = std::clamp(avatar.width() * 0.25, 8.0, std::max(12.0, avatar.width() * 0.17));
    const qreal gap = std::max(1.5, d * 0.18);
    // On a large circle the corner of the square is far away: stay on the rim.
    const qreal reach = avatar.width() / 2 * (1 + std::numbers::sqrt2 / 2) - d / 2 + d * 0.1;
    const qreal x = direction == Qt::RightToLeft ? avatar.right() - reach - d : avatar.left() + reach;
    const QRectF mark(x, avatar.top() + reach, d, d);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(behind);
    painter.drawEllipse(mark.adjusted(-gap, -gap, gap, gap));
    painter.restore();
    paintPresenceShape(painter, mark, availability, colours, behind);
}

Avatar::Avatar(int designSize, QWidget *parent) : QWidget(parent), m_designSize(designSize)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void Avatar::setDesignSize(int designSize)
{
    if (std::exchange(m_designSize, designSize) == designSize)
        return;
    setFixedSize(sizeHint());
    updateGeometry();
    update();
}

void Avatar::setPerson(const Jid &jid, const QString &name)
{
    m_jid = jid;
    m_name = name;
    update();
}

void Avatar::setPicture(const QImage &picture)
{
    m_picture = picture;
    update();
}

void Avatar::setAvailability(std::optional<Availability> availability)
{
    m_availability = availability;
    update();
}

QSize Avatar::sizeHint() const
{
    const int side = scaled(font(), m_designSize) + 4; // the mark stands out by two
    return {side, side};
}

void Avatar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const qreal side = std::min(width(), height()); // a circle, whatever room it was given
    const QRectF face = QRectF((width() - side) / 2, (height() - side) / 2, side, side).adjusted(2, 2, -2, -2);
    paintAvatar(painter, face, m_jid, m_name, m_picture);
    if (m_availability)
        paintPresenceMark(painter, face, *m_availability, tokens(palette()), tokens(palette()).panel,
                          layoutDirection());
}

} // namespace causerie::ui
