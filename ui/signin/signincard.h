// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/account.h"
#include "core/xmpp/connectionerror.h"
#include "ui/signin/steps.h"

#include <QWidget>

class QScrollArea;
class QStackedWidget;

namespace causerie::ui
{

class CardFrame;
class NewAccountForm;
class ProgressPage;
class ProviderForm;
class SignInForm;

/// First run: the card with the form, and the same card with the progress or the failure of signing in, or with the two
/// forms of making an account.
/// Knows no session, so that every face can be shown and tried by itself; SignInWindow joins the two.
///
/// Thread: GUI. Owner: its parent.
class SignInCard final : public QWidget
{
    Q_OBJECT

public:
    explicit SignInCard(bool keychain, QWidget *parent = nullptr);

    void setAccount(const Account &account);
    void showForm();
    void showProvider();
    void showNewAccount();
    void showProgress(const Account &account, const StepTrack &track);
    /// On the form next to the field it concerns, else at the step where it happened.
    void showFailure(const Account &account, const xmpp::ConnectionError &error, const StepTrack &track);
    void forgetPassword();

    bool isFormShown() const;
    SignInForm &form() { return *m_form; }
    ProviderForm &providerForm() { return *m_provider; }
    NewAccountForm &newAccountForm() { return *m_newAccount; }
    QSize sizeHint() const override;

Q_SIGNALS:
    void signInRequested(const causerie::Account &account, const QString &password);
    void cancelRequested();
    void doctorRequested(const causerie::Account &account); ///< to look at why the attempt failed
    void grown();                                           ///< `sizeHint` has become higher

private:
    void showCertificate();

    SignInForm *m_form;
    ProgressPage *m_progress;
    ProviderForm *m_provider;
    NewAccountForm *m_newAccount;
    CardFrame *m_formFrame;
    CardFrame *m_progressFrame;
    CardFrame *m_providerFrame;
    CardFrame *m_newAccountFrame;
    QStackedWidget *m_stack;
    Account m_account;             ///< of the attempt shown
    xmpp::ConnectionError m_error; ///< of the failure shown
    StepTrack m_track;
};

} // namespace causerie::ui
