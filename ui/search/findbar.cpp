// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/search/findbar.h"

#include "core/session/search.h"
#include "ui/search/searchfield.h"
#include "ui/search/searchwords.h"
#include "ui/style/icons.h"
#include "ui/style/measure.h"

#include <QDate>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{
constexpr int kCounted = 1'000; ///< more are counted when one goes on
} // namespace

FindBar::FindBar(Session &session, QWidget *parent)
    : QFrame(parent), m_session(session), m_field(new SearchField(this)), m_count(new QLabel(this)),
      m_older(new QToolButton(this)), m_newer(new QToolButton(this))
{
    setProperty("kind", u"bar"_s);
    m_field->setPlaceholderText(tr("Find in this conversation…"));
    m_field->setAccessibleName(tr("Find in this conversation"));
    m_count->setProperty("kind", u"muted"_s);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setFont(smaller(font()));
    auto *close = new QToolButton(this);
    const auto prepare = [this](QToolButton *button, const QString &drawing, const QString &name, const QString &tip) {
        button->setProperty("kind", u"icon"_s);
        button->setIcon(icon(drawing));
        button->setIconSize(QSize(18, 18) * scaled(font(), 100) / 100);
        button->setAccessibleName(name);
        button->setToolTip(tip);
        button->setFocusPolicy(Qt::StrongFocus);
    };
    prepare(m_older, u"chevron-up"_s, tr("The one before"), tr("The one before (Enter)"));
    prepare(m_newer, u"chevron-down"_s, tr("The one after"), tr("The one after (Shift+Enter)"));
    prepare(close, u"close"_s, tr("Close the search"), tr("Close the search (Esc)"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(scaled(font(), 12), scaled(font(), 6), scaled(font(), 12), scaled(font(), 6));
    row->setSpacing(scaled(font(), 6));
    row->addWidget(m_field, 1);
    row->addWidget(m_count);
    row->addWidget(m_older);
    row->addWidget(m_newer);
    row->addWidget(close);

    connect(m_field, &QLineEdit::textChanged, this, &FindBar::search);
    connect(m_field, &SearchField::accepted, this, &FindBar::showOlder);
    connect(m_field, &SearchField::acceptedBack, this, &FindBar::showNewer);
    connect(m_field, &SearchField::previousWanted, this, &FindBar::showOlder);
    connect(m_field, &SearchField::nextWanted, this, &FindBar::showNewer);
    connect(m_field, &SearchField::left, this, &FindBar::close);
    connect(m_older, &QToolButton::clicked, this, &FindBar::showOlder);
    connect(m_newer, &QToolButton::clicked, this, &FindBar::showNewer);
    connect(close, &QToolButton::clicked, this, &FindBar::close);
    hide();
    refresh();
}

FindBar::~FindBar() = default;

void FindBar::setPeer(const Jid &peer)
{
    if (m_peer == peer)
        return;
    m_peer = peer;
    m_field->clear();
    hide();
}

void FindBar::begin(const QString &text)
{
    setVisible(true);
    if (!text.isEmpty())
        m_field->setText(text);
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

const SearchPattern &FindBar::pattern() const
{
    static const SearchPattern none;
    return m_results ? m_results->pattern() : none;
}

void FindBar::close()
{
    hide();
    m_results.reset();
    Q_EMIT closed();
}

void FindBar::search()
{
    m_results.reset();
    m_found.clear();
    m_shown = -1;
    m_showsOlderNext = false;
    const auto query = parseSearch(m_field->text(), QDate::currentDate());
    m_problem = query ? QString() : searchWords(query.error());
    if (query && !m_peer.isEmpty()) {
        m_results = m_session.search().find(*query, kCounted, m_peer);
        connect(m_results.get(), &SearchResults::found, this, &FindBar::take);
        connect(m_results.get(), &SearchResults::paused, this, &FindBar::refresh);
    }
    refresh();
}

void FindBar::take(const std::vector<Message> &messages)
{
    for (const Message &message : messages)
        m_found.push_back(message.id);
    if (m_shown < 0)
        show(0);
    else if (std::exchange(m_showsOlderNext, false))
        showOlder();
    refresh();
}

void FindBar::show(qsizetype index)
{
    m_shown = index;
    Q_EMIT messageRequested(m_found[size_t(index)]);
    refresh();
}

void FindBar::showOlder()
{
    if (m_shown + 1 < std::ssize(m_found))
        return show(m_shown + 1);
    if (!m_results || m_results->isComplete())
        return;
    m_showsOlderNext = true;
    if (!m_results->isWorking())
        m_results->more(kCounted);
}

void FindBar::showNewer()
{
    if (m_shown > 0)
        show(m_shown - 1);
}

void FindBar::refresh()
{
    const qsizetype count = std::ssize(m_found);
    const bool isComplete = !m_results || m_results->isComplete();
    m_older->setEnabled(m_shown + 1 < count || (m_shown >= 0 && !isComplete));
    m_newer->setEnabled(m_shown > 0);
    if (!m_problem.isEmpty())
        m_count->setText(m_problem);
    else if (!m_results)
        m_count->clear();
    else if (count == 0)
        m_count->setText(m_results->isWorking() ? tr("Searching…") : tr("Nothing found"));
    else if (isComplete)
        m_count->setText(tr("%1 of %2", "%1 is which of the found messages is shown, %2 how many there are")
                             .arg(locale().toString(m_shown + 1), locale().toString(count)));
    else
        m_count->setText(tr("%1 of more than %2", "%1 is which of the found messages is shown")
                             .arg(locale().toString(m_shown + 1), locale().toString(count)));
}

} // namespace causerie::ui
