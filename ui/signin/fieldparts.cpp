// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/signin/fieldparts.h"

#include "ui/style/measure.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

QLabel *addHeading(QVBoxLayout &layout, const QString &text, QWidget &buddy, QWidget &parent)
{
    auto *label = new QLabel(text, &parent);
    label->setProperty("kind", u"heading"_s);
    QFont small = smaller(parent.font());
    small.setCapitalization(QFont::AllUppercase);
    small.setLetterSpacing(QFont::PercentageSpacing, 105);
    label->setFont(small);
    label->setBuddy(&buddy);
    layout.addSpacing(scaled(parent.font(), 16));
    layout.addWidget(label);
    layout.addSpacing(scaled(parent.font(), 6));
    return label;
}

QLabel *addProblem(QVBoxLayout &layout, QWidget &parent)
{
    auto *label = new QLabel(&parent);
    label->setProperty("kind", u"error"_s);
    label->setFont(smaller(parent.font()));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setContentsMargins(0, scaled(parent.font(), 5), 0, 0);
    label->hide();
    layout.addWidget(label);
    return label;
}

void showProblem(QLabel &label, QWidget &field, const QString &text)
{
    label.setText(text);
    label.setVisible(!text.isEmpty());
    field.setAccessibleDescription(text);
}

} // namespace causerie::ui
