// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/rooms/nickcompleter.h"

#include "ui/style/measure.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPointer>
#include <QTextBlock>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{
constexpr int kMostRows = 8;     ///< rows
constexpr int kMostOffered = 50; ///< names
constexpr int kWidth = 240;      ///< design pixels
} // namespace

NickCompleter::NickCompleter(QPlainTextEdit &edit) : QObject(&edit), m_edit(edit)
{
    edit.installEventFilter(this);
    connect(&edit, &QPlainTextEdit::cursorPositionChanged, this, &NickCompleter::follow);
    connect(&edit, &QPlainTextEdit::textChanged, this, &NickCompleter::follow);
}

NickCompleter::~NickCompleter() = default;

void NickCompleter::setPeople(std::function<People()> ask)
{
    m_ask = std::move(ask);
    close();
}

Completion NickCompleter::find() const
{
    const QTextCursor cursor = m_edit.textCursor();
    if (!m_ask || cursor.hasSelection())
        return {};
    const People people = m_ask();
    return completeNick(m_edit.toPlainText(), cursor.position(), people.present, people.recent);
}

bool NickCompleter::isOffering() const
{
    return m_list && m_list->isVisible();
}

void NickCompleter::close()
{
    if (m_list)
        m_list->hide();
    m_byTab = false;
}

bool NickCompleter::complete()
{
    const Completion completion = find();
    if (completion.nicks.isEmpty())
        return false;
    if (completion.nicks.size() == 1) {
        choose(completion.nicks.front(), completion.word);
        return true;
    }
    m_byTab = true;
    offer(completion);
    return true;
}

void NickCompleter::follow()
{
    if (m_isChoosing || !m_edit.hasFocus())
        return;
    const int cursor = m_edit.textCursor().position();
    // A name can have spaces, but it is found by its first word.
    const QString line = m_edit.textCursor().block().text().left(m_edit.textCursor().positionInBlock());
    const qsizetype at = line.lastIndexOf(u'@');
    const bool isCalled = at >= 0 && (at == 0 || line.at(at - 1).isSpace()) && !line.mid(at).contains(u' ');
    if (cursor == 0 || (!isCalled && !(m_byTab && isOffering())))
        return close();
    const Completion completion = find();
    if (completion.nicks.isEmpty())
        return close();
    offer(completion);
}

void NickCompleter::offer(const Completion &completion)
{
    if (!m_list) {
        m_list = new QListWidget(m_edit.window());
        m_list->setFocusPolicy(Qt::NoFocus);
        m_list->setAccessibleName(tr("People to mention"));
        m_list->setProperty("kind", u"menu"_s);
        m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        connect(m_list, &QListWidget::itemClicked, this, [this] { chooseCurrent(); });
        connect(this, &QObject::destroyed, m_list, &QObject::deleteLater);
    }
    m_offered = completion;
    m_list->clear();
    m_list->addItems(completion.nicks.mid(0, kMostOffered));
    m_list->setCurrentRow(0);
    place();
    m_list->show();
    m_list->raise();
}

/// Above the word, inside the window.
void NickCompleter::place()
{
    QWidget *window = m_edit.window();
    const int rows = std::min(m_list->count(), kMostRows);
    const int height = rows * std::max(1, m_list->sizeHintForRow(0)) + 2 * m_list->frameWidth() + 2;
    const int width = std::min(scaled(m_edit.font(), kWidth), window->width());
    QTextCursor start = m_edit.textCursor();
    start.setPosition(int(m_offered.word.start));
    const QPoint at = m_edit.viewport()->mapTo(window, m_edit.cursorRect(start).topLeft());
    m_list->setGeometry(std::clamp(at.x(), 0, window->width() - width),
                        std::max(0, at.y() - height - scaled(m_edit.font(), 8)), width, height);
}

void NickCompleter::choose(const QString &nick, const TextSpan &word)
{
    m_isChoosing = true;
    QTextCursor cursor = m_edit.textCursor();
    cursor.setPosition(int(word.start));
    cursor.setPosition(int(word.start + word.length), QTextCursor::KeepAnchor);
    cursor.insertText(completedText(nick, word));
    m_edit.setTextCursor(cursor);
    m_isChoosing = false;
    close();
}

void NickCompleter::chooseCurrent()
{
    if (const QListWidgetItem *item = m_list->currentItem())
        choose(item->text(), m_offered.word);
}

bool NickCompleter::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut || event->type() == QEvent::Hide)
        close();
    if (event->type() != QEvent::KeyPress || !m_ask)
        return QObject::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool plain = !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::ShiftModifier));
    if (!isOffering())
        return key->key() == Qt::Key_Tab && plain && complete();
    const int last = m_list->count() - 1;
    switch (key->key()) {
    case Qt::Key_Up:
        m_list->setCurrentRow(m_list->currentRow() > 0 ? m_list->currentRow() - 1 : last);
        return true;
    case Qt::Key_Down:
        m_list->setCurrentRow(m_list->currentRow() < last ? m_list->currentRow() + 1 : 0);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        if (!plain)
            return false;
        chooseCurrent();
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return false;
    }
}

} // namespace causerie::ui
