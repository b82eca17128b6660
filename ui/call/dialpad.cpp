// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/dialpad.h"

#include "ui/style/measure.h"
#include "ui/style/theme.h"

#include <QEnterEvent>
#include <QGridLayout>
#include <QPainter>

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

constexpr int kKeyWidth = 84;
constexpr int kKeyHeight = 52;
constexpr int kRing = 2; // room for the ring of the focus
constexpr std::chrono::milliseconds kHold{600};

constexpr std::pair<char16_t, QLatin1StringView> kKeys[] = {
    {u'1', ""_L1},     {u'2', "ABC"_L1}, {u'3', "DEF"_L1},  {u'4', "GHI"_L1}, {u'5', "JKL"_L1}, {u'6', "MNO"_L1},
    {u'7', "PQRS"_L1}, {u'8', "TUV"_L1}, {u'9', "WXYZ"_L1}, {u'*', ""_L1},    {u'0', ""_L1},    {u'#', ""_L1},
};

} // namespace

DialKey::DialKey(QChar digit, const QString &letters, QWidget *parent)
    : QAbstractButton(parent), m_digit(digit), m_letters(letters)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_hold.setSingleShot(true);
    m_hold.setInterval(kHold);
    connect(&m_hold, &QTimer::timeout, this, [this] {
        m_wasHeld = true;
        Q_EMIT meant(m_heldMeaning);
    });
    connect(this, &QAbstractButton::pressed, this, [this] {
        m_wasHeld = false;
        if (!m_heldMeaning.isNull())
            m_hold.start();
    });
    connect(this, &QAbstractButton::released, &m_hold, &QTimer::stop);
    connect(this, &QAbstractButton::clicked, this, [this] {
        if (!std::exchange(m_wasHeld, false))
            Q_EMIT meant(m_digit);
    });
    describe({});
}

void DialKey::setHeldMeaning(QChar meaning, const QString &name)
{
    m_heldMeaning = meaning;
    describe(name);
    update();
}

void DialKey::describe(const QString &heldName)
{
    const QString name = m_digit == u'*'   ? tr("Star")
                         : m_digit == u'#' ? tr("Hash")
                         : m_letters.isEmpty()
                             ? QString(m_digit)
                             : tr("%1, letters %2", "%1 is a digit of a telephone, %2 the letters on its key")
                                   .arg(m_digit)
                                   .arg(m_letters);
    setAccessibleName(name);
    setAccessibleDescription(heldName);
    setToolTip(heldName);
}

QSize DialKey::sizeHint() const
{
    return {scaled(font(), kKeyWidth), scaled(font(), kKeyHeight)};
}

void DialKey::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void DialKey::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void DialKey::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF ground = QRectF(rect()).adjusted(kRing, kRing, -kRing, -kRing);
    painter.setPen(hasFocus() ? QPen(t.accent, 2) : QPen(Qt::NoPen));
    painter.setBrush(isEnabled() && (isDown() || underMouse()) ? t.select : t.hover);
    painter.drawRoundedRect(ground, scaled(font(), 10), scaled(font(), 10));

    const QString below = m_heldMeaning.isNull() ? m_letters : QString(m_heldMeaning);
    const QFont digitFont = larger(semiBold(font()), 20.0 / 14);
    QFont lettersFont = smaller(font());
    lettersFont.setLetterSpacing(QFont::AbsoluteSpacing, 1);
    const int digitHeight = QFontMetrics(digitFont).height();
    const int lettersHeight = below.isEmpty() ? 0 : QFontMetrics(lettersFont).height();
    const int top = (height() - digitHeight - lettersHeight) / 2;
    painter.setFont(digitFont);
    painter.setPen(isEnabled() ? t.text : t.faint);
    painter.drawText(QRect(0, top, width(), digitHeight), Qt::AlignCenter, m_digit);
    painter.setFont(lettersFont);
    painter.setPen(isEnabled() ? t.muted : t.faint);
    painter.drawText(QRect(0, top + digitHeight, width(), lettersHeight), Qt::AlignCenter, below);
}

DialPad::DialPad(QWidget *parent) : QWidget(parent)
{
    setLayoutDirection(Qt::LeftToRight); // a telephone's keys stand the same everywhere
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setSpacing(scaled(font(), 8));
    int place = 0;
    for (const auto &[digit, letters] : kKeys) {
        auto *key = new DialKey(QChar(digit), letters, this);
        grid->addWidget(key, place / 3, place % 3);
        ++place;
        connect(key, &DialKey::meant, this, &DialPad::pressed);
    }
}

void DialPad::setPlus(bool on)
{
    key(u'0')->setHeldMeaning(on ? u'+' : QChar(), on ? tr("Held down: plus") : QString());
}

DialKey *DialPad::key(QChar digit) const
{
    for (DialKey *key : findChildren<DialKey *>()) {
        if (key->digit() == digit)
            return key;
    }
    return nullptr;
}

} // namespace causerie::ui
