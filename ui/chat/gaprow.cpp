// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/gaprow.h"

#include "ui/style/kind.h"
#include "ui/style/measure.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

GapRow::GapRow(QWidget *parent) : QWidget(parent), m_words(new QLabel(this)), m_button(new QPushButton(this))
{
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setAlignment(Qt::AlignCenter);
    m_button->setProperty("kind", u"link"_s);
    m_button->setCursor(Qt::PointingHandCursor);
    connect(m_button, &QPushButton::clicked, this, &GapRow::loadRequested);
    setFilling(GapFilling::Waiting, false);
}

int GapRow::heightFor(const QFont &font)
{
    return 2 * QFontMetrics(font).lineSpacing() + scaled(font, 4);
}

QString GapRow::words(GapFilling filling, bool isRoom)
{
    switch (filling) {
    case GapFilling::Waiting:
        return tr("Messages may be missing here.");
    case GapFilling::Running:
        return tr("Loading the missing messages…");
    case GapFilling::Unreachable:
        return isRoom ? tr("They are loaded when you are in the room.", "the messages that are missing")
                      : tr("They are loaded when you are connected.", "the messages that are missing");
    case GapFilling::Failed:
        return tr("The missing messages could not be loaded.");
    case GapFilling::Refused:
        return tr("The server does not have the missing messages.");
    }
    return {};
}

void GapRow::setFilling(GapFilling filling, bool isRoom)
{
    const bool isRunning = filling == GapFilling::Running;
    m_words->setText(words(filling, isRoom));
    setKind(*m_words, isRunning ? u"muted"_s : u"error"_s);
    m_button->setText(filling == GapFilling::Waiting ? tr("Load them", "the messages that are missing")
                                                     : tr("Try again"));
    m_button->setAccessibleName(filling == GapFilling::Waiting ? tr("Load the missing messages")
                                                               : tr("Try again to load the missing messages"));
    m_button->setAccessibleDescription(m_words->text());
    // Who has pressed it goes on with the messages, not with whatever comes next.
    if (isRunning && m_button->hasFocus() && parentWidget() && parentWidget()->parentWidget())
        parentWidget()->parentWidget()->setFocus(Qt::OtherFocusReason);
    m_button->setVisible(!isRunning);
    layOut();
}

/// In the middle, both together; the words take a second line before they take the button's place.
void GapRow::layOut()
{
    // A style sheet keeps the font from the children, and takes it away when a label gets another kind.
    m_words->setFont(font());
    m_button->setFont(font());
    const int spacing = scaled(font(), 10);
    const QSize button = m_button->isHidden() ? QSize() : m_button->sizeHint();
    const int beside = button.isEmpty() ? 0 : spacing + button.width();
    const int room = std::max(0, width() - beside);
    const int words = std::min(room, m_words->fontMetrics().horizontalAdvance(m_words->text()) + 2);
    const int x = (width() - words - beside) / 2;
    const auto placed = [this](const QRect &rect) {
        return layoutDirection() == Qt::LeftToRight ? rect
                                                    : rect.translated(width() - rect.right() - rect.left() - 1, 0);
    };
    m_words->setGeometry(placed({x, 0, words, height()}));
    const int tall = std::min(height(), button.height());
    m_button->setGeometry(placed({x + words + spacing, (height() - tall) / 2, button.width(), tall}));
}

void GapRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOut();
}

void GapRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange ||
        event->type() == QEvent::LayoutDirectionChange)
        layOut();
}

} // namespace causerie::ui
