// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/roster/listpanel.h"

#include "core/session/rooms.h"
#include "ui/roster/calllogpanel.h"
#include "ui/roster/connectionbar.h"
#include "ui/roster/contactdialogs.h"
#include "ui/roster/contactmenu.h"
#include "ui/roster/conversationfilter.h"
#include "ui/roster/conversationlistmodel.h"
#include "ui/roster/filterfield.h"
#include "ui/roster/names.h"
#include "ui/roster/requestbar.h"
#include "ui/roster/requestlist.h"
#include "ui/roster/rosterfilter.h"
#include "ui/roster/rostermodel.h"
#include "ui/roster/rowviews.h"
#include "ui/roster/statusbutton.h"
#include "ui/style/icons.h"
#include "ui/style/measure.h"
#include "ui/style/wrappinglayout.h"

#include <QButtonGroup>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{
// In design pixels.
constexpr int kMargin = 12;
constexpr int kTabGap = 1;
} // namespace

ListPanel::ListPanel(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_conversations(new ConversationListModel(session, this)),
      m_conversationFilter(new ConversationFilter(this)), m_roster(new RosterModel(session.roster(), this)),
      m_rosterFilter(new RosterFilter(this)), m_filter(new FilterField(this)), m_calls(new CallLogPanel(session, this)),
      m_stack(new QStackedWidget(this)), m_requestBar(new RequestBar(session, this)),
      m_requestList(new RequestList(session, this)), m_bars(new QVBoxLayout),
      m_archive(makeRow(u"archive"_s, Tab::Archived)), m_archiveBack(makeRow(u"back"_s, Tab::All))
{
    m_conversations->setAvatars(session.avatars());
    m_roster->setAvatars(session.avatars());
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_conversationFilter->setSourceModel(m_conversations);
    m_rosterFilter->setSourceModel(m_roster);
    m_conversationRows = makeConversationRows(m_conversationFilter, this);
    m_conversationRows->setAccessibleName(tr("Conversations"));
    m_peopleRows = makePeopleRows(m_rosterFilter, this);
    m_peopleRows->setAccessibleName(tr("Contacts"));
    connectRows(m_conversationRows);
    connectRows(m_peopleRows);
    connectRows(&m_calls->rows());

    auto *body = new QVBoxLayout(this);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(0);
    body->addWidget(makeHeader());
    auto *connection = new ConnectionBar(session, this);
    connect(connection, &ConnectionBar::doctorRequested, this, &ListPanel::doctorRequested);
    body->addWidget(connection);
    auto *top = new QVBoxLayout;
    const int margin = scaled(font(), kMargin);
    top->setContentsMargins(margin, scaled(font(), 10), margin, scaled(font(), 6));
    top->setSpacing(scaled(font(), 7));
    top->addWidget(m_filter);
    top->addWidget(makeTabs());
    m_bars->addWidget(m_requestBar);
    m_bars->addWidget(m_requestList);
    top->addLayout(m_bars);
    body->addLayout(top);
    m_stack->addWidget(m_conversationRows);
    m_stack->addWidget(m_peopleRows);
    m_stack->addWidget(makeEmptyPlace());
    m_stack->addWidget(m_calls);
    m_archiveBack->setText(tr("Archived conversations"));
    m_archiveBack->setToolTip(tr("Back to all conversations (Alt+1)"));
    body->addWidget(m_archiveBack);
    body->addWidget(m_stack, 1);
    body->addWidget(m_archive);

    connect(m_calls, &CallLogPanel::dialRequested, this, &ListPanel::dialRequested);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) { setWords(text.simplified()); });
    connect(m_filter, &FilterField::listWanted, this, &ListPanel::focusRows);
    connect(m_filter, &FilterField::firstWanted, this, &ListPanel::activateFirst);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_conversations, signal, this, &ListPanel::refreshRequests);
    connect(m_conversations, &QAbstractItemModel::modelReset, this, &ListPanel::refreshRequests);
    connect(&session.rooms(), &Rooms::invitationsChanged, this, &ListPanel::refreshRequests);
    connect(&session.roster(), &Roster::subscriptionRequestsChanged, this, &ListPanel::refreshRequests);
    connect(m_requestBar, &RequestBar::allRequested, this, [this] { setTab(Tab::Requests); });
    buildShortcuts();
    connect(m_conversations, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &, const QModelIndex &, const QList<int> &changed) {
                if (changed.isEmpty() || changed.contains(RequestRole) || changed.contains(ArchivedRole))
                    refreshRequests();
            });
    refreshRequests();
}

