// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/rooms/dialogparts.h"

#include "ui/style/measure.h"

#include <QDialog>
#include <QLabel>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

QVBoxLayout *dialogBody(QDialog &dialog, const QString &title, int designWidth)
{
    dialog.setAttribute(Qt::WA_DeleteOnClose);
    dialog.setWindowTitle(title);
    dialog.setMinimumWidth(scaled(dialog.font(), designWidth));
    auto *body = new QVBoxLayout(&dialog);
    const int margin = scaled(dialog.font(), 22);
    body->setContentsMargins(margin, margin, margin, margin);
    body->setSpacing(scaled(dialog.font(), 8));
    auto *label = new QLabel(title, &dialog);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("kind", u"title"_s);
    label->setFont(larger(dialog.font(), 18.0 / 14.0));
    label->setWordWrap(true);
    body->addWidget(label);
    return body;
}

QLabel *dialogHeading(const QString &text, QWidget &field)
{
    auto *label = new QLabel(text, field.parentWidget());
    label->setBuddy(&field);
    label->setProperty("kind", u"heading"_s);
    return label;
}

void setKind(QWidget &widget, const QString &kind)
{
    widget.setProperty("kind", kind);
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
}

void prepareProblem(QLabel &label)
{
    label.setProperty("kind", u"error"_s);
    label.setTextFormat(Qt::PlainText);
    label.setWordWrap(true);
}

} // namespace causerie::ui
