// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/incomingcallpopup.h"

#include "ui/style/avatar.h"
#include "ui/style/measure.h"
#include "ui/style/theme.h"

#include <QAccessible>
#include <QBitmap>
#include <QCloseEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QScreen>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{
constexpr int kPopupWidth = 360;
constexpr int kAvatar = 56;
constexpr int kRadius = 14;
} // namespace

namespace
{

QString calledWords(const QString &account, const QString &talkingTo, IncomingCallPopup::Beside beside)
{
    const QString called = account.isEmpty() ? IncomingCallPopup::tr("Incoming voice call…")
                                             : IncomingCallPopup::tr("Incoming voice call for %1",
                                                                     "%1 is the address of ours that is called")
                                                   .arg(account);
    if (talkingTo.isEmpty())
        return called;
    if (beside == IncomingCallPopup::Beside::PutsThrough)
        return IncomingCallPopup::tr("%1\n%2 puts them through to you.",
                                     "%1 says that a call comes in, %2 is the name of whom we talk to")
            .arg(called, talkingTo);
    return IncomingCallPopup::tr("%1\nYou are talking to %2.", "%1 says that a call comes in, %2 is another's name")
        .arg(called, talkingTo);
}

} // namespace

IncomingCallPopup::IncomingCallPopup(const Jid &peer, const QString &name, const QString &account,
                                     const QString &talkingTo, Beside beside, QWidget *parent)
    : QWidget(parent, Qt::Tool | Qt::FramelessWindowHint | Qt::WindowStaysOnTopHint)
{
    setAttribute(Qt::WA_ShowWithoutActivating);
    setAttribute(Qt::WA_TranslucentBackground);
    setWindowTitle(tr("%1 is calling", "%1 is the contact's name").arg(name));
    const bool isSecond = !talkingTo.isEmpty();
    const QString called = calledWords(account, talkingTo, beside);
    setAccessibleName(account.isEmpty() && !isSecond ? windowTitle() : windowTitle() + u". "_s + called);
    auto *layout = new QVBoxLayout(this);
    const int margin = scaled(font(), 20);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(scaled(font(), 16));
    addWords(layout, peer, name, called);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(font(), 10));
    m_decline = makeButton(tr("Decline"), u"danger"_s, tr("Refuse the call"), Qt::CTRL | Qt::SHIFT | Qt::Key_D);
    m_message = isSecond ? makeButton(tr("Decline with a message…"), QString(), tr("Refuse the call and say why"),
                                      Qt::CTRL | Qt::SHIFT | Qt::Key_M)
                         : makeButton(tr("Message"), QString(), tr("Write to them instead; it goes on ringing"),
                                      Qt::CTRL | Qt::SHIFT | Qt::Key_M);
    m_answer = makeAnswer(talkingTo, beside);
    buttons->addWidget(m_decline, 1);
    buttons->addWidget(m_message);
    buttons->addWidget(m_answer, 1);
    layout->addLayout(buttons);
    connect(m_answer, &QPushButton::clicked, this, &IncomingCallPopup::answered);
    connect(m_decline, &QPushButton::clicked, this, &IncomingCallPopup::declined);
    if (isSecond)
        m_message->setMenu(makeAnswers());
    else
        connect(m_message, &QPushButton::clicked, this, &IncomingCallPopup::messageRequested);
    setFocusPolicy(Qt::ClickFocus); // not on the way of the Tab key
    setFocus();                     // on no button: a space meant for elsewhere must neither take nor refuse the call
    setTabOrder({m_answer, m_message, m_decline});
    setFixedWidth(std::max(scaled(font(), kPopupWidth), buttons->sizeHint().width() + 2 * margin)); // in every language
}

/// What becomes of whom we talk to is said on it.
QPushButton *IncomingCallPopup::makeAnswer(const QString &talkingTo, Beside beside)
{
    constexpr QKeyCombination key = Qt::CTRL | Qt::SHIFT | Qt::Key_A;
    if (talkingTo.isEmpty())
        return makeButton(tr("Answer"), u"ok"_s, tr("Take the call"), key);
    if (beside == Beside::PutsThrough)
        return makeButton(tr("Answer"), u"ok"_s,
                          tr("Take the call; the one with %1 ends", "%1 is the other's name").arg(talkingTo), key);
    return makeButton(tr("Answer and hold"), u"ok"_s,
                      tr("Take the call; %1 waits on hold", "%1 is the other's name").arg(talkingTo), key);
}

