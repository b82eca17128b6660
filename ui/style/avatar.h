// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"
#include "core/roster/presence.h"

#include <QColor>
#include <QImage>
#include <QRectF>
#include <QWidget>

#include <optional>

class QPainter;

namespace causerie::ui
{

struct Tokens;

/// XEP-0392 §5.1: the hue angle of a text, 0 ≤ angle < 360.
double hueAngle(QStringView text);
/// HSLuv (revision 4) to sRGB; hue in degrees, saturation and lightness 0…100.
QColor fromHsluv(double hue, double saturation, double lightness);
/// The colour of an address (XEP-0392), calmed and darkened so that white initials keep 4.5:1 on it.
QColor avatarColour(const Jid &jid);

/// One or two letters: first and last word of a name. "?" when there is no letter or digit.
QString initials(QStringView name);

/// A round avatar: the picture or, without one, initials. `jid` gives the colour, `name` the letters.
void paintAvatar(QPainter &painter, const QRectF &rect, const Jid &jid, QStringView name, const QImage &picture = {});
/// Of somebody of whom only a name is known (XEP-0392 §5.1); `hue` in degrees.
void paintAvatar(QPainter &painter, const QRectF &rect, double hue, QStringView name);
/// The presence mark at the lower trailing corner of an avatar: disc, moon, bar or ring, never colour alone.
/// `behind` is the colour under the avatar, for the gap between the two.
void paintPresenceMark(QPainter &painter, const QRectF &avatar, Availability availability, const Tokens &colours,
                       const QColor &behind, Qt::LayoutDirection direction);
/// The mark itself, filling `rect`; for menus and lists.
void paintPresenceShape(QPainter &painter, const QRectF &rect, Availability availability, const Tokens &colours,
                        const QColor &behind);

/// An avatar as a widget; the size is in design pixels and grows with the font. Not a control.
///
/// Thread: GUI. Owner: its parent.
class Avatar final : public QWidget
{
    Q_OBJECT

public:
    explicit Avatar(int designSize, QWidget *parent = nullptr);

    void setDesignSize(int designSize);
    void setPerson(const Jid &jid, const QString &name);
    void setPicture(const QImage &picture);                         ///< square; null: initials
    void setAvailability(std::optional<Availability> availability); ///< nullopt: no mark
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_designSize;
    Jid m_jid;
    QString m_name;
    QImage m_picture;
    std::optional<Availability> m_availability;
};

} // namespace causerie::ui
