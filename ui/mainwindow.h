// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/xmpplink.h"
#include "core/session/session.h"
#include "ui/links/linklabel.h"
#include "ui/style/theme.h"

#include <QMainWindow>

class QAction;
class QActionGroup;
class QMenu;
class QShortcut;
class QSplitter;
class QStackedWidget;

namespace causerie::ui
{

class AccountActions;
class Attention;
class ConversationView;
class DetailsPane;
class HistoryActions;
class ListPanel;
class NoticeBar;
class RoomActions;
class RoomPane;
class SearchPanel;
class SidePane;
class StoreBar;

/// One account's conversations, the open one and its details, side by side, or one at a time when there is no room.
/// Remembers its columns and the chosen look; with a parent it is a page of that, without one a window that remembers
/// its place, too.
///
/// Thread: GUI. Owner: Seat. Session and theme outlive it.
class MainWindow final : public QMainWindow, public LinkOpener
{
    Q_OBJECT

public:
    MainWindow(Session &session, Theme &theme, QWidget *parent = nullptr);
    ~MainWindow() override;

    void openConversation(const Jid &peer);
    Jid openPeer() const; ///< empty when none is open
    /// Opens what the link leads to: a conversation, with its text in the composer, or the dialog to join or to add.
    void openLink(const XmppLink &link);
    void openXmppLink(const QUrl &url) override; ///< the same, from a text; what is no such link is told
    void openDialLink(const QUrl &url) override;
    void dial(const QString &typed = {}); ///< opens the dial pad with it; nothing is called yet
    /// Says something once, in a bar that goes away by itself.
    void showNotice(const QString &text);
    void setSeveralAccounts(bool several); ///< then it says everywhere which of them this is
    void setUnreadElsewhere(int unread);   ///< in other accounts; the title counts them, too
    int unread() const;                    ///< messages of this account that call for attention
    void save() const;                     ///< the columns, for next time
    bool saveDraft();                      ///< what is written and not sent, now; true when there was any

Q_SIGNALS:
    void unreadChanged(int unread);
    void tellingChanged(); ///< what others may know, what comes by itself; it is the same for all accounts
    void addAccountRequested();
    void accountLinkOpened(const causerie::XmppLink &link); ///< it makes an account, beside this one
    void removeRequested();        ///< the person wants the account gone from this computer; not asked yet
    void soundRequested();         ///< the dialog of microphones and loudspeakers
    void notificationsRequested(); ///< the dialog of what stands beside our windows
    void callWindowRequested();    ///< "Return" in the bar of a call in progress
    void signOutRequested();
    void quitRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    enum class Columns { One, Two, Three };
    enum class Pane { List, Messages, Composer };

    void buildMenu();
    void addDialling(); ///< to the menu
    void addPeople();   ///< to the menu
    void connectLinks();
    void invite();
    void findPeople();
    void addTellingActions();
    void addAccountActions();
    void buildShortcuts();
    void connectParts();
    void connectRooms();
    void connectFailures();
    void connectStore();
    void arrange(); ///< which columns fit, and which of them is shown
    void closeConversation();
    void searchAll();
    void leaveSearch();
    void showFound(const Jid &conversation, qint64 messageId);
    void showInConversation(qint64 messageId);
    void setDetailsShown(bool shown);
    void showGroups(const Jid &jid);
    void focusPane(Pane pane);
    void cyclePanes(int step);
    void restore();
    static bool isOfflineWanted();
    void refreshChoices(); ///< that may have been made in another account's window
    void refreshTitle();

    Session &m_session;
    Theme &m_theme;
    QMenu *m_menu;
    NoticeBar *m_notice;
    StoreBar *m_store;
    QSplitter *m_splitter;
    QStackedWidget *m_left; ///< the list, or the search in its place
    ListPanel *m_list;
    SearchPanel *m_search;
    HistoryActions *m_historyActions;
    AccountActions *m_accountActions;
    ConversationView *m_conversation;
    DetailsPane *m_details;
    RoomPane *m_roomPane;
    SidePane *m_side; ///< has one of the two, or the files
    RoomActions *m_roomActions;
    Attention *m_attention;
    QAction *m_offline = nullptr;
    QAction *m_signOut = nullptr;
    QActionGroup *m_looks = nullptr;
    QShortcut *m_closeDetails = nullptr;
    Jid m_reopened; ///< was open when the history was begun again
    int m_unreadElsewhere = 0;
    int m_unread = 0;            ///< as last told
    bool m_detailsWanted = true; ///< as a third column
    bool m_detailsOver = false;  ///< in place of another one, where there is no room for three
    Columns m_columns = Columns::Three;
};

/// The look that was chosen last.
ThemeChoice storedThemeChoice();

} // namespace causerie::ui
