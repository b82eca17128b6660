// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/composerstrip.h"

#include "ui/style/icons.h"
#include "ui/style/measure.h"

#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

ComposerStrip::ComposerStrip(QWidget *parent)
    : QFrame(parent), m_icon(new QLabel(this)), m_title(new QLabel(this)), m_text(new QLabel(this))
{
    for (QLabel *label : {m_title, m_text}) {
        label->setTextFormat(Qt::PlainText);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    m_title->setFont(semiBold(smaller(font())));
    m_text->setProperty("kind", u"small"_s);
    auto *close = new QToolButton(this);
    close->setProperty("kind", u"icon"_s);
    close->setIcon(icon(u"close"_s));
    close->setAccessibleName(tr("Leave it"));
    close->setToolTip(tr("Leave it (Esc)"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(scaled(font(), 16), scaled(font(), 6), scaled(font(), 10), 0);
    grid->setHorizontalSpacing(scaled(font(), 10));
    grid->setVerticalSpacing(0);
    grid->addWidget(m_icon, 0, 0, 2, 1);
    grid->addWidget(m_title, 0, 1);
    grid->addWidget(m_text, 1, 1);
    grid->addWidget(close, 0, 2, 2, 1);
    grid->setColumnStretch(1, 1);
    connect(close, &QToolButton::clicked, this, &ComposerStrip::closed);
}

void ComposerStrip::showText(const QString &iconName, const QString &title, const QString &text)
{
    const int side = scaled(font(), 20);
    m_icon->setPixmap(icon(iconName, &Tokens::accent).pixmap(QSize(side, side), devicePixelRatioF()));
    m_title->setText(title);
    m_full = text.simplified();
    elide();
    show();
}

void ComposerStrip::elide()
{
    m_text->setText(m_text->fontMetrics().elidedText(m_full, Qt::ElideRight, m_text->width()));
}

void ComposerStrip::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    elide();
}

} // namespace causerie::ui
