// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/search/searchpanel.h"

#include "ui/search/foundmodel.h"
#include "ui/search/foundrow.h"
#include "ui/search/searchfield.h"
#include "ui/search/searchwords.h"
#include "ui/style/icons.h"
#include "ui/style/measure.h"

#include <QDate>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

SearchPanel::SearchPanel(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_found(new FoundModel(session, this)), m_field(new SearchField(this)),
      m_state(new QLabel(this)), m_rows(new QListView(this)), m_stack(new QStackedWidget(this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *header = new QFrame(this);
    header->setProperty("kind", u"header"_s);
    header->setFixedHeight(std::max(scaled(font(), 60), 2 * fontMetrics().height() + 14));
    auto *back = new QToolButton(header);
    back->setProperty("kind", u"icon"_s);
    back->setIcon(icon(u"back"_s));
    back->setIconSize(QSize(20, 20) * scaled(font(), 100) / 100);
    back->setAccessibleName(tr("Leave the search"));
    back->setToolTip(tr("Leave the search (Esc)"));
    back->setFocusPolicy(Qt::StrongFocus);
    m_field->setPlaceholderText(tr("Search all messages…"));
    m_field->setAccessibleName(tr("Search all messages"));
    auto *top = new QHBoxLayout(header);
    top->setContentsMargins(scaled(font(), 10), 0, scaled(font(), 12), 0);
    top->addWidget(back);
    top->addWidget(m_field, 1);

    m_state->setProperty("kind", u"muted"_s);
    m_state->setFont(smaller(font()));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_state->setContentsMargins(scaled(font(), 14), scaled(font(), 8), scaled(font(), 14), scaled(font(), 6));
    m_rows->setModel(m_found);
    m_rows->setItemDelegate(new FoundRow(m_rows));
    m_rows->setFrameShape(QFrame::NoFrame);
    m_rows->setUniformItemSizes(true);
    m_rows->setMouseTracking(true);
    m_rows->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_rows->setAccessibleName(tr("Found messages"));
    m_rows->installEventFilter(this);
    m_stack->addWidget(makeHints());
    m_stack->addWidget(m_rows);
    auto *body = new QVBoxLayout(this);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(0);
    body->addWidget(header);
    body->addWidget(m_state);
    body->addWidget(m_stack, 1);

    connect(back, &QToolButton::clicked, this, &SearchPanel::left);
    connect(m_field, &QLineEdit::textChanged, this, &SearchPanel::search);
    connect(m_field, &SearchField::left, this, &SearchPanel::left);
    connect(m_field, &SearchField::nextWanted, this, [this] {
        if (m_found->rowCount() == 0)
            return;
        if (!m_rows->currentIndex().isValid())
            m_rows->setCurrentIndex(m_found->index(0));
        m_rows->setFocus(Qt::TabFocusReason);
    });
    connect(m_field, &SearchField::accepted, this, [this] {
        const QModelIndex current = m_rows->currentIndex();
        choose(current.isValid() ? current : m_found->index(0));
    });
    connect(m_rows, &QAbstractItemView::clicked, this, &SearchPanel::choose);
    connect(m_found, &FoundModel::changed, this, &SearchPanel::refresh);
    connect(m_found, &FoundModel::failed, this, [this] { m_problem = tr("The history cannot be read."); });
    connect(&session.conversations(), &Conversations::aboutToClear, this, [this] { m_field->clear(); });
    refresh();
}

QWidget *SearchPanel::makeHints()
{
    auto *place = new QWidget(this);
    auto *body = new QVBoxLayout(place);
    const int margin = scaled(font(), 20);
    body->setContentsMargins(margin, margin, margin, margin);
    m_hints = new QLabel(place);
    m_hints->setProperty("kind", u"muted"_s);
    m_hints->setTextFormat(Qt::PlainText);
    m_hints->setWordWrap(true);
    m_hints->setText(tr("Type words, or a part of one. Accents and capitals do not matter.\n\n"
                        "“two words”  together\n"
                        "-word  not this one\n"
                        "from:name  who wrote it; from:me\n"
                        "in:name  in which conversation\n"
                        "has:file, has:link\n"
                        "before:2026-11, after:2026-11-20"));
    body->addWidget(m_hints);
    body->addStretch(1);
    return place;
}

void SearchPanel::begin()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

SearchPattern SearchPanel::pattern() const
{
    const auto query = parseSearch(m_field->text(), QDate::currentDate());
    return query ? SearchPattern(*query) : SearchPattern();
}

void SearchPanel::search()
{
    const auto query = parseSearch(m_field->text(), QDate::currentDate());
    m_hasQuery = query.has_value();
    m_problem = query ? QString() : searchWords(query.error());
    m_rows->setCurrentIndex({});
    if (query)
        m_found->search(*query);
    else
        m_found->clear();
}

void SearchPanel::refresh()
{
    const int count = m_found->rowCount();
    m_stack->setCurrentIndex(m_hasQuery && (count > 0 || m_found->isWorking()) ? 1 : 0);
    m_hints->setVisible(!m_hasQuery);
    QString words = m_problem;
    if (words.isEmpty() && m_hasQuery) {
        if (m_found->isWorking())
            words = tr("Searching…");
        else if (count == 0)
            words = tr("Nothing found.");
        else if (m_found->isComplete())
            words = tr("%n message(s)", "found", count);
        else
            words = tr("More than %n message(s)", "found", count);
    }
    m_state->setText(words);
    m_state->setVisible(!words.isEmpty());
}

void SearchPanel::choose(const QModelIndex &index)
{
    const auto jid = Jid::parse(index.data(FoundModel::JidRole).toString());
    if (!index.isValid() || !jid)
        return;
    m_rows->setCurrentIndex(index);
    Q_EMIT chosen(*jid, index.data(FoundModel::MessageRole).toLongLong());
}

bool SearchPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_rows && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            choose(m_rows->currentIndex());
            return true;
        }
        if (key == Qt::Key_Escape || (key == Qt::Key_Up && m_rows->currentIndex().row() <= 0)) {
            m_field->setFocus(Qt::BacktabFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace causerie::ui
