// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/applicationsettings.h"
#include "core/chat/xmpplink.h"
#include "ui/desktop/desktopwishes.h"

#include <QPointer>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

class QWidget;

namespace causerie::ui
{
class AddingPage;
class CallWindow;
class DesktopDialog;
class Frame;
class IncomingCallPopup;
class MainWindow;
class SignInWindow;
class Theme;
class Tray;
} // namespace causerie::ui

namespace causerie
{

class Announcer;
class IdleWatch;
class Seat;
class Telephone;

/// The accounts of one data folder with their windows: all online at once, one of them shown in the one window. While
/// there is only one and nobody is signed in, the sign-in card is a window of its own. Holds no state of its own
/// besides; two of them in one process do not know each other.
///
/// Thread: GUI. Owner: main, or a test. The theme outlives it. Windows go before the sessions.
class Application final : public QObject
{
    Q_OBJECT

public:
    Application(const ApplicationSettings &settings, ui::Theme &theme, QObject *parent = nullptr);
    ~Application() override;

    /// Shows the first window: conversations of the accounts that are kept, and signing in behind them, else the card.
    void start();
    /// Signs out in good order, two seconds at most; `finished` follows.
    void quit();
    /// As a person does who closes the window: waits until the store has answered to what was written last, two seconds
    /// at most, and asks when something would be lost; else it quits. The window stays in use meanwhile.
    void tryToQuit();
    /// Opens it in the account that is shown (see `ui::MainWindow::openLink`), as soon as its contacts are known, or
    /// when it is certain that they will not be for a while. One that makes an account goes to a card for it; one of a
    /// person whose server takes who is invited does, too, when there is no account yet, and is opened when there is.
    void openLink(const XmppLink &link);
    /// Opens the dial pad with a number, or a tel: or sip: link, in the account that is shown, as soon as it is
    /// connected or is not for a while.
    void dial(const QString &typed);
    void summon(); ///< in front of other windows, out of the tray: it was started again

    int accountCount() const { return int(m_seats.size()); }
    int shownAccount() const; ///< its place
    void showAccount(int place);
    void addAccount(); ///< asks for another one, beside those that are there
    void cancelAdding();
    Session &session(int place);
    Session &session(); ///< of the account that is shown; made at the latest when the first window has been painted

    // Null while there is none. Card and main window are those that are shown.
    ui::Frame *window() const { return m_frame.get(); } ///< hidden while the card stands alone
    ui::SignInWindow *signInWindow() const;
    ui::MainWindow *mainWindow() const;
    ui::CallWindow *callWindow() const;
    ui::IncomingCallPopup *incomingPopup() const;
    ui::Tray *tray() const { return m_tray.get(); }

Q_SIGNALS:
    void finished();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    std::unique_ptr<Seat> makeSeat(const QString &file, const std::optional<Account> &kept);
    void openNext();
    ui::Frame &frame();
    void show(Seat &seat);
    void openWaitingLink();
    bool offerAccount();
    void arrange(); ///< which windows stand there, and what is in them
    void arrangeRail();
    void showAlone(ui::SignInWindow &card);
    void takePage(Seat &seat);
    void followMain(Seat &seat);
    void adopt();
    void signIn(Seat &seat, const Account &account, const QString &password);
    void askToRemove(Seat &seat);
    void remove(Seat &seat);  ///< from this computer
    void tellEnd(Seat &seat); ///< its server has ended it
    void takeOut(Seat &seat);
    void showRest();
    void letGo();
    void countUnread();
    void keepOrder();
    void tellDamage();
    void awaitWrites(int rounds);
    void decideToQuit();
    bool saveDrafts(); ///< true when there was one to save
    void finishIfOut();
    // The desktop around the windows (applicationdesktop.cpp).
    void followDesktop();
    void open(Session *session, const Jid &peer);
    void openFromDesktop(Session *session, const Jid &peer, const QString &token);
    bool isBefore(const Session &session, const Jid &peer) const; ///< open, in the window that is in use
    void openDesktopDialog(QWidget *parent);
    void setWishes(const ui::DesktopWishes &wishes);
    void makeTray();
    void takeNewTray();
    void refreshTray();
    QWidget *outermost() const; ///< the frame, or the card that stands alone; null without one
    bool isWindowShown() const;
    bool hidesWhenClosed() const;
    void hideToTray();
    void showFrame(); ///< unless it is hidden on purpose
    Seat *find(const Session *session) const;
    Seat *find(const Jid &jid, const Seat *except) const;

    ApplicationSettings m_settings;
    ui::Theme &m_theme;
    std::vector<std::unique_ptr<Seat>> m_seats;   ///< in the order of the rail; at least one once it was started
    std::unique_ptr<Seat> m_adding;               ///< not signed in yet
    std::vector<std::unique_ptr<Seat>> m_leaving; ///< removed, their servers have not heard it yet
    Seat *m_shown = nullptr;                      ///< one of `m_seats`
    bool m_isAddingShown = false;
    QStringList m_damaged;
    std::optional<XmppLink> m_link;   ///< waits
    std::optional<QString> m_dialled; ///< likewise
    bool m_isOffered = false;         ///< the account that it lets make
    // Built after the seats and gone before them.
    std::unique_ptr<ui::Frame> m_frame;
    std::unique_ptr<ui::AddingPage> m_addingPage;
    std::unique_ptr<Telephone> m_telephone;
    std::unique_ptr<IdleWatch> m_idleWatch; ///< of the machine, told to every session
    std::unique_ptr<Announcer> m_announcer;
    std::unique_ptr<ui::Tray> m_tray; ///< from the first painted window on
    QPointer<ui::DesktopDialog> m_desktopDialog;
    ui::DesktopWishes m_wishes;
    bool m_isInTray = false;   ///< the frame is hidden, and somebody wants it so
    bool m_awaitsTray = false; ///< it was to start there, and there was none yet
    int m_unread = 0;          ///< of all accounts, as last counted
    QTimer m_writing;          ///< runs while the store is to answer before it is decided about quitting
    int m_decided = 0;         ///< how often; answers to earlier ones come too late
    QTimer m_limit;            ///< of saying goodbye
    bool m_isQuitting = false;
};

} // namespace causerie
