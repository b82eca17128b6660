// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/people/dialogparts.h"

#include "ui/style/measure.h"

#include <QDialog>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

QVBoxLayout *makeDialogBody(QDialog *dialog, int width)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setMinimumWidth(scaled(dialog->font(), width));
    auto *body = new QVBoxLayout(dialog);
    const int margin = scaled(dialog->font(), 22);
    body->setContentsMargins(margin, margin, margin, margin);
    body->setSpacing(scaled(dialog->font(), 8));
    return body;
}

QLabel *makeTitle(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setProperty("kind", u"title"_s);
    label->setFont(larger(parent->font(), 18.0 / 14.0));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QLabel *makeExplanation(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setProperty("kind", u"muted"_s);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QLabel *makeFieldLabel(const QString &text, QWidget *field, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setBuddy(field);
    label->setProperty("kind", u"heading"_s);
    return label;
}

QString shownName(Session &session, const Jid &jid)
{
    const Contact *contact = session.roster().find(jid);
    return contact ? displayName(*contact) : displayName(jid);
}

} // namespace causerie::ui
