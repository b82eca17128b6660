// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/signin/signinform.h"

#include "ui/signin/fieldparts.h"
#include "ui/signin/serverfields.h"
#include "ui/signin/tickbox.h"
#include "ui/style/icons.h"
#include "ui/style/measure.h"
#include "ui/style/passwordfield.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QShowEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

SignInForm::SignInForm(bool keychain, QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    addHeader(layout);
    addFields(layout);

    m_keep = new TickBox(tr("&Keep in the system keychain"), this);
    m_keep->setToolTip(tr("Causerie writes the password nowhere else."));
    m_keep->setChecked(keychain);
    m_keep->setVisible(keychain);
    m_advancedButton = new QPushButton(this);
    m_advancedButton->setProperty("kind", u"link"_s);
    m_advancedButton->setCheckable(true);
    m_advancedButton->setAutoDefault(true); // Enter presses it
    m_advancedButton->setCursor(Qt::PointingHandCursor);
    connect(m_advancedButton, &QPushButton::toggled, this, &SignInForm::setAdvancedShown);
    auto *row = new QHBoxLayout;
    row->addWidget(m_keep);
    row->addStretch();
    row->addWidget(m_advancedButton);
    layout->addSpacing(scaled(font(), 14));
    layout->addLayout(row);

    m_server = new ServerFields(ServerFields::Resource::Asked, this);
    layout->addWidget(m_server);
    layout->addSpacing(scaled(font(), 20));
    m_signIn = new QPushButton(tr("&Sign in"), this);
    m_signIn->setProperty("kind", u"primary"_s);
    m_signIn->setDefault(true);
    m_signIn->setMinimumHeight(scaled(font(), 42));
    connect(m_signIn, &QPushButton::clicked, this, &SignInForm::submit);
    layout->addWidget(m_signIn);
    addDoctor(layout);
    addInvitation(layout);

    setAdvancedShown(false);
    QWidget *before = m_address;
    for (QWidget *field : m_password->fields() + QList<QWidget *>{m_keep, m_advancedButton} + m_server->fields() +
                              QList<QWidget *>{m_signIn, m_doctor, m_create}) {
        setTabOrder(before, field);
        before = field;
    }
}

void SignInForm::addHeader(QVBoxLayout *layout)
{
    const int side = scaled(font(), 64);
    auto *mark = new QLabel(this);
    mark->setPixmap(applicationIcon().pixmap(QSize(side, side), devicePixelRatioF()));
    mark->setAlignment(Qt::AlignCenter);
    auto *title = new QLabel(tr("Welcome to Causerie"), this);
    title->setProperty("kind", u"title"_s);
    title->setFont(larger(font(), 22.0 / 14));
    title->setAlignment(Qt::AlignCenter);
    auto *subtitle = new QLabel(tr("Sign in with your XMPP address"), this);
    subtitle->setProperty("kind", u"muted"_s);
    subtitle->setAlignment(Qt::AlignCenter);
    layout->addWidget(mark);
    layout->addSpacing(scaled(font(), 14));
    layout->addWidget(title);
    layout->addWidget(subtitle);
    layout->addSpacing(scaled(font(), 6));
    m_news = new QLabel(this);
    m_news->setWordWrap(true);
    m_news->setTextFormat(Qt::PlainText);
    m_news->setAlignment(Qt::AlignCenter);
    m_news->setContentsMargins(0, scaled(font(), 10), 0, 0);
    m_news->hide();
    layout->addWidget(m_news);
}

/// For those whose address or server does not answer.
void SignInForm::addDoctor(QVBoxLayout *layout)
{
    m_doctor = new QPushButton(tr("E&xamine the connection…"), this);
    m_doctor->setProperty("kind", u"link"_s);
    m_doctor->setToolTip(tr("Look at every step of the way to this server"));
    m_doctor->setAutoDefault(true); // Enter presses it
    m_doctor->setCursor(Qt::PointingHandCursor);
    m_doctor->hide();
    connect(m_doctor, &QPushButton::clicked, this, &SignInForm::doctorRequested);
    layout->addWidget(m_doctor, 0, Qt::AlignHCenter);
}

/// For those who have no address yet.
void SignInForm::addInvitation(QVBoxLayout *layout)
{
    auto *question = new QLabel(tr("New here?"), this);
    question->setProperty("kind", u"muted"_s);
    question->setFont(smaller(font()));
    m_create = new QPushButton(tr("&Create an account"), this);
    m_create->setProperty("kind", u"link"_s);
    m_create->setFont(smaller(font()));
    m_create->setAutoDefault(true); // Enter presses it
    m_create->setCursor(Qt::PointingHandCursor);
    connect(m_create, &QPushButton::clicked, this, &SignInForm::newAccountRequested);
    auto *row = new QHBoxLayout;
    row->setSpacing(scaled(font(), 4));
    row->addStretch();
    row->addWidget(question);
    row->addWidget(m_create);
    row->addStretch();
    layout->addSpacing(scaled(font(), 12));
    layout->addLayout(row);
}

