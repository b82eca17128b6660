// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow.h"

#include "ui/accountactions.h"
#include "ui/chat/conversationview.h"
#include "ui/chat/detailspane.h"
#include "ui/failurewords.h"
#include "ui/historyactions.h"
#include "ui/noticebar.h"
#include "ui/people/blockeddialog.h"
#include "ui/people/profiledialog.h"
#include "ui/rooms/roomactions.h"
#include "ui/rooms/roompane.h"
#include "ui/roster/attention.h"
#include "ui/roster/contactdialogs.h"
#include "ui/roster/contactmenu.h"
#include "ui/roster/listpanel.h"
#include "ui/roster/names.h"
#include "ui/search/searchpanel.h"
#include "ui/sidepane.h"
#include "ui/storebar.h"
#include "ui/style/icons.h"
#include "ui/style/measure.h"

#include <QActionGroup>
#include <QCloseEvent>
#include <QMenu>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

// In design pixels.
constexpr int kListWidth = 312;
constexpr int kLeastListWidth = 240;
constexpr int kMostListWidth = 420;
constexpr int kDetailsWidth = 290;
constexpr int kTwoColumns = 720;    ///< narrower: one column
constexpr int kThreeColumns = 1000; ///< narrower: the details take the conversation's place

constexpr auto kGeometryKey = "window/geometry"_L1;
constexpr auto kColumnsKey = "window/columns"_L1;
constexpr auto kDetailsKey = "window/details"_L1;
constexpr auto kOfflineKey = "list/offline"_L1;
constexpr auto kThemeKey = "look/theme"_L1;

} // namespace

ThemeChoice storedThemeChoice()
{
    const int stored = QSettings().value(kThemeKey, int(ThemeChoice::System)).toInt();
    return stored == int(ThemeChoice::Light)  ? ThemeChoice::Light
           : stored == int(ThemeChoice::Dark) ? ThemeChoice::Dark
                                              : ThemeChoice::System;
}

MainWindow::MainWindow(Session &session, Theme &theme, QWidget *parent)
    : QMainWindow(parent), m_session(session), m_theme(theme), m_menu(new QMenu(this)), m_notice(new NoticeBar(this)),
      m_store(new StoreBar(session.mending(), this)), m_splitter(new QSplitter(this)), m_left(new QStackedWidget(this)),
      m_list(new ListPanel(session, this)), m_search(new SearchPanel(session, this)),
      m_historyActions(new HistoryActions(session, *this)), m_accountActions(new AccountActions(session, *this)),
      m_conversation(new ConversationView(session, this)),
      m_details(new DetailsPane(
          session,
          [this](QMenu &menu, const Jid &jid, QWidget *window) { fillContactMenu(menu, m_session, jid, window); },
          this)),
      m_roomPane(new RoomPane(
          session, [this](QMenu &menu, const Jid &room) { m_roomActions->fill(menu, room); }, this)),
      m_side(new SidePane(session, m_conversation->sounds(), *m_details, *m_roomPane, this)),
      m_roomActions(new RoomActions(session, *this)), m_attention(new Attention(session, this))
{
    setWindowIcon(applicationIcon());
    setObjectName(u"MainWindow"_s);
    m_left->addWidget(m_list);
    m_left->addWidget(m_search);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    for (QWidget *column :
         {static_cast<QWidget *>(m_left), static_cast<QWidget *>(m_conversation), static_cast<QWidget *>(m_side)})
        m_splitter->addWidget(column);
    m_splitter->setStretchFactor(1, 1);
    auto *all = new QWidget(this);
    auto *body = new QVBoxLayout(all);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(0);
    body->addWidget(m_notice);
    body->addWidget(m_store);
    body->addWidget(m_splitter, 1);
    setCentralWidget(all);
    setMinimumSize(scaled(font(), 340), scaled(font(), 400));

    buildMenu();
    buildShortcuts();
    connectParts();
    connectRooms();
    connectLinks();
    connectFailures();
    connectStore();
    restore();
    refreshTitle();
}