QWidget *ListPanel::makeHeader()
{
    auto *header = new QFrame(this);
    header->setProperty("kind", u"header"_s);
    header->setFixedHeight(std::max(scaled(font(), 60), 2 * fontMetrics().height() + 14));
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(scaled(font(), 10), 0, scaled(font(), 12), 0);
    row->setSpacing(scaled(font(), 4));
    row->addWidget(new StatusButton(m_session, header), 1);
    const auto button = [&](const QString &drawing, const QString &name, const QString &tip) {
        auto *tool = new QToolButton(header);
        tool->setProperty("kind", u"icon"_s);
        tool->setIcon(icon(drawing));
        tool->setIconSize(QSize(20, 20) * scaled(font(), 100) / 100);
        tool->setAccessibleName(name);
        tool->setToolTip(tip);
        tool->setFocusPolicy(Qt::StrongFocus);
        row->addWidget(tool);
        return tool;
    };
    QToolButton *plus = button(u"plus"_s, tr("Add a contact"), tr("Add a contact (Ctrl+N)"));
    connect(plus, &QToolButton::clicked, this, [this] { addContact(); });
    m_menuButton = button(u"menu"_s, tr("Menu"), tr("Menu (F10)"));
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_menuButton->setShortcut(Qt::Key_F10);
    return header;
}

/// Also with one that is not there yet, so that the list does not grow a line with the first request.
int ListPanel::tabsWidth() const
{
    int width = 2 * scaled(font(), kMargin) - scaled(font(), kTabGap) + fontMetrics().horizontalAdvance(u" 99+"_s);
    for (QAbstractButton *tab : m_tabs->buttons()) {
        tab->ensurePolished();
        width += tab->sizeHint().width() + scaled(font(), kTabGap);
    }
    return width;
}

QWidget *ListPanel::makeTabs()
{
    auto *tabs = new QWidget(this);
    auto *row = new WrappingLayout(tabs, scaled(font(), kTabGap));
    m_tabs = new QButtonGroup(this);
    const std::tuple<Tab, QString, QString> entries[] = {
        {Tab::All, tr("All"), u"Alt+1"_s},       {Tab::Unread, tr("Unread"), u"Alt+2"_s},
        {Tab::People, tr("People"), u"Alt+3"_s}, {Tab::Rooms, tr("Rooms"), u"Alt+4"_s},
        {Tab::Calls, tr("Calls"), u"Alt+7"_s},   {Tab::Requests, tr("Requests"), u"Alt+5"_s},
    };
    for (const auto &[tab, text, shortcut] : entries) {
        auto *button = new QToolButton(tabs);
        button->setProperty("kind", u"tab"_s);
        button->setText(text);
        button->setFont(larger(font(), 12.5 / 14.0));
        button->setCheckable(true);
        button->setChecked(tab == m_tab);
        button->setShortcut(QKeySequence(shortcut));
        button->setToolTip(tr("%1 (%2)", "%1 is the name of a filter, %2 its shortcut")
                               .arg(text, QKeySequence(shortcut).toString(QKeySequence::NativeText)));
        button->setFocusPolicy(Qt::StrongFocus);
        m_tabs->addButton(button, int(tab));
        row->addWidget(button);
    }
    connect(m_tabs, &QButtonGroup::idClicked, this, [this](int id) { setTab(Tab(id)); });
    return tabs;
}

void ListPanel::connectRows(QAbstractItemView *view)
{
    connect(view, &QAbstractItemView::clicked, this, &ListPanel::onActivated);
    view->installEventFilter(this); // Enter; `activated` would also come with some clicks, as the desktop likes it
    connect(view, &QAbstractItemView::customContextMenuRequested, this,
            [this, view](const QPoint &position) { showContextMenu(view, position); });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(view->model(), signal, this, &ListPanel::refreshStack);
    connect(view->model(), &QAbstractItemModel::modelReset, this, &ListPanel::refreshStack);
    connect(view->model(), &QAbstractItemModel::layoutChanged, this, &ListPanel::refreshStack);
    // A row that comes (back) may be the open one.
    connect(view->model(), &QAbstractItemModel::rowsInserted, this,
            [this, view](const QModelIndex &parent, int first, int last) {
                showAsOpen(*view, m_open, parent, first, last);
            });
    connect(view->model(), &QAbstractItemModel::modelReset, this, [this, view] { showAsOpen(*view, m_open); });
    connect(view->model(), &QAbstractItemModel::layoutChanged, this, [this, view] { showAsOpen(*view, m_open); });
}

