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

/// Never narrower than the design wants or its buttons need, also when some of them are shown later, and never lower
/// than its wrapped words need then. Qt asks a layout for that only when it chooses the size of a window, and then
/// takes no more than two thirds of the display; a least width that is set on the dialog itself would hide what the
/// buttons need.
class Column final : public QVBoxLayout
{
public:
    Column(QDialog &dialog, int leastWidth) : QVBoxLayout(&dialog), m_leastWidth(leastWidth) {}

    QSize minimumSize() const override
    {
        const QSize least = QVBoxLayout::minimumSize();
        const int width = std::max(least.width(), m_leastWidth);
        return {width, hasHeightForWidth() ? std::max(least.height(), minimumHeightForWidth(width)) : least.height()};
    }

private:
    int m_leastWidth;
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
    auto *body = new Column(dialog, scaled(dialog.font(), designWidth));
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

void setConsequences(QMessageBox &box, const QString &words)
{
    box.setInformativeText(words);
    if (auto *label = box.findChild<QLabel *>(u"qt_msgbox_informativelabel"_s))
        label->setTextFormat(Qt::PlainText);
}

void setDrawing(QMessageBox &box, const QString &name, QColor Tokens::*tint)
{
    const int side = scaled(box.font(), 36);
    box.setTextFormat(Qt::PlainText);
    box.setIconPixmap(icon(name, tint).pixmap(QSize(side, side), box.devicePixelRatioF()));
}

} // namespace causerie::ui