MainWindow::~MainWindow() = default;

bool MainWindow::isOfflineWanted()
{
    return QSettings().value(kOfflineKey, true).toBool();
}

void MainWindow::buildMenu()
{
    addPeople();
    addDialling();
    connect(m_menu->addAction(icon(u"people"_s), tr("&Join or create a room…")), &QAction::triggered, this,
            [this] { m_roomActions->joinOrCreate(); });
    connect(m_menu->addAction(icon(u"note"_s), tr("&Notes to yourself")), &QAction::triggered, this,
            [this] { openConversation(m_session.account().jid); });
    const auto add = [this](const QString &drawing, const QString &text, const QString &keys, auto act) {
        QAction *action = m_menu->addAction(icon(drawing), text);
        action->setShortcut(QKeySequence(keys));
        action->setShortcutContext(Qt::WindowShortcut);
        addAction(action);
        connect(action, &QAction::triggered, this, act);
    };
    add(u"search"_s, tr("Search all &messages…"), u"Ctrl+Shift+F"_s, [this] { searchAll(); });
    add(u"search"_s, tr("&Find in this conversation…"), u"Ctrl+F"_s, [this] { m_conversation->find(); });
    m_offline = m_menu->addAction(tr("Show &offline contacts"));
    m_offline->setCheckable(true);
    m_offline->setChecked(isOfflineWanted());
    m_list->setOfflineShown(m_offline->isChecked());
    connect(m_offline, &QAction::toggled, this, [this](bool shown) {
        m_list->setOfflineShown(shown);
        QSettings().setValue(kOfflineKey, shown);
    });
    connect(m_menu->addAction(icon(u"person"_s), tr("M&y profile…")), &QAction::triggered, this,
            [this] { (new ProfileDialog(m_session, this))->open(); });
    connect(m_menu->addAction(icon(u"block"_s), tr("&Blocked people…")), &QAction::triggered, this,
            [this] { (new BlockedDialog(m_session, this))->open(); });
    addTellingActions();
    m_historyActions->fill(*m_menu->addMenu(tr("&History")));
    m_accountActions->fill(*m_menu->addMenu(tr("A&ccount")));
    QMenu *look = m_menu->addMenu(tr("A&ppearance"));
    m_looks = new QActionGroup(look);
    const std::pair<ThemeChoice, QString> choices[] = {
        {ThemeChoice::System, tr("As the &desktop")},
        {ThemeChoice::Light, tr("&Light")},
        {ThemeChoice::Dark, tr("Da&rk")},
    };
    for (const auto &[choice, text] : choices) {
        QAction *action = look->addAction(text);
        action->setCheckable(true);
        action->setData(int(choice));
        action->setChecked(m_theme.choice() == choice);
        m_looks->addAction(action);
        connect(action, &QAction::triggered, this, [this, chosen = choice] {
            m_theme.setChoice(chosen);
            QSettings().setValue(kThemeKey, int(chosen));
        });
    }
    m_menu->addSeparator();
    addAccountActions();
    m_menu->addSeparator();
    QAction *quit = m_menu->addAction(tr("&Quit"));
    quit->setShortcut(QKeySequence(u"Ctrl+Q"_s));
    quit->setShortcutContext(Qt::WindowShortcut);
    addAction(quit);
    connect(quit, &QAction::triggered, this, &MainWindow::quitRequested);
    m_list->setMenu(m_menu);
}

