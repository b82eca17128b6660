// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/accounts/accountbutton.h"

#include "core/session/avatars.h"
#include "core/session/profiles.h"
#include "ui/style/avatar.h"
#include "ui/style/format.h"
#include "ui/style/measure.h"
#include "ui/style/theme.h"

#include <QKeySequence>
#include <QPainter>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{
// In design pixels.
constexpr int kFace = 38;
constexpr int kButtonWidth = 60;
constexpr int kButtonHeight = 54;
constexpr int kMark = 15;
} // namespace

QKeySequence accountKeys(int place)
{
    return place < 0 || place > 8 ? QKeySequence() : QKeySequence(u"Ctrl+Alt+%1"_s.arg(place + 1));
}

AccountButton::AccountButton(Session &session, QWidget *parent) : QAbstractButton(parent), m_session(session)
{
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&session, &Session::stateChanged, this, &AccountButton::refresh);
    connect(&session, &Session::presenceChanged, this, &AccountButton::refresh);
    connect(&session.profiles(), &Profiles::ownNicknameChanged, this, [this] { update(); });
    connect(&session.avatars(), &Avatars::changed, this, [this](const Jid &jid) {
        if (jid == m_shown.jid)
            update();
    });
    refresh();
}

QString AccountButton::ownName() const
{
    const QString nickname = m_session.profiles().ownNickname();
    return nickname.isEmpty() ? displayName(m_shown.jid) : nickname;
}

void AccountButton::setUnread(int unread)
{
    if (std::exchange(m_shown.unread, unread) == unread)
        return;
    refreshWords();
    update();
}

void AccountButton::setPlace(int place)
{
    m_place = place;
    refreshWords();
}

void AccountButton::refresh()
{
    AccountState state;
    state.jid = m_session.account().jid.bare();
    state.state = m_session.state();
    state.availability = m_session.availability();
    state.error = m_session.error();
    state.unread = m_shown.unread;
    if (state.jid.isEmpty()) // it has never been signed in, or has just been removed
        state.jid = m_shown.jid.isEmpty() ? m_session.storedAccount().value_or(Account()).jid : m_shown.jid;
    m_shown = state;
    refreshWords();
    update();
}

void AccountButton::refreshWords()
{
    setAccessibleName(accountName(m_shown));
    const QString keys = accountKeys(m_place).toString(QKeySequence::NativeText);
    QString tip = m_shown.jid.toString().toHtmlEscaped() + u"<br>"_s + stateWords(m_shown).toHtmlEscaped();
    if (!keys.isEmpty())
        tip += u"<br>"_s + keys.toHtmlEscaped();
    setToolTip(tip);
}

QSize AccountButton::sizeHint() const
{
    return {scaled(font(), kButtonWidth), scaled(font(), kButtonHeight)};
}

void AccountButton::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int side = scaled(font(), kFace);
    const QRectF face((width() - side) / 2.0, (height() - side) / 2.0, side, side);
    if (isChecked() || underMouse()) { // a bar at the rim, longer where we are
        const qreal bar = isChecked() ? side * 0.8 : side * 0.3;
        const qreal wide = scaled(font(), 4);
        const bool mirrored = layoutDirection() == Qt::RightToLeft;
        const QRectF at(mirrored ? width() - wide / 2 : -wide / 2, (height() - bar) / 2, wide, bar);
        painter.setPen(Qt::NoPen);
        painter.setBrush(isChecked() ? t.accent : t.offline);
        painter.drawRoundedRect(at, wide / 2, wide / 2);
    }
    painter.setOpacity(isChecked() || underMouse() || hasFocus() || m_shown.unread > 0 ? 1.0 : 0.75);
    paintAvatar(painter, face, m_shown.jid, ownName(), m_session.avatars().picture(m_shown.jid));
    painter.setOpacity(1.0);
    if (hasFocus()) {
        painter.setPen(QPen(t.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(face.adjusted(-3, -3, 3, 3));
    }
    if (isInTrouble(m_shown))
        paintTrouble(painter, face);
    else
        paintPresenceMark(painter, face, shownAvailability(m_shown), t, t.window, layoutDirection());
    if (m_shown.unread > 0)
        paintBadge(painter, face);
}

/// A disc with an exclamation mark, in place of the presence.
void AccountButton::paintTrouble(QPainter &painter, const QRectF &face) const
{
    const Tokens &t = tokens(palette());
    const qreal side = scaled(font(), kMark);
    const qreal out = side * 0.2;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QRectF mark(mirrored ? face.left() - out : face.right() - side + out, face.bottom() - side + out, side, side);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.window);
    painter.drawEllipse(mark.adjusted(-2, -2, 2, 2));
    painter.setBrush(t.danger);
    painter.drawEllipse(mark);
    painter.setBrush(t.onDanger);
    const qreal thick = side * 0.16;
    painter.drawRoundedRect(QRectF(mark.center().x() - thick / 2, mark.top() + side * 0.2, thick, side * 0.36),
                            thick / 2, thick / 2);
    painter.drawEllipse(QRectF(mark.center().x() - thick / 2, mark.top() + side * 0.66, thick, thick));
}

void AccountButton::paintBadge(QPainter &painter, const QRectF &face) const
{
    const Tokens &t = tokens(palette());
    QFont small = semiBold(smaller(font()));
    painter.setFont(small);
    const QString words = badgeWords(m_shown.unread);
    const QFontMetrics metrics(small);
    const qreal high = metrics.height() + 1;
    const qreal wide = std::max<qreal>(high, metrics.horizontalAdvance(words) + high * 0.6);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    qreal left = mirrored ? face.left() - high * 0.4 : face.right() + high * 0.4 - wide;
    left = std::clamp<qreal>(left, 2, width() - wide - 2);
    const QRectF badge(left, face.top() - high * 0.3, wide, high);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.window);
    painter.drawRoundedRect(badge.adjusted(-2, -2, 2, 2), high / 2 + 2, high / 2 + 2);
    painter.setBrush(t.accent);
    painter.drawRoundedRect(badge, high / 2, high / 2);
    painter.setPen(t.onAccent);
    painter.drawText(badge, Qt::AlignCenter, words);
}

} // namespace causerie::ui
