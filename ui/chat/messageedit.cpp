// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/messageedit.h"

#include "ui/style/measure.h"

#include <QImage>
#include <QKeyEvent>
#include <QMimeData>
#include <QScrollBar>
#include <QUrl>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

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
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT cancelRequested();
        return;
    }
    if (event->key() == Qt::Key_Up && document()->isEmpty()) {
        Q_EMIT upFromEmpty();
        return;
    }
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!enter)
        return QPlainTextEdit::keyPressEvent(event);
    if (isReadOnly())
        return;
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
    showHint();
}

void MessageEdit::showEvent(QShowEvent *event)
{
    QPlainTextEdit::showEvent(event);
    showHint();
}

void MessageEdit::setHint(const QString &words)
{
    m_hint = words;
    showHint();
}

/// Qt wraps it, and only its first line is seen.
void MessageEdit::showHint()
{
    const int room = viewport()->width() - 2 * int(document()->documentMargin());
    setPlaceholderText(isVisible() ? fontMetrics().elidedText(m_hint, Qt::ElideRight, room) : m_hint);
    viewport()->update(); // Qt 6.8 does so only where there was no placeholder before
}

void MessageEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        grow();
        showHint();
    }
}

QMargins fieldMargins(const QFont &font)
{
    const int x = scaled(font, 14);
    const int y = scaled(font, 7);
    return {x, y, x, y};
}

QStringList localFiles(const QMimeData &data)
{
    QStringList paths;
    const QList<QUrl> urls = data.urls();
    for (const QUrl &url : urls) {
        if (!url.isLocalFile())
            return {};
        paths << url.toLocalFile();
    }
    return paths;
}

bool MessageEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasText() || source->hasImage() || !localFiles(*source).isEmpty();
}

void MessageEdit::insertFromMimeData(const QMimeData *source)
{
    if (const QStringList paths = localFiles(*source); !paths.isEmpty()) {
        Q_EMIT filesGiven(paths);
        return;
    }
    // Office programs give a picture of the text besides the text.
    if (const QImage picture = source->hasText() ? QImage() : source->imageData().value<QImage>(); !picture.isNull()) {
        Q_EMIT pictureGiven(picture);
        return;
    }
    if (source->hasText())
        insertPlainText(source->text());
}

} // namespace causerie::ui
