// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/people/passworddialog.h"

#include "core/session/serveraccount.h"
#include "ui/people/accountwords.h"
#include "ui/style/dialogbody.h"
#include "ui/style/measure.h"
#include "ui/style/passwordfield.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

PasswordDialog::PasswordDialog(Session &session, QWidget *parent)
    : QDialog(parent), m_session(session), m_password(new PasswordField(this)), m_again(new PasswordField(this)),
      m_words(makeProblem(this)), m_change(new QPushButton(tr("&Change it"), this))
{
    QVBoxLayout *body = makeDialogBody(*this, tr("Change the password"), 420);
    body->addWidget(
        makeExplanation(tr("Of %1. Your other devices will have to be told the new one.", "%1 is an address")
                            .arg(session.account().jid.toString()),
                        this));
    body->addSpacing(scaled(font(), 4));
    body->addWidget(makeFieldLabel(tr("&New password"), m_password));
    body->addWidget(m_password);
    body->addWidget(makeFieldLabel(tr("Once &more"), m_again));
    body->addWidget(m_again);
    say(*m_words, *m_password, {}, {});
    body->addWidget(m_words);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_change->setProperty("kind", u"primary"_s);
    m_change->setDefault(true);
    buttons->addButton(m_change, QDialogButtonBox::AcceptRole);
    body->addSpacing(scaled(font(), 8));
    body->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &PasswordDialog::change);

    const ServerAccount &account = session.serverAccount();
    connect(&account, &ServerAccount::passwordChanged, this, &QDialog::accept);
    connect(&account, &ServerAccount::uncertain, this, [this] {
        say(*m_words, *m_password, u"muted"_s,
            tr("No answer came. Causerie signs in anew, with both passwords, to find out which one counts…"));
    });
    connect(&account, &ServerAccount::failed, this, [this](const xmpp::RegistrationError &error) {
        setBusy(false);
        say(*m_words, *m_password, u"error"_s, accountFailure(error));
        m_password->setFocus();
        m_password->selectAll();
    });
    setBusy(account.isBusy());
}

void PasswordDialog::change()
{
    if (m_password->text().isEmpty()) {
        say(*m_words, *m_password, u"error"_s, tr("Choose a password."));
        return m_password->setFocus();
    }
    if (m_password->text() != m_again->text()) {
        say(*m_words, *m_password, u"error"_s, tr("These are not the same."));
        m_again->selectAll();
        return m_again->setFocus();
    }
    setBusy(true);
    say(*m_words, *m_password, {}, {});
    m_session.serverAccount().changePassword(m_password->text());
}

void PasswordDialog::setBusy(bool busy)
{
    m_password->setEnabled(!busy);
    m_again->setEnabled(!busy);
    m_change->setEnabled(!busy);
    m_change->setText(busy ? tr("Changing it…") : tr("&Change it"));
}

} // namespace causerie::ui
