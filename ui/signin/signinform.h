// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/account.h"
#include "ui/signin/sentences.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace causerie::ui
{

class PasswordField;
class ServerFields;

/// Address, password and, unfolded, how to reach the server. Knows no session.
///
/// Thread: GUI. Owner: SignInCard. A problem is shown under the field that it concerns and read out with it.
class SignInForm final : public QWidget
{
    Q_OBJECT

public:
    /// `keychain`: offer to keep the password there.
    explicit SignInForm(bool keychain, QWidget *parent = nullptr);

    /// Fills in; what the form does not show (pin, consent to PLAIN) is kept while address and server stay the same.
    void setAccount(const Account &account);
    Account account() const;
    QString password() const;
    void clearPassword();

    /// Something to know before the next sign-in, above the fields; empty: nothing.
    void setNews(const QString &text);
    void setTrouble(const Trouble &trouble);
    void clearTrouble();
    void setAdvancedShown(bool shown);

    // What a test or another widget needs to find.
    QLineEdit *addressEdit() const { return m_address; }
    QLineEdit *passwordEdit() const;
    QPushButton *signInButton() const { return m_signIn; }
    QPushButton *doctorButton() const { return m_doctor; }

Q_SIGNALS:
    /// The fields are well-formed. An empty password means: the keychain's.
    void submitted(const causerie::Account &account, const QString &password);
    void newAccountRequested();
    void doctorRequested(); ///< to look at why the last attempt failed

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void addHeader(QVBoxLayout *layout);
    void addFields(QVBoxLayout *layout);
    void addDoctor(QVBoxLayout *layout);
    void addInvitation(QVBoxLayout *layout);
    void submit();

    Account m_base;
    QLineEdit *m_address = nullptr;
    PasswordField *m_password = nullptr;
    QCheckBox *m_keep = nullptr;
    QPushButton *m_advancedButton = nullptr;
    ServerFields *m_server = nullptr;
    QLabel *m_news = nullptr;
    QPushButton *m_signIn = nullptr;
    QPushButton *m_doctor = nullptr; ///< shown when the address or the server failed
    QPushButton *m_create = nullptr;
    QLabel *m_addressProblem = nullptr;
    QLabel *m_passwordProblem = nullptr;
};

} // namespace causerie::ui
