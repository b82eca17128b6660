// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/composerstrip.h"

#include "ui/style/icons.h"
#include "ui/style/measure.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

ComposerStrip::ComposerStrip(QWidget *parent)
    : QFrame(parent), m_icon(new QLabel(this)), m_title(new QLabel(this)), m_text(new QLabel(this)),
      m_close(new QToolButton(this))
{
    for (QLabel *label : {m_title, m_text}) {
        label->setTextFormat(Qt::PlainText);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    m_title->setFont(semiBold(smaller(font())));
    m_text->setProperty("kind", u"small"_s);
    m_close->setProperty("kind", u"icon"_s);
    m_close->setIcon(icon(u"close"_s));
    m_close->setIconSize(QSize(16, 16) * scaled(font(), 100) / 100);
    m_close->setAccessibleName(tr("Leave it"));
    m_close->setToolTip(tr("Leave it (Esc)"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(scaled(font(), 16), scaled(font(), 6), scaled(font(), 10), 0);
    grid->setHorizontalSpacing(scaled(font(), 10));
    grid->setVerticalSpacing(0);
    grid->addWidget(m_icon, 0, 0, 2, 1);
    grid->addWidget(m_title, 0, 1);
    grid->addWidget(m_text, 1, 1);
    grid->addWidget(m_close, 0, 2, 2, 1);
    grid->setColumnStretch(1, 1);
    connect(m_close, &QToolButton::clicked, this, &ComposerStrip::closed);
}

void ComposerStrip::showText(const QString &iconName, const QString &title, const QString &text, Length length)
{
    const int side = scaled(font(), 20);
    m_icon->setPixmap(icon(iconName, &Tokens::accent).pixmap(QSize(side, side), devicePixelRatioF()));
    m_title->setText(title);
    m_full = text.simplified();
    m_length = length;
    m_text->setWordWrap(length == Length::Whole);
    elide();
    show();
}

void ComposerStrip::setAction(const QString &words, const QString &hint)
{
    m_close->hide();
    m_action = new QPushButton(words, this);
    m_action->setObjectName(u"action"_s);
    m_action->setToolTip(hint);
    m_action->setAutoDefault(false);
    qobject_cast<QGridLayout *>(layout())->addWidget(m_action, 0, 2, 2, 1);
    connect(m_action, &QPushButton::clicked, this, &ComposerStrip::actionRequested);
}

void ComposerStrip::setActionEnabled(bool enabled)
{
    if (m_action)
        m_action->setEnabled(enabled);
}

void ComposerStrip::elide()
{
    if (m_length == Length::Whole)
        m_text->setText(m_full);
    else
        m_text->setText(m_text->fontMetrics().elidedText(m_full, Qt::ElideRight, m_text->width()));
}

void ComposerStrip::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    elide();
}

} // namespace causerie::ui