void IncomingCallPopup::addWords(QVBoxLayout *layout, const Jid &peer, const QString &name, const QString &called)
{
    auto *avatar = new Avatar(kAvatar, this);
    avatar->setPerson(peer, name);
    auto *title = new QLabel(name, this);
    title->setTextFormat(Qt::PlainText);
    title->setProperty("kind", u"title"_s);
    title->setFont(larger(font(), 16.0 / 14));
    title->setWordWrap(true);
    auto *subtitle = new QLabel(called, this);
    subtitle->setTextFormat(Qt::PlainText);
    subtitle->setWordWrap(true);
    subtitle->setProperty("kind", u"muted"_s);
    auto *words = new QVBoxLayout;
    words->setSpacing(scaled(font(), 1));
    words->addStretch();
    words->addWidget(title);
    words->addWidget(subtitle);
    words->addStretch();
    auto *head = new QHBoxLayout;
    head->setSpacing(scaled(font(), 12));
    head->addWidget(avatar);
    head->addLayout(words, 1);
    layout->addLayout(head);
}

/// Who talks has no time to write.
QMenu *IncomingCallPopup::makeAnswers()
{
    auto *menu = new QMenu(this);
    for (const QString &text :
         {tr("I am on another call. I will call you back."), tr("I cannot talk just now. Please write to me."),
          tr("I will be free in ten minutes.")})
        connect(menu->addAction(text), &QAction::triggered, this, [this, text] { Q_EMIT declinedWith(text); });
    menu->addSeparator();
    connect(menu->addAction(tr("Write…")), &QAction::triggered, this, [this] {
        Q_EMIT declined();
        Q_EMIT messageRequested();
    });
    return menu;
}

QPushButton *IncomingCallPopup::makeButton(const QString &text, const QString &kind, const QString &tip,
                                           QKeyCombination key)
{
    auto *button = new QPushButton(text, this);
    button->setProperty("kind", kind);
    button->setMinimumHeight(scaled(font(), 34));
    button->setAutoDefault(true); // outside of a dialog: Return presses the one that has the focus, and no other
    const QKeySequence keys(key);
    button->setToolTip(
        tr("%1 (%2)", "%1 is what a button does, %2 its key").arg(tip, keys.toString(QKeySequence::NativeText)));
    // The pop-up does not take the focus, so its keys listen to all windows of the program.
    auto *shortcut = new QShortcut(keys, this);
    shortcut->setContext(Qt::ApplicationShortcut);
    connect(shortcut, &QShortcut::activated, button, [button] { button->click(); });
    return button;
}

QSize IncomingCallPopup::sizeHint() const
{
    return {width(), layout()->sizeHint().height()};
}

void IncomingCallPopup::moveToCorner()
{
    const QScreen *display = screen() ? screen() : QGuiApplication::primaryScreen();
    if (!display)
        return;
    const QRect room = display->availableGeometry();
    const int gap = scaled(font(), 16);
    const int x = layoutDirection() == Qt::RightToLeft ? room.left() + gap : room.right() - width() - gap;
    move(x, room.bottom() - height() - gap);
}

void IncomingCallPopup::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (event->spontaneous())
        return;
    adjustSize();
    moveToCorner();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

/// Without a compositor what is transparent would be black.
void IncomingCallPopup::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    QBitmap shape(size());
    shape.fill(Qt::color0);
    QPainter painter(&shape);
    painter.setBrush(Qt::color1);
    painter.setPen(Qt::color1);
    const qreal radius = scaled(font(), kRadius);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0, 0, -1, -1), radius, radius);
    painter.end();
    setMask(shape);
}

void IncomingCallPopup::closeEvent(QCloseEvent *event)
{
    if (event->spontaneous())
        Q_EMIT declined();
    QWidget::closeEvent(event);
}

void IncomingCallPopup::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal radius = scaled(font(), kRadius);
    painter.setPen(QPen(t.line, 1));
    painter.setBrush(t.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

} // namespace causerie::ui