void SignInForm::addFields(QVBoxLayout *layout)
{
    m_address = new QLineEdit(this);
    m_address->setPlaceholderText(tr("name@example.com"));
    m_address->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    addHeading(*layout, tr("&Address"), *m_address, *this);
    layout->addWidget(m_address);
    m_addressProblem = addProblem(*layout, *this);

    m_password = new PasswordField(this);
    addHeading(*layout, tr("&Password"), *m_password, *this);
    layout->addWidget(m_password);
    m_passwordProblem = addProblem(*layout, *this);

    connect(m_address, &QLineEdit::textEdited, this, [this] {
        showProblem(*m_addressProblem, *m_address, {});
        m_doctor->hide(); // it would examine the address as it was
    });
    connect(m_password, &QLineEdit::textEdited, this, [this] { showProblem(*m_passwordProblem, *m_password, {}); });
}

void SignInForm::setAdvancedShown(bool shown)
{
    m_advancedButton->setChecked(shown);
    m_advancedButton->setText(shown ? tr("Ad&vanced ▴") : tr("Ad&vanced ▾"));
    m_advancedButton->setAccessibleName(shown ? tr("Hide the advanced settings") : tr("Show the advanced settings"));
    m_server->setVisible(shown);
}

void SignInForm::setAccount(const Account &account)
{
    m_base = account;
    m_address->setText(account.jid.toString());
    m_keep->setChecked(account.keepPassword && !m_keep->isHidden());
    m_server->setAccount(account);
    const bool stored = !account.jid.isEmpty() && account.keepPassword;
    m_password->setPlaceholderText(stored ? tr("as kept in the keychain") : QString());
}

Account SignInForm::account() const
{
    Account account = m_base;
    const auto jid = Jid::parse(m_address->text().trimmed());
    account.jid = jid ? jid->bare() : Jid();
    m_server->fill(account);
    account.keepPassword = m_keep->isChecked();
    // What was agreed for one server is not agreed for another.
    if (account.jid != m_base.jid || account.host != m_base.host) {
        account.pinnedCertificate.clear();
        account.allowPlain = false;
    }
    return account;
}

QString SignInForm::password() const
{
    return m_password->text();
}

QLineEdit *SignInForm::passwordEdit() const
{
    return m_password;
}

void SignInForm::clearPassword()
{
    m_password->clear();
    m_password->setShown(false);
}

void SignInForm::submit()
{
    clearTrouble();
    const auto jid = Jid::parse(m_address->text().trimmed());
    if (!jid || jid->local().isEmpty()) {
        showProblem(*m_addressProblem, *m_address,
                    m_address->text().trimmed().isEmpty()
                        ? tr("Type your address here.")
                        : tr("This is not an XMPP address. It looks like name@example.com."));
        m_address->setFocus();
        return;
    }
    const bool fromKeychain = m_base.keepPassword && jid->bare() == m_base.jid && !m_keep->isHidden();
    if (m_password->text().isEmpty() && !fromKeychain) {
        showProblem(*m_passwordProblem, *m_password, tr("Type the password here."));
        m_password->setFocus();
        return;
    }
    if (!m_server->check()) {
        setAdvancedShown(true);
        return;
    }
    Q_EMIT submitted(account(), m_password->text());
}

void SignInForm::setNews(const QString &text)
{
    m_news->setText(text);
    m_news->setVisible(!text.isEmpty());
}

void SignInForm::setTrouble(const Trouble &trouble)
{
    clearTrouble();
    m_doctor->setVisible(trouble.field == SignInField::Address || trouble.field == SignInField::Server);
    QString text = trouble.title + u' ' + trouble.why + u' ' + trouble.advice;
    if (!trouble.serverSays.isEmpty())
        text += u'\n' + tr("The server says: “%1”", "%1 is a text from the server").arg(trouble.serverSays);
    switch (trouble.field) {
    case SignInField::Address:
        showProblem(*m_addressProblem, *m_address, text);
        m_address->setFocus();
        m_address->selectAll();
        return;
    case SignInField::Password:
        showProblem(*m_passwordProblem, *m_password, text);
        m_password->setFocus();
        m_password->selectAll();
        return;
    case SignInField::Server:
        setAdvancedShown(true);
        m_server->setProblem(text);
        m_server->focusHost();
        return;
    case SignInField::Captcha: // of those who have no account yet
    case SignInField::None:
        return;
    }
}

void SignInForm::clearTrouble()
{
    showProblem(*m_addressProblem, *m_address, {});
    showProblem(*m_passwordProblem, *m_password, {});
    m_server->setProblem({});
    m_doctor->hide();
}

/// Enter signs in from every field: none of them keeps the key to itself.
void SignInForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        submit();
    else
        QWidget::keyPressEvent(event);
}

void SignInForm::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!event->spontaneous())
        (m_address->text().isEmpty() ? m_address : static_cast<QLineEdit *>(m_password))->setFocus();
}

} // namespace causerie::ui
