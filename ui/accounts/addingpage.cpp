// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/accounts/addingpage.h"

#include "ui/style/icons.h"
#include "ui/style/measure.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

AddingPage::AddingPage(QWidget &card, QWidget *parent) : QWidget(parent)
{
    setWindowTitle(tr("Add an account – Causerie"));
    auto *header = new QFrame(this);
    header->setProperty("kind", u"header"_s);
    header->setFixedHeight(std::max(scaled(font(), 60), 2 * fontMetrics().height() + 14));
    auto *back = new QToolButton(header);
    back->setProperty("kind", u"icon"_s);
    back->setIcon(icon(u"back"_s));
    back->setIconSize(QSize(20, 20) * scaled(font(), 100) / 100);
    back->setAccessibleName(tr("Add no account"));
    back->setToolTip(tr("Back to your conversations (Esc)"));
    back->setFocusPolicy(Qt::TabFocus);
    auto *title = new QLabel(tr("Add an account"), header);
    title->setFont(semiBold(font()));
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(scaled(font(), 12), 0, scaled(font(), 12), 0);
    row->setSpacing(scaled(font(), 8));
    row->addWidget(back);
    row->addWidget(title, 1);
    auto *body = new QVBoxLayout(this);
    body->setContentsMargins({});
    body->setSpacing(0);
    body->addWidget(header);
    body->addWidget(&card, 1);
    setFocusProxy(&card);
    connect(back, &QToolButton::clicked, this, &AddingPage::cancelled);
}

void AddingPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else
        QWidget::keyPressEvent(event);
}

} // namespace causerie::ui
