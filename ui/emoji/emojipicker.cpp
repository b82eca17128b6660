// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/emoji/emojipicker.h"

#include "ui/emoji/emojimodel.h"
#include "ui/emoji/emojiview.h"
#include "ui/style/icons.h"
#include "ui/style/measure.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScreen>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

EmojiPicker::EmojiPicker(std::vector<Emoji> all, QWidget *parent)
    : QFrame(parent, Qt::Popup), m_model(new EmojiModel(std::move(all), this)), m_query(new QLineEdit(this)),
      m_view(new EmojiView(this)), m_nothing(new QLabel(this)), m_pages(new QStackedLayout), m_name(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setProperty("kind", u"card"_s);
    setWindowTitle(tr("Choose an emoji"));
    setAccessibleName(windowTitle());
    m_query->setPlaceholderText(tr("English name, or an emoji"));
    m_query->setAccessibleName(tr("Search emojis by their English names, or paste one"));
    m_query->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    m_query->setProperty("kind", u"search"_s);
    const QMargins end = trailing(scaled(font(), 8), layoutDirection()); // at the beginning the drawing makes room
    m_query->setTextMargins(end);
    m_query->installEventFilter(this);
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Emojis"));
    m_nothing->setText(tr("No emoji is called that. You can also paste one above."));
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setMargin(scaled(font(), 24));
    m_nothing->setProperty("kind", u"muted"_s);
    m_name->setProperty("kind", u"muted"_s);
    m_name->setFont(smaller(font()));
    m_name->setTextFormat(Qt::PlainText);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_pages->addWidget(m_view);
    m_pages->addWidget(m_nothing);
    auto *body = new QVBoxLayout(this);
    const int margin = scaled(font(), 8);
    body->setContentsMargins(margin, margin, margin, margin);
    body->setSpacing(scaled(font(), 6));
    body->addWidget(m_query);
    body->addLayout(m_pages);
    body->addWidget(m_name);
    setFocusProxy(m_query);
    connect(m_query, &QLineEdit::textChanged, this, &EmojiPicker::search);
    connect(m_view, &EmojiView::chosen, this, [this](const QModelIndex &index) { pick(index.row()); });
    connect(m_view, &QListView::entered, m_view, &QListView::setCurrentIndex);
    connect(m_view, &EmojiView::leftUpwards, m_query, qOverload<>(&QWidget::setFocus));
    connect(m_view, &EmojiView::typed, this, [this](const QString &text) {
        m_query->setFocus();
        m_query->insert(text);
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &EmojiPicker::showName);
    search();
}

void EmojiPicker::openAt(const QPoint &global)
{
    adjustSize();
    const QRect screen = parentWidget()->screen()->availableGeometry();
    const int left = layoutDirection() == Qt::RightToLeft ? global.x() - width() : global.x();
    move(std::clamp(left, screen.left(), std::max(screen.left(), screen.right() - width())),
         std::clamp(global.y(), screen.top(), std::max(screen.top(), screen.bottom() - height())));
    show();
    m_query->setFocus();
}

/// The first that is found is the one that Enter picks.
void EmojiPicker::search()
{
    m_model->search(m_query->text());
    m_pages->setCurrentWidget(m_model->rowCount() > 0 ? static_cast<QWidget *>(m_view) : m_nothing);
    m_view->setCurrentIndex(m_model->index(0));
    m_view->scrollToTop();
    showName();
}

void EmojiPicker::showName()
{
    const QModelIndex current = m_view->currentIndex();
    m_name->setText(current.isValid() ? m_model->at(current.row()).name : QString());
}

void EmojiPicker::pick(int row)
{
    if (row < 0 || row >= m_model->rowCount())
        return;
    const QString emoji = m_model->at(row).text;
    close();
    Q_EMIT picked(emoji);
}

/// The field's keys that are for the grid.
bool EmojiPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_query || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        m_view->setFocus();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        pick(m_view->currentIndex().row());
        return true;
    default:
        return false;
    }
}

} // namespace causerie::ui
