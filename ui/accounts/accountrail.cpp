// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/accounts/accountrail.h"

#include "ui/accounts/accountbutton.h"
#include "ui/style/icons.h"
#include "ui/style/measure.h"
#include "ui/style/theme.h"

#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollArea>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{
constexpr int kRailWidth = 60; // design pixels
constexpr int kWithKeys = 9;
} // namespace

AccountRail::AccountRail(QWidget *parent)
    : QFrame(parent), m_area(new QScrollArea(this)), m_column(new QVBoxLayout), m_add(new QToolButton(this))
{
    setAccessibleName(tr("Accounts"));
    setFixedWidth(scaled(font(), kRailWidth) + 1);
    auto *content = new QWidget(m_area);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    content->setLayout(m_column);
    m_area->setWidget(content);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // the wheel and the keys are enough
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    m_area->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);

    m_add->setProperty("kind", u"icon"_s);
    m_add->setIcon(icon(u"plus"_s));
    m_add->setIconSize(QSize(20, 20) * scaled(font(), 100) / 100);
    m_add->setCheckable(true);
    m_add->setAccessibleName(tr("Add an account"));
    m_add->setToolTip(tr("Add an account"));
    m_add->setFocusPolicy(Qt::TabFocus);
    // Checked is what its owner says, not what was pressed.
    connect(m_add, &QToolButton::clicked, this, [this] {
        m_add->setChecked(false);
        Q_EMIT addRequested();
    });

    auto *body = new QVBoxLayout(this);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    body->setContentsMargins(mirrored ? 1 : 0, scaled(font(), 3), mirrored ? 0 : 1, scaled(font(), 10));
    body->setSpacing(scaled(font(), 6));
    // It keeps the size it was first asked for, so it takes what it may, up to its greatest height.
    constexpr int most = 1000;
    body->addWidget(m_area, most);
    body->addWidget(m_add, 0, Qt::AlignHCenter);
    body->addStretch(1);

    for (int place = 0; place < kWithKeys; ++place) {
        connect(new QShortcut(accountKeys(place), this), &QShortcut::activated, this, [this, place] { choose(place); });
    }
}

AccountButton *AccountRail::insert(int place, Session &session)
{
    auto *button = new AccountButton(session, m_area->widget());
    m_buttons.insert(place, button);
    m_column->insertWidget(place, button);
    button->installEventFilter(this);
    connect(button, &QAbstractButton::clicked, this, [this, button] { Q_EMIT chosen(&button->session()); });
    connect(button, &QWidget::customContextMenuRequested, this,
            [this, button](const QPoint &at) { showMenu(*button, at); });
    button->show();
    renumber();
    return button;
}

void AccountRail::showMenu(AccountButton &button, const QPoint &at)
{
    auto *menu = new QMenu(&button);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    Session *session = &button.session();
    QAction *signOut = menu->addAction(icon(u"sign-out"_s), tr("&Sign out of this account"));
    signOut->setEnabled(session->state() != SessionState::SignedOut && session->state() != SessionState::Failed);
    connect(signOut, &QAction::triggered, this, [this, session] { Q_EMIT signOutRequested(session); });
    connect(menu->addAction(icon(u"trash"_s), tr("&Remove this account from this computer…")), &QAction::triggered,
            this, [this, session] { Q_EMIT removeRequested(session); });
    menu->popup(button.mapToGlobal(at));
}

void AccountRail::remove(Session &session)
{
    AccountButton *button = find(session);
    if (!button)
        return;
    m_buttons.removeOne(button);
    delete button; // before the session
    renumber();
}

AccountButton *AccountRail::find(const Session &session) const
{
    const auto it = std::ranges::find_if(
        m_buttons, [&session](const AccountButton *button) { return &button->session() == &session; });
    return it == m_buttons.end() ? nullptr : *it;
}

void AccountRail::setCurrent(const Session *session)
{
    for (AccountButton *button : std::as_const(m_buttons)) {
        const bool isCurrent = &button->session() == session;
        button->setAutoExclusive(false); // or the last checked one could not be unchecked
        button->setChecked(isCurrent);
        button->setAutoExclusive(true);
        if (isCurrent)
            m_area->ensureWidgetVisible(button, 0, 0);
    }
    m_add->setChecked(!session);
}

void AccountRail::renumber()
{
    for (int place = 0; place < m_buttons.size(); ++place)
        m_buttons[place]->setPlace(place);
    // As high as its buttons, as long as there is room: "+" stands below them.
    m_area->setMaximumHeight(int(m_buttons.size()) *
                             (m_buttons.isEmpty() ? 0 : m_buttons.front()->sizeHint().height()));
    m_area->updateGeometry();
}

void AccountRail::choose(int place)
{
    if (place >= 0 && place < m_buttons.size())
        Q_EMIT chosen(&m_buttons[place]->session());
}

void AccountRail::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens(palette());
    QPainter painter(this);
    painter.fillRect(rect(), t.window);
    painter.fillRect(layoutDirection() == Qt::RightToLeft ? 0 : width() - 1, 0, 1, height(), t.line);
}

bool AccountRail::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const int place = int(m_buttons.indexOf(qobject_cast<AccountButton *>(watched)));
    const int last = int(m_buttons.size()) - 1;
    int next = place;
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Up:
        next = std::max(0, place - 1);
        break;
    case Qt::Key_Down:
        next = std::min(last, place + 1);
        break;
    case Qt::Key_Home:
        next = 0;
        break;
    case Qt::Key_End:
        next = last;
        break;
    default:
        return QFrame::eventFilter(watched, event);
    }
    if (next != place)
        choose(next);
    m_buttons[next]->setFocus(Qt::TabFocusReason); // at last: a sign-in card takes it when it appears
    return true;
}

} // namespace causerie::ui