void MainWindow::buildShortcuts()
{
    const auto shortcut = [this](const QKeySequence &keys, auto act) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, act);
    };
    shortcut(QKeySequence(u"Ctrl+K"_s), [this] {
        if (m_columns == Columns::One)
            closeConversation();
        leaveSearch();
        m_list->focusFilter();
    });
    shortcut(QKeySequence(u"Ctrl+N"_s), [this] { m_list->addContact(); });
    shortcut(QKeySequence(u"Ctrl+J"_s), [this] { m_roomActions->joinOrCreate(); });
    shortcut(QKeySequence(u"Ctrl+W"_s), [this] { closeConversation(); });
    shortcut(QKeySequence(u"Ctrl+1"_s), [this] { focusPane(Pane::List); });
    shortcut(QKeySequence(u"Ctrl+2"_s), [this] { focusPane(Pane::Messages); });
    shortcut(QKeySequence(u"Ctrl+3"_s), [this] { focusPane(Pane::Composer); });
    // The header that has this key is hidden while the details fill the window.
    m_closeDetails = new QShortcut(QKeySequence(u"Ctrl+I"_s), this);
    m_closeDetails->setEnabled(false);
    connect(m_closeDetails, &QShortcut::activated, this, [this] { setDetailsShown(false); });
    shortcut(QKeySequence(u"F6"_s), [this] { cyclePanes(1); });
    shortcut(QKeySequence(u"Shift+F6"_s), [this] { cyclePanes(-1); });
}

void MainWindow::connectParts()
{
    connect(m_list, &ListPanel::chosen, this, &MainWindow::openConversation);
    connect(m_historyActions, &HistoryActions::told, this, &MainWindow::showNotice);
    connect(m_list, &ListPanel::doctorRequested, m_accountActions, &AccountActions::examine);
    connect(m_accountActions, &AccountActions::told, this, &MainWindow::showNotice);
    connect(m_accountActions, &AccountActions::removeHereRequested, this, &MainWindow::removeRequested);
    connect(m_search, &SearchPanel::chosen, this, &MainWindow::showFound);
    connect(m_search, &SearchPanel::left, this, [this] {
        leaveSearch();
        m_list->focusRows();
    });
    connect(m_conversation, &ConversationView::backRequested, this, &MainWindow::closeConversation);
    connect(m_conversation, &ConversationView::detailsToggled, this, &MainWindow::setDetailsShown);
    connect(m_conversation, &ConversationView::callWindowRequested, this, &MainWindow::callWindowRequested);
    connect(m_details, &DetailsPane::groupsRequested, this, &MainWindow::showGroups);
    connect(m_details, &DetailsPane::closeRequested, this, [this] { setDetailsShown(false); });
    connect(m_side, &SidePane::closeRequested, this, [this] { setDetailsShown(false); });
    connect(m_side, &SidePane::messageRequested, this, &MainWindow::showInConversation);
    connect(&m_session.conversations(), &Conversations::totalUnreadChanged, this, &MainWindow::refreshTitle);
    connect(m_attention, &Attention::changed, this, &MainWindow::refreshTitle);
    connect(&m_session.conversations(), &Conversations::aboutToClear, this, &MainWindow::closeConversation);
}

void MainWindow::connectFailures()
{
    connect(&m_session, &Session::requestFailed, this,
            [this](RequestError error, const QString &what, const QString &serverText) {
                showNotice(requestWords(error, what, serverText));
            });
    connect(&m_session, &Session::keychainFailed, this,
            [this] { showNotice(tr("The password could not be kept in the system keychain.")); });
}

void MainWindow::openConversation(const Jid &peer)
{
    if (peer.isEmpty())
        return;
    m_detailsOver = false;
    m_conversation->open(peer);
    m_list->setOpen(peer);
    if (const Jid room = peer.bare(); isRoom(m_session, room)) {
        m_roomPane->setRoom(room);
        m_side->setPeer(m_conversation->peer(), *m_roomPane);
    } else {
        m_details->setPeer(room);
        m_side->setPeer(m_conversation->peer(), *m_details);
    }
    arrange();
    m_conversation->focusComposer();
    refreshTitle();
}

Jid MainWindow::openPeer() const
{
    return m_conversation->peer();
}

void MainWindow::closeConversation()
{
    m_conversation->open({});
    m_list->setOpen({});
    arrange();
    m_list->focusRows();
    refreshTitle();
}

void MainWindow::showNotice(const QString &text)
{
    m_notice->show(text);
}

void MainWindow::setDetailsShown(bool shown)
{
    if (m_columns == Columns::Three)
        m_detailsWanted = shown;
    else
        m_detailsOver = shown;
    arrange();
}

