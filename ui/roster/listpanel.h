// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

#include <QWidget>

#include <functional>

class QAbstractItemView;
class QButtonGroup;
class QLabel;
class QListView;
class QMenu;
class QPushButton;
class QStackedWidget;
class QToolButton;
class QTreeView;
class QVBoxLayout;

namespace causerie::ui
{

class Attention;
class CallLogPanel;
class ConversationFilter;
class ConversationListModel;
class FilterField;
class RequestBar;
class RequestList;
class RosterFilter;
class RosterModel;
class StatusButton;

/// The left column: who we are, what is searched for, which rows, and the rows; below all of them the way to what was
/// put away.
///
/// Thread: GUI. Owner: MainWindow. The session outlives it.
class ListPanel final : public QWidget
{
    Q_OBJECT

public:
    enum class Tab { All, Unread, People, Rooms, Requests, Archived, Calls };
    /// Fills a menu with what can be done with a room, over a window.
    using FillRoomMenu = std::function<void(QMenu &menu, const Jid &room, QWidget *window)>;

    explicit ListPanel(Session &session, QWidget *parent = nullptr);

    void setMenu(QMenu *menu); ///< of the button at the top
    void setRoomMenu(FillRoomMenu fill);
    void setAttention(const Attention &attention);
    void addBar(QWidget *bar);    ///< above the rows
    int tabsWidth() const;        ///< of the panel that has all tabs on one line, in this font and language
    void setOpen(const Jid &jid); ///< which row is the open conversation
    Tab tab() const { return m_tab; }
    void setTab(Tab tab);
    bool isOfflineShown() const;
    void setOfflineShown(bool shown);
    void focusFilter();
    void focusRows();
    /// Opens the dialog; `address` may be an xmpp: link.
    void addContact(const QString &address = {});

Q_SIGNALS:
    void chosen(const causerie::Jid &jid);
    void tabChanged(causerie::ui::ListPanel::Tab tab);
    void roomRequested(); ///< to join one, or to make one
    void inviteRequested();
    void dialRequested();
    void doctorRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeHeader();
    QWidget *makeTabs();
    QWidget *makeEmptyPlace();
    void connectRows(QAbstractItemView *view);
    void setWords(const QString &words);
    void refreshStack(); ///< rows, or what to say when there are none
    void refreshEmptyPlace();
    void giveRoom();
    int waitingInvitations() const; ///< of strangers, into rooms
    void refreshRequests();         ///< their tab is there while there are some
    QToolButton *makeRow(const QString &drawing, Tab leadsTo);
    void refreshArchived(); ///< the ways into the archive and out of it
    void buildShortcuts();
    Jid meant() const; ///< whose row has the focus, else who is open
    void onActivated(const QModelIndex &index);
    void showContextMenu(QAbstractItemView *view, const QPoint &position);
    void activateFirst();
    QAbstractItemView *rows() const;

    Session &m_session;
    ConversationListModel *m_conversations;
    ConversationFilter *m_conversationFilter;
    RosterModel *m_roster;
    RosterFilter *m_rosterFilter;
    FilterField *m_filter;
    QToolButton *m_menuButton = nullptr;
    QButtonGroup *m_tabs = nullptr;
    QListView *m_conversationRows;
    QTreeView *m_peopleRows;
    CallLogPanel *m_calls;
    QStackedWidget *m_stack;
    RequestBar *m_requestBar;
    RequestList *m_requestList; ///< in its place among the requests
    QVBoxLayout *m_bars;
    FillRoomMenu m_fillRoomMenu;
    QLabel *m_emptyTitle = nullptr;
    QLabel *m_emptyWords = nullptr;
    QPushButton *m_emptyStep = nullptr;
    QToolButton *m_archive;     ///< below the rows
    QToolButton *m_archiveBack; ///< above those of the archive
    QPushButton *m_emptyInvite = nullptr;
    Tab m_tab = Tab::All;
    QString m_words;
    Jid m_open;
};

} // namespace causerie::ui
