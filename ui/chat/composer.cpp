// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/composer.h"

#include "ui/style/icons.h"
#include "ui/style/measure.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QToolButton>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{
// In design pixels: from the text to the rim of the field.
constexpr int kFieldX = 14;
constexpr int kFieldY = 7;
} // namespace

MessageEdit::MessageEdit(QWidget *parent) : QPlainTextEdit(parent)
{
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setBackgroundVisible(false);
    setProperty("kind", u"composer"_s);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(2);
    connect(this, &QPlainTextEdit::textChanged, this, &MessageEdit::grow);
    grow();
}

int MessageEdit::heightFor(int lines) const
{
    return int(std::ceil(fontMetrics().lineSpacing() * lines + 2 * document()->documentMargin()));
}

QSize MessageEdit::sizeHint() const
{
    // The document of a QPlainTextEdit counts its height in lines.
    const int lines = std::clamp(int(document()->size().height()), 1, kMostLines);
    return {scaled(font(), 200), heightFor(lines)};
}

QSize MessageEdit::minimumSizeHint() const
{
    return {scaled(font(), 80), sizeHint().height()};
}

void MessageEdit::grow()
{
    setVerticalScrollBarPolicy(int(document()->size().height()) > kMostLines ? Qt::ScrollBarAsNeeded
                                                                             : Qt::ScrollBarAlwaysOff);
    if (height() != sizeHint().height())
        setFixedHeight(sizeHint().height());
}

void MessageEdit::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!enter)
        return QPlainTextEdit::keyPressEvent(event);
    if (event->modifiers() & Qt::ShiftModifier)
        insertPlainText(u"\n"_s);
    else
        Q_EMIT sendRequested();
    ensureCursorVisible();
}

void MessageEdit::focusInEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusInEvent(event);
    Q_EMIT focusChanged(true);
}

void MessageEdit::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    Q_EMIT focusChanged(false);
}

void MessageEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    grow();
}

void MessageEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        grow();
}

void MessageEdit::insertFromMimeData(const QMimeData *source)
{
    if (source->hasText())
        insertPlainText(source->text());
}

Composer::Composer(QWidget *parent) : QFrame(parent), m_edit(new MessageEdit(this)), m_send(new QToolButton(this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_edit->setAccessibleName(tr("Message"));
    m_send->setProperty("kind", u"accent"_s);
    m_send->setIcon(icon(u"send"_s, &Tokens::onAccent));
    m_send->setIconSize(QSize(20, 20) * scaled(font(), 100) / 100);
    m_send->setAccessibleName(tr("Send"));
    m_send->setToolTip(tr("Send (Enter)"));
    m_send->setFocusPolicy(Qt::StrongFocus);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(scaled(font(), 14), scaled(font(), 10), scaled(font(), 14), scaled(font(), 10));
    row->setSpacing(scaled(font(), 10));
    auto *field = new QHBoxLayout; // the text stands inside the painted field
    field->setContentsMargins(scaled(font(), kFieldX), scaled(font(), kFieldY), scaled(font(), kFieldX),
                              scaled(font(), kFieldY));
    field->addWidget(m_edit);
    row->addLayout(field, 1);
    row->addWidget(m_send, 0, Qt::AlignBottom);
    connect(m_send, &QToolButton::clicked, this, &Composer::send);
    connect(m_edit, &MessageEdit::sendRequested, this, &Composer::send);
    connect(m_edit, &MessageEdit::focusChanged, this, [this] { update(); });
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        m_send->setEnabled(!m_edit->toPlainText().trimmed().isEmpty());
        if (!m_quiet)
            Q_EMIT edited(m_edit->document()->isEmpty());
    });
    m_send->setEnabled(false);
    setFocusProxy(m_edit);
}

void Composer::setPeerName(const QString &name)
{
    m_edit->setPlaceholderText(tr("Message %1…", "%1 is the contact's name").arg(name));
    m_edit->setAccessibleName(tr("Message to %1", "%1 is the contact's name").arg(name));
}

QString Composer::text() const
{
    return m_edit->toPlainText();
}

void Composer::setText(const QString &text)
{
    m_quiet = true;
    m_edit->setPlainText(text);
    m_edit->moveCursor(QTextCursor::End);
    m_quiet = false;
}

void Composer::insertText(const QString &text)
{
    focusText();
    m_edit->insertPlainText(text);
}

void Composer::focusText()
{
    m_edit->setFocus(Qt::OtherFocusReason);
}

void Composer::send()
{
    const QString text = m_edit->toPlainText().trimmed();
    if (text.isEmpty())
        return;
    setText(QString());
    Q_EMIT sendRequested(text);
}

void Composer::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokens(palette());
    painter.setPen(QPen(t.line, 1));
    painter.drawLine(0, 0, width(), 0);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_edit->hasFocus() ? t.accent : t.line, 1));
    painter.setBrush(t.window);
    const int x = scaled(font(), kFieldX);
    const int y = scaled(font(), kFieldY);
    const qreal radius = std::min<qreal>(scaled(font(), 18), (m_edit->height() + 2 * y) / 2.0);
    painter.drawRoundedRect(QRectF(m_edit->geometry()).adjusted(-x - 0.5, -y - 0.5, x + 0.5, y + 0.5), radius, radius);
}

} // namespace causerie::ui