void MainWindow::showGroups(const Jid &jid)
{
    (new GroupsDialog(m_session, jid, this))->open();
}

void MainWindow::arrange()
{
    const int room = width();
    m_columns = room < scaled(font(), kTwoColumns)     ? Columns::One
                : room < scaled(font(), kThreeColumns) ? Columns::Two
                                                       : Columns::Three;
    const bool open = !openPeer().isEmpty();
    const bool one = m_columns == Columns::One;
    m_left->setMinimumWidth(scaled(font(), kLeastListWidth));
    // The list serves the conversation: not more than a third, but what the design gives it in any case.
    const int most = std::clamp(room * 34 / 100, scaled(font(), kListWidth), scaled(font(), kMostListWidth));
    m_left->setMaximumWidth(one ? QWIDGETSIZE_MAX : most);
    QList<int> sizes = m_splitter->sizes();
    if (!one && sizes.first() > most) { // else there would be a gap beside it
        sizes[1] += sizes.first() - most;
        sizes[0] = most;
        m_splitter->setSizes(sizes);
    }
    const bool details = open && (m_columns == Columns::Three ? m_detailsWanted : m_detailsOver);
    m_side->setMinimumWidth(one ? 0 : scaled(font(), kDetailsWidth));
    m_side->setMaximumWidth(one ? QWIDGETSIZE_MAX : scaled(font(), kDetailsWidth));
    m_details->setBackShown(one);
    m_roomPane->setBackShown(one);
    m_side->setBackShown(one);
    m_left->setVisible(one ? !open : m_columns == Columns::Three || !details);
    m_conversation->setVisible(!one || (open && !details));
    m_side->setVisible(details);
    m_conversation->setBackShown(one);
    m_conversation->setDetailsShown(details);
    m_closeDetails->setEnabled(one && details);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    arrange();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    save();
    QMainWindow::closeEvent(event);
}

void MainWindow::focusPane(Pane pane)
{
    const bool open = !openPeer().isEmpty();
    if (pane == Pane::List || !open) {
        if (m_columns == Columns::One && open)
            closeConversation();
        m_list->focusRows();
    } else if (pane == Pane::Messages) {
        m_conversation->focusMessages();
    } else {
        m_conversation->focusComposer();
    }
}

void MainWindow::cyclePanes(int step)
{
    if (openPeer().isEmpty())
        return focusPane(Pane::List);
    const QWidget *focus = focusWidget();
    const int now = focus && m_list->isAncestorOf(focus)  ? int(Pane::List)
                    : m_conversation->isComposerFocused() ? int(Pane::Composer)
                                                          : int(Pane::Messages);
    int next = (now + step + 3) % 3;
    if (m_columns == Columns::One && next == int(Pane::List))
        next = (next + step + 3) % 3;
    focusPane(Pane(next));
}

void MainWindow::restore()
{
    const QSettings settings;
    if (parentWidget())
        resize(parentWidget()->size());
    else if (!restoreGeometry(settings.value(kGeometryKey).toByteArray()))
        resize(scaled(font(), 1240), scaled(font(), 800));
    m_detailsWanted = settings.value(kDetailsKey, true).toBool();
    const int usual = std::max(scaled(font(), kListWidth), m_list->tabsWidth());
    const int list = std::clamp(settings.value(kColumnsKey, usual).toInt(), scaled(font(), kLeastListWidth),
                                scaled(font(), kMostListWidth));
    m_splitter->setSizes({list, std::max(1, width() - list), 0});
    arrange();
}

void MainWindow::save() const
{
    QSettings settings;
    if (isWindow())
        settings.setValue(kGeometryKey, saveGeometry());
    if (m_columns != Columns::One && testAttribute(Qt::WA_WState_Created)) // one that was never shown has no columns
        settings.setValue(kColumnsKey, m_left->width());
    settings.setValue(kDetailsKey, m_detailsWanted);
}

} // namespace causerie::ui