bool ListPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const auto *view = qobject_cast<QAbstractItemView *>(watched);
        if (view && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && view->currentIndex().isValid()) {
            onActivated(view->currentIndex());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

QAbstractItemView *ListPanel::rows() const
{
    if (m_tab == Tab::People)
        return m_peopleRows;
    if (m_tab == Tab::Calls)
        return &m_calls->rows();
    return m_conversationRows;
}

void ListPanel::setRoomMenu(FillRoomMenu fill)
{
    m_fillRoomMenu = std::move(fill);
}

void ListPanel::setAttention(const Attention &attention)
{
    m_conversations->setAttention(attention);
}

void ListPanel::addBar(QWidget *bar)
{
    m_bars->addWidget(bar);
}

void ListPanel::setMenu(QMenu *menu)
{
    m_menuButton->setMenu(menu);
}

void ListPanel::setOpen(const Jid &jid)
{
    m_open = conversationKey(m_session, jid);
    m_conversationFilter->setOpen(jid.isEmpty() ? QString() : m_open.toString());
    showAsOpen(*m_conversationRows, m_open);
    showAsOpen(*m_peopleRows, m_open);
    showAsOpen(m_calls->rows(), m_open);
}

void ListPanel::setTab(Tab tab)
{
    m_tab = tab;
    m_tabs->button(int(tab == Tab::Archived ? Tab::All : tab))->setChecked(true); // it hangs below that one
    m_conversationFilter->setShow(tab == Tab::Unread     ? ConversationFilter::Show::Unread
                                  : tab == Tab::Rooms    ? ConversationFilter::Show::Rooms
                                  : tab == Tab::Requests ? ConversationFilter::Show::Requests
                                  : tab == Tab::Archived ? ConversationFilter::Show::Archived
                                                         : ConversationFilter::Show::All);
    m_requestBar->setInSight(tab != Tab::Requests);
    m_requestList->setInSight(tab == Tab::Requests);
    if (tab == Tab::Calls)
        m_calls->open();
    refreshRequests();
    Q_EMIT tabChanged(tab);
}

bool ListPanel::isOfflineShown() const
{
    return m_rosterFilter->isOfflineShown();
}

void ListPanel::setOfflineShown(bool shown)
{
    m_rosterFilter->setOfflineShown(shown);
    refreshStack();
}

void ListPanel::setWords(const QString &words)
{
    m_words = words;
    m_conversations->setContactsIncluded(!words.isEmpty());
    m_conversationFilter->setWords(words);
    m_rosterFilter->setWords(words);
    m_calls->setWords(words);
    refreshArchived();
    refreshStack();
}

void ListPanel::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void ListPanel::focusRows()
{
    QAbstractItemView *view = rows();
    if (!view->currentIndex().isValid())
        view->setCurrentIndex(view->model()->index(0, 0));
    view->setFocus(Qt::TabFocusReason);
}

void ListPanel::addContact(const QString &address)
{
    const QString typed = m_words.contains(u'@') ? m_words : QString();
    auto *dialog = new AddContactDialog(m_session, address.isEmpty() ? typed : address, window());
    connect(dialog, &AddContactDialog::added, this, [this](const Jid &jid) {
        m_filter->clear();
        Q_EMIT chosen(jid);
    });
    dialog->open();
}

void ListPanel::activateFirst()
{
    const QAbstractItemModel *model = rows()->model();
    QModelIndex first = model->index(0, 0);
    if (first.isValid() && first.data(KindRole).value<RowKind>() == RowKind::Group)
        first = model->index(0, 0, first);
    if (!first.isValid() || m_words.isEmpty())
        return;
    onActivated(first);
    m_filter->clear(); // who was looked for is found
}

void ListPanel::onActivated(const QModelIndex &index)
{
    if (index.data(KindRole).value<RowKind>() == RowKind::Group) {
        m_peopleRows->setExpanded(index, !m_peopleRows->isExpanded(index));
        return;
    }
    const Jid jid = jidOf(index);
    if (!jid.isEmpty())
        Q_EMIT chosen(jid);
}

void ListPanel::showContextMenu(QAbstractItemView *view, const QPoint &position)
{
    const QModelIndex index = view->indexAt(position);
    const Jid jid = jidOf(index);
    if (jid.isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(icon(u"chat"_s), tr("&Open conversation")), &QAction::triggered, this,
            [this, jid] { Q_EMIT chosen(jid); });
    if (!isRoom(m_session, jid))
        fillContactMenu(*menu, m_session, jid, window());
    else if (m_fillRoomMenu)
        m_fillRoomMenu(*menu, jid, window());
    menu->popup(view->viewport()->mapToGlobal(position));
}

void ListPanel::refreshStack()
{
    if (m_tab == Tab::Calls)
        return m_stack->setCurrentWidget(m_calls); // it says itself when there are none
    const bool empty = rows()->model()->rowCount() == 0;
    if (empty)
        refreshEmptyPlace();
    m_stack->setCurrentIndex(empty ? 2 : m_tab == Tab::People ? 1 : 0);
}

} // namespace causerie::ui
