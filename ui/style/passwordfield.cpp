// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/passwordfield.h"

#include "ui/style/measure.h"

#include <QEvent>
#include <QPushButton>
#include <QShortcut>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

PasswordField::PasswordField(QWidget *parent)
    : QLineEdit(parent), m_button(new QPushButton(this)), m_toggle(new QShortcut(this))
{
    setEchoMode(QLineEdit::Password);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_button->setProperty("kind", u"link"_s);
    m_button->setFont(smaller(font()));
    m_button->setCursor(Qt::PointingHandCursor);
    m_button->setCheckable(true);
    m_toggle->setContext(Qt::WidgetWithChildrenShortcut);
    connect(m_toggle, &QShortcut::activated, m_button, &QPushButton::toggle);
    connect(m_button, &QPushButton::toggled, this, &PasswordField::setShown);
    setShown(false);
}

void PasswordField::setShown(bool shown)
{
    setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    m_button->setChecked(shown);
    const QString text = shown ? tr("Hi&de") : tr("Sho&w");
    m_button->setText(text);
    m_button->setShortcut({}); // it would hold in the whole window
    m_toggle->setKey(QKeySequence::mnemonic(text));
    m_button->setAccessibleName(shown ? tr("Hide the password") : tr("Show the password"));
    placeButton();
}

QList<QWidget *> PasswordField::fields()
{
    return {this, m_button};
}

void PasswordField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    placeButton();
}

bool PasswordField::event(QEvent *event)
{
    if (event->type() == QEvent::WindowDeactivate && isShown())
        setShown(false);
    return QLineEdit::event(event);
}

void PasswordField::placeButton()
{
    const QSize size = m_button->sizeHint();
    const int gap = scaled(font(), 7);
    const int x = layoutDirection() == Qt::RightToLeft ? gap : width() - size.width() - gap;
    m_button->setGeometry(x, (height() - size.height()) / 2, size.width(), size.height());
    const int room = size.width() + gap;
    if (layoutDirection() == Qt::RightToLeft)
        setTextMargins(room, 0, 0, 0);
    else
        setTextMargins(0, 0, room, 0);
}

} // namespace causerie::ui
