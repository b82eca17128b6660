// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/noticebar.h"

#include "ui/style/icons.h"
#include "ui/style/measure.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

NoticeBar::NoticeBar(QWidget *parent) : QFrame(parent), m_words(new QLabel(this))
{
    setProperty("kind", u"bar"_s);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    auto *close = new QToolButton(this);
    close->setProperty("kind", u"icon"_s);
    close->setIcon(icon(u"close"_s));
    close->setIconSize(QSize(16, 16) * scaled(font(), 100) / 100);
    close->setAccessibleName(tr("Close this notice"));
    close->setToolTip(tr("Close"));
    close->setFocusPolicy(Qt::StrongFocus);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(scaled(font(), 14), scaled(font(), 6), scaled(font(), 10), scaled(font(), 6));
    row->addWidget(m_words, 1);
    row->addWidget(close);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    m_over.setSingleShot(true);
    m_over.setInterval(kShownMs);
    connect(&m_over, &QTimer::timeout, this, &QWidget::hide);
    hide();
}

void NoticeBar::show(const QString &text)
{
    m_words->setText(text);
    setVisible(true);
    m_over.start();
    QAccessibleEvent alert(m_words, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace causerie::ui
