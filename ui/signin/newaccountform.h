// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/registration.h"
#include "ui/signin/sentences.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace causerie::ui
{

class FormView;
class PasswordField;
class WebLink;

/// The second half of making an account: name and password, and whatever else the server wants to know, with its
/// captcha. What was typed stays when the server does not like some of it.
///
/// Thread: GUI. Owner: SignInCard.
class NewAccountForm final : public QWidget
{
    Q_OBJECT

public:
    /// `keychain`: offer to keep the password there.
    explicit NewAccountForm(bool keychain, QWidget *parent = nullptr);

    void clear(); ///< nothing typed, no form
    /// What was typed for an earlier form of the same server is filled in again, but no captcha's answer.
    void setForm(const QString &domain, const xmpp::RegistrationForm &form);
    void setGivenName(const QString &name); ///< that of the invitation, which is not to be changed; empty: any
    void setTrouble(const Trouble &trouble);
    void setSending(bool sending);
    bool keepsPassword() const;

    QLineEdit *nameEdit() const { return m_name; }
    QPushButton *createButton() const { return m_create; }

Q_SIGNALS:
    void submitted(const causerie::DataForm &filledIn);
    void backRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void addFields(QVBoxLayout *layout);
    void addButtons(QVBoxLayout *layout);
    void showInstructions(const DataForm &form);
    void orderTabs();
    void submit();
    void goBack();
    void clearTrouble();
    bool showCaptchaProblem();

    QString m_domain;
    xmpp::RegistrationForm m_form;
    QLabel *m_title = nullptr;
    QLabel *m_instructions = nullptr;
    QLineEdit *m_name = nullptr;
    QLabel *m_end = nullptr; ///< "@example.com"
    QLabel *m_nameProblem = nullptr;
    PasswordField *m_password = nullptr;
    QLabel *m_passwordProblem = nullptr;
    QCheckBox *m_keep = nullptr;
    QVBoxLayout *m_place = nullptr; ///< of the further questions
    FormView *m_more = nullptr;     ///< null when there are none
    WebLink *m_page = nullptr;
    QLabel *m_problem = nullptr;
    QString m_captchaProblem; ///< told at the next captcha, too: the server sends another one
    QPushButton *m_back = nullptr;
    QPushButton *m_create = nullptr;
    bool m_isSending = false;
};

} // namespace causerie::ui
