// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/applicationsettings.h"

#include <QPointer>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

namespace causerie::ui
{
class MainWindow;
class SignInWindow;
class Theme;
} // namespace causerie::ui

namespace causerie
{

/// One account of ours: its session and its page, which is either the sign-in card or its conversations.
///
/// Thread: GUI. Owner: Application. The theme outlives it. Its page goes before its session.
class Seat final : public QObject
{
    Q_OBJECT

public:
    /// `frame` is where its conversations will be shown. `settings` names the account's file; `kept` is what is in it.
    Seat(const ApplicationSettings &settings, const std::optional<Account> &kept, ui::Theme &theme,
         std::function<QWidget *()> frame, QObject *parent = nullptr);
    ~Seat() override;

    /// Shows what is stored and signs in behind it, when the password is kept; else the card.
    void open();
    void showCard();
    void closePages();              ///< for good: it is leaving
    void tell(const QString &news); ///< on the page it has
    void keepPage();                ///< whatever happens to the session from now on

    Session &session(); ///< made at the first call
    bool hasSession() const { return m_session != nullptr; }
    const QString &file() const { return m_settings.session.accountFile; }
    Jid jid() const; ///< bare; empty as long as there is no account
    // Null while it is not there.
    ui::SignInWindow *signInWindow() const { return m_card.get(); }
    ui::MainWindow *mainWindow() const { return m_main.get(); }
    QWidget *page() const; ///< the conversations, else the card

Q_SIGNALS:
    void sessionMade();
    void pageChanged(); ///< `page` is another one; the one before goes after this
    void ended();       ///< by its server; what was kept here is deleted already
    void signInRequested(const causerie::Account &account, const QString &password);

private:
    void followSession();
    void showConversations();

    ApplicationSettings m_settings;
    std::optional<Account> m_kept;
    ui::Theme &m_theme;
    std::function<QWidget *()> m_frame;
    std::unique_ptr<Session> m_session;
    // Built after the session and gone before it.
    std::unique_ptr<ui::SignInWindow> m_card;
    std::unique_ptr<ui::MainWindow> m_main;
    QList<QPointer<QWidget>> m_old; ///< pages that will go as soon as nobody is inside them
    bool m_isLeaving = false;
};

} // namespace causerie
