// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/dialogbody.h"

#include "ui/style/icons.h"
#include "ui/style/measure.h"

#include <QDialog>
#include <QLabel>
#include <QMessageBox>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

/// Never lower than its wrapped words need in the dialog's least width. Qt asks a layout for that only when it chooses
/// the size of a window, and then takes no more than two thirds of the display.
class Column final : public QVBoxLayout
{
public:
    using QVBoxLayout::QVBoxLayout;

    QSize minimumSize() const override
    {
        const QSize least = QVBoxLayout::minimumSize();
        if (!hasHeightForWidth())
            return least;
        return {least.width(), std::max(least.height(), minimumHeightForWidth(parentWidget()->minimumWidth()))};
    }
};

QLabel *makeWords(const QString &text, const QString &kind, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setProperty("kind", kind);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setText(text);
    return label;
}

} // namespace

QVBoxLayout *makeUntitledBody(QDialog &dialog, int designWidth)
{
    dialog.setAttribute(Qt::WA_DeleteOnClose);
    dialog.setMinimumWidth(scaled(dialog.font(), designWidth));
    auto *body = new Column(&dialog);
    const int margin = scaled(dialog.font(), 22);
    body->setContentsMargins(margin, margin, margin, margin);
    body->setSpacing(scaled(dialog.font(), 8));
    return body;
}

QVBoxLayout *makeDialogBody(QDialog &dialog, const QString &title, int designWidth)
{
    QVBoxLayout *body = makeUntitledBody(dialog, designWidth);
    dialog.setWindowTitle(title);
    body->addWidget(makeTitle(title, &dialog));
    return body;
}

QLabel *makeTitle(const QString &text, QWidget *parent)
{
    QLabel *label = makeWords(text, u"title"_s, parent);
    label->setFont(larger(parent->font(), 18.0 / 14.0));
    return label;
}

QLabel *makeExplanation(const QString &text, QWidget *parent)
{
    return makeWords(text, u"muted"_s, parent);
}

QLabel *makeProblem(QWidget *parent)
{
    return makeWords({}, u"error"_s, parent);
}

QLabel *makeFieldLabel(const QString &text, QWidget *field)
{
    auto *label = new QLabel(text, field->parentWidget());
    label->setBuddy(field);
    label->setProperty("kind", u"heading"_s);
    return label;
}

void setDrawing(QMessageBox &box, const QString &name, QColor Tokens::*tint)
{
    const int side = scaled(box.font(), 36);
    box.setIconPixmap(icon(name, tint).pixmap(QSize(side, side), box.devicePixelRatioF()));
}

} // namespace causerie::ui
