// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/dialogbody.h"

#include "ui/style/measure.h"

#include <QDialog>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

QVBoxLayout *makeDialogBody(QDialog &dialog, const QString &title, int designWidth)
{
    dialog.setAttribute(Qt::WA_DeleteOnClose);
    dialog.setWindowTitle(title);
    dialog.setMinimumWidth(scaled(dialog.font(), designWidth));
    auto *body = new QVBoxLayout(&dialog);
    const int margin = scaled(dialog.font(), 22);
    body->setContentsMargins(margin, margin, margin, margin);
    body->setSpacing(scaled(dialog.font(), 8));
    auto *label = new QLabel(title, &dialog);
    label->setProperty("kind", u"title"_s);
    label->setTextFormat(Qt::PlainText);
    label->setFont(larger(dialog.font(), 18.0 / 14.0));
    label->setWordWrap(true);
    body->addWidget(label);
    return body;
}

} // namespace causerie::ui
