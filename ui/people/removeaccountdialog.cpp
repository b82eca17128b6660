// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/people/removeaccountdialog.h"

#include "core/session/serveraccount.h"
#include "ui/people/accountwords.h"
#include "ui/style/dialogbody.h"
#include "ui/style/measure.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

RemoveAccountDialog::RemoveAccountDialog(Session &session, QWidget *parent)
    : QDialog(parent), m_session(session), m_address(new QLineEdit(this)), m_words(makeProblem(this)),
      m_remove(new QPushButton(tr("&Remove the account"), this))
{
    const QString address = session.account().jid.toString();
    QVBoxLayout *body = makeDialogBody(*this, tr("Remove %1?", "%1 is an address").arg(address), 440);
    setWindowTitle(tr("Remove the account"));
    body->addWidget(makeExplanation(tr("The account ends on the server, with its contacts and what is kept there, and "
                                       "the history on this computer is "
                                       "deleted. Nobody can bring that back, and somebody else may take the address."),
                                    this));
    body->addSpacing(scaled(font(), 4));
    body->addWidget(makeFieldLabel(tr("&Type your address to confirm"), m_address));
    m_address->setPlaceholderText(address);
    m_address->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    body->addWidget(m_address);
    say(*m_words, *m_address, {}, {});
    body->addWidget(m_words);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_remove->setProperty("kind", u"danger"_s);
    m_remove->setAutoDefault(false);
    buttons->addButton(m_remove, QDialogButtonBox::DestructiveRole);
    buttons->button(QDialogButtonBox::Cancel)->setDefault(true);
    body->addSpacing(scaled(font(), 8));
    body->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_remove, &QPushButton::clicked, this, &RemoveAccountDialog::remove);
    connect(m_address, &QLineEdit::textChanged, this, [this] { setBusy(m_isBusy); });

    const ServerAccount &account = session.serverAccount();
    connect(&account, &ServerAccount::removed, this, &QDialog::accept);
    connect(&account, &ServerAccount::uncertain, this, [this] {
        say(*m_words, *m_address, u"muted"_s,
            tr("No answer came. Causerie signs in anew, to find out whether the account is still there…"));
    });
    connect(&account, &ServerAccount::failed, this, [this](const xmpp::RegistrationError &error) {
        setBusy(false);
        say(*m_words, *m_address, u"error"_s, accountFailure(error));
    });
    setBusy(account.isBusy());
}

bool RemoveAccountDialog::isConfirmed() const
{
    const auto typed = Jid::parse(m_address->text().trimmed());
    return typed && *typed == m_session.account().jid.bare();
}

void RemoveAccountDialog::remove()
{
    if (!isConfirmed())
        return;
    setBusy(true);
    say(*m_words, *m_address, {}, {});
    m_session.serverAccount().remove();
}

void RemoveAccountDialog::setBusy(bool busy)
{
    m_isBusy = busy;
    m_address->setEnabled(!busy);
    m_remove->setEnabled(!busy && isConfirmed());
    m_remove->setText(busy ? tr("Removing it…") : tr("&Remove the account"));
}

} // namespace causerie::ui
