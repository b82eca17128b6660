// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/roster/calllogpanel.h"

#include "ui/roster/calllogmodel.h"
#include "ui/roster/callobstaclewords.h"
#include "ui/roster/rowdelegate.h"
#include "ui/roster/rowviews.h"
#include "ui/style/icons.h"
#include "ui/style/measure.h"
#include "ui/style/wrappinglayout.h"

#include <QButtonGroup>
#include <QLabel>
#include <QListView>
#include <QMouseEvent>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>
#include <QToolTip>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

CallLogPanel::CallLogPanel(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_model(new CallLogModel(session, this)),
      m_rows(makeConversationRows(m_model, this)), m_stack(new QStackedWidget(this))
{
    m_rows->setAccessibleName(tr("Calls"));
    m_rows->viewport()->installEventFilter(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(makeFilters());
    m_stack->addWidget(m_rows);
    m_stack->addWidget(makeEmptyPlace());
    layout->addWidget(m_stack, 1);
    layout->addWidget(makeDialRow());

    connect(m_model, &CallLogModel::settled, this, &CallLogPanel::refreshPlace);
    connect(m_model, &QAbstractItemModel::modelReset, this, &CallLogPanel::refreshPlace);
    // Whether there can be a call at all.
    const auto repaint = qOverload<>(&QWidget::update);
    connect(&session, &Session::stateChanged, m_rows->viewport(), repaint);
    connect(&session.calls(), &Calls::busyElsewhereChanged, m_rows->viewport(), repaint);
    connect(&session.calls(), &Calls::meansChanged, m_rows->viewport(), repaint);
    connect(&session.calls(), &Calls::started, m_rows->viewport(), repaint);
    connect(&session.calls(), &Calls::ended, m_rows->viewport(), repaint);
    auto *redial = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), m_rows);
    redial->setContext(Qt::WidgetShortcut);
    connect(redial, &QShortcut::activated, this, [this] { call(m_rows->currentIndex()); });
    refreshPlace();
}

QWidget *CallLogPanel::makeFilters()
{
    auto *box = new QWidget(this);
    const int margin = scaled(font(), 12);
    auto *row = new WrappingLayout(box, scaled(font(), 4));
    row->setContentsMargins(margin, 0, margin, scaled(font(), 6));
    m_filters = new QButtonGroup(this);
    const std::pair<CallsShown, QString> entries[] = {
        {CallsShown::All, tr("All calls")},
        {CallsShown::Missed, tr("Missed", "calls")},
        {CallsShown::Incoming, tr("Incoming", "calls")},
        {CallsShown::Outgoing, tr("Outgoing", "calls")},
    };
    for (const auto &[shown, text] : entries) {
        auto *button = new QToolButton(box);
        button->setProperty("kind", u"tab"_s);
        button->setText(text);
        button->setFont(larger(font(), 12.5 / 14.0));
        button->setCheckable(true);
        button->setChecked(shown == m_model->shown());
        button->setFocusPolicy(Qt::StrongFocus);
        m_filters->addButton(button, std::to_underlying(shown));
        row->addWidget(button);
    }
    connect(m_filters, &QButtonGroup::idClicked, this, [this](int id) { m_model->setShown(CallsShown(id)); });
    return box;
}

QWidget *CallLogPanel::makeDialRow()
{
    auto *row = new QToolButton(this);
    row->setProperty("kind", u"row"_s);
    row->setText(tr("Dial a number"));
    row->setToolTip(tr("Open the dial pad (Ctrl+Shift+T)"));
    row->setIcon(icon(u"dialpad"_s));
    row->setIconSize(QSize(18, 18) * scaled(font(), 100) / 100);
    row->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    row->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    row->setFocusPolicy(Qt::StrongFocus);
    connect(row, &QToolButton::clicked, this, &CallLogPanel::dialRequested);
    return row;
}

QWidget *CallLogPanel::makeEmptyPlace()
{
    auto *place = new QWidget(this);
    auto *body = new QVBoxLayout(place);
    const int margin = scaled(font(), 24);
    body->setContentsMargins(margin, margin, margin, margin);
    body->setSpacing(scaled(font(), 8));
    m_emptyTitle = new QLabel(place);
    m_emptyTitle->setProperty("kind", u"title"_s);
    m_emptyWords = new QLabel(place);
    m_emptyWords->setProperty("kind", u"muted"_s);
    body->addStretch(2);
    for (QLabel *label : {m_emptyTitle, m_emptyWords}) {
        label->setAlignment(Qt::AlignHCenter);
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        body->addWidget(label);
    }
    body->addStretch(3);
    return place;
}

void CallLogPanel::refreshPlace()
{
    const bool isEmpty = m_model->rowCount() == 0 && !m_model->isWorking();
    m_stack->setCurrentIndex(isEmpty ? 1 : 0);
    if (!m_words.isEmpty()) {
        m_emptyTitle->setText(tr("No such call"));
        m_emptyWords->setText(
            tr("No call is with somebody whose name or address has “%1” in it.", "%1 is what was searched")
                .arg(m_words));
    } else if (m_model->shown() == CallsShown::Missed) {
        m_emptyTitle->setText(tr("Nothing missed"));
        m_emptyWords->setText(tr("Calls that nobody answered stand here."));
    } else {
        m_emptyTitle->setText(tr("No calls yet"));
        m_emptyWords->setText(tr("Your calls will stand here. Open a conversation and press the telephone."));
    }
}

void CallLogPanel::open()
{
    m_model->open();
    refreshPlace();
}

void CallLogPanel::setWords(const QString &words)
{
    m_words = words;
    m_model->setWords(words);
    refreshPlace();
}

void CallLogPanel::call(const QModelIndex &row)
{
    const Jid jid = jidOf(row);
    if (jid.isEmpty())
        return;
    const CallObstacle obstacle = m_session.callObstacle(jid);
    if (obstacle == CallObstacle::None && m_session.call(jid))
        return;
    const QString words =
        obstacle == CallObstacle::None ? tr("This call cannot be made now.") : callObstacleText(obstacle);
    const QPoint below = m_rows->viewport()->mapToGlobal(m_rows->visualRect(row).bottomLeft());
    QToolTip::showText(below, words, m_rows);
}

/// The telephone of a row takes its clicks, so that they do not open the conversation as well.
bool CallLogPanel::eventFilter(QObject *watched, QEvent *event)
{
    const bool isPress = event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick;
    if (isPress || event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const QModelIndex row = m_rows->indexAt(mouse->position().toPoint());
        const QRect button = callButtonRect(m_rows->visualRect(row), m_rows->font(), m_rows->layoutDirection());
        if (mouse->button() == Qt::LeftButton && row.isValid() && button.contains(mouse->position().toPoint())) {
            if (isPress)
                m_pressed = row;
            else if (m_pressed == row)
                call(row);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace causerie::ui
