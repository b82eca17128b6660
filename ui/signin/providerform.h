// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/account.h"
#include "core/session/sessionstate.h"
#include "core/xmpp/registration.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace causerie::ui
{

class ServerFields;
class WebLink;

/// The first half of making an account: on which server. Says what is being done and why it does not work.
///
/// Thread: GUI. Owner: SignInCard.
class ProviderForm final : public QWidget
{
    Q_OBJECT

public:
    explicit ProviderForm(QWidget *parent = nullptr);

    /// Only the domain and the way to the server are taken from it.
    void setServer(const Account &account);
    /// Who invites to which server, in words; empty: nobody. Hidden while another server is typed.
    void setInvitation(const QString &words);
    Account server() const;
    void showStep(SignInStep step);
    void showIdle();
    void showFailure(const xmpp::RegistrationError &error);
    bool isAsking() const { return m_isAsking; }

Q_SIGNALS:
    void askRequested(const causerie::Account &server);
    void backRequested(); ///< what is under way is not wanted any more

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void submit();
    void setAsking(bool asking);
    void setAdvancedShown(bool shown);
    void showCertificate();

    Account m_base;
    xmpp::RegistrationError m_error; ///< shown last
    QLineEdit *m_provider;
    QLabel *m_invitation; ///< to the server of `m_base`
    QLabel *m_problem;
    WebLink *m_page; ///< leads to the server's web page
    QLabel *m_status;
    QPushButton *m_certificate;
    QPushButton *m_advancedButton;
    ServerFields *m_way;
    QPushButton *m_back;
    QPushButton *m_go;
    bool m_isAsking = false;
};

} // namespace causerie::ui
