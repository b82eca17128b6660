// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/signin/signinform.h"

#include "ui/signin/passwordfield.h"
#include "ui/signin/tickbox.h"
#include "ui/style/icons.h"
#include "ui/style/measure.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QShowEvent>
#include <QSpinBox>
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

    m_advanced = makeAdvanced();
    layout->addWidget(m_advanced);
    layout->addSpacing(scaled(font(), 20));
    m_signIn = new QPushButton(tr("Sign in"), this);
    m_signIn->setProperty("kind", u"primary"_s);
    m_signIn->setDefault(true);
    m_signIn->setMinimumHeight(scaled(font(), 42));
    connect(m_signIn, &QPushButton::clicked, this, &SignInForm::submit);
    layout->addWidget(m_signIn);

    setAdvancedShown(false);
    setTabOrder({m_address, m_password, m_keep, m_advancedButton, m_host, m_port, m_directTls, m_resource, m_caFile, m_signIn});
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
}

void SignInForm::addFields(QVBoxLayout *layout)
{
    m_address = new QLineEdit(this);
    m_address->setPlaceholderText(tr("name@example.com"));
    m_address->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    addHeading(layout, tr("&Address"), m_address);
    layout->addWidget(m_address);
    m_addressProblem = addProblemLabel(layout);

    m_password = new PasswordField(this);
    addHeading(layout, tr("&Password"), m_password);
    layout->addWidget(m_password);
    m_passwordProblem = addProblemLabel(layout);

    connect(m_address, &QLineEdit::textEdited, this, [this] { showProblem(m_addressProblem, m_address, {}); });
    connect(m_password, &QLineEdit::textEdited, this, [this] { showProblem(m_passwordProblem, m_password, {}); });
}

QLabel *SignInForm::addHeading(QVBoxLayout *layout, const QString &text, QWidget *buddy)
{
    auto *label = new QLabel(text, this);
    label->setProperty("kind", u"heading"_s);
    QFont small = smaller(font());
    small.setCapitalization(QFont::AllUppercase);
    small.setLetterSpacing(QFont::PercentageSpacing, 105);
    label->setFont(small);
    label->setBuddy(buddy);
    layout->addSpacing(scaled(font(), 16));
    layout->addWidget(label);
    layout->addSpacing(scaled(font(), 6));
    return label;
}

QLabel *SignInForm::addProblemLabel(QVBoxLayout *layout)
{
    auto *label = new QLabel(this);
    label->setProperty("kind", u"error"_s);
    label->setFont(smaller(font()));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setContentsMargins(0, scaled(font(), 5), 0, 0);
    label->hide();
    layout->addWidget(label);
    return label;
}

QWidget *SignInForm::makeAdvanced()
{
    auto *box = new QWidget(this);
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, scaled(font(), 12), 0, 0);
    grid->setVerticalSpacing(scaled(font(), 8));
    grid->setHorizontalSpacing(scaled(font(), 10));
    grid->setColumnStretch(1, 1);

    m_host = new QLineEdit(box);
    m_host->setPlaceholderText(tr("found by the address"));
    m_port = new QSpinBox(box);
    m_port->setRange(0, 65535);
    m_port->setSpecialValueText(tr("usual"));
    m_port->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_port->installEventFilter(this);
    m_directTls = new TickBox(tr("TLS from the first byte (direct TLS)"), box);
    m_resource = new QLineEdit(box);
    m_resource->setPlaceholderText(tr("chosen by Causerie"));
    m_caFile = new QLineEdit(box);
    m_caFile->setPlaceholderText(tr("only the system’s"));
    auto *choose = new QPushButton(tr("Choose…"), box);
    choose->setAccessibleName(tr("Choose a file of certificate authorities"));
    choose->setAutoDefault(true);
    connect(choose, &QPushButton::clicked, this, &SignInForm::chooseCaFile);

    const auto addRow = [&](int row, const QString &text, QWidget *field, int span) {
        auto *label = new QLabel(text, box);
        label->setProperty("kind", u"muted"_s);
        label->setBuddy(field);
        grid->addWidget(label, row, 0);
        grid->addWidget(field, row, 1, 1, span);
    };
    addRow(0, tr("S&erver"), m_host, 2);
    addRow(1, tr("P&ort"), m_port, 2);
    grid->addWidget(m_directTls, 2, 0, 1, 3); // long in some languages
    addRow(3, tr("&Resource"), m_resource, 2);
    addRow(4, tr("A&uthorities"), m_caFile, 1);
    m_caFile->setToolTip(tr("A PEM file with further certificate authorities, for a server with its own"));
    m_resource->setToolTip(tr("The name of this device, for the account’s other devices"));
    grid->addWidget(choose, 4, 2);
    m_serverProblem = new QLabel(box);
    m_serverProblem->setProperty("kind", u"error"_s);
    m_serverProblem->setFont(smaller(font()));
    m_serverProblem->setWordWrap(true);
    m_serverProblem->hide();
    grid->addWidget(m_serverProblem, 5, 1, 1, 2);
    // A server of one's own is what port and direct TLS belong to; without it they mean nothing.
    const auto follow = [this] {
        const bool own = !m_host->text().trimmed().isEmpty();
        m_port->setEnabled(own);
        m_directTls->setEnabled(own);
    };
    connect(m_host, &QLineEdit::textChanged, box, follow);
    follow();
    return box;
}

void SignInForm::setAdvancedShown(bool shown)
{
    m_advancedButton->setChecked(shown);
    m_advancedButton->setText(shown ? tr("Ad&vanced ▴") : tr("Ad&vanced ▾"));
    m_advancedButton->setAccessibleName(shown ? tr("Hide the advanced settings") : tr("Show the advanced settings"));
    m_advanced->setVisible(shown);
}

void SignInForm::setAccount(const Account &account)
{
    m_base = account;
    m_address->setText(account.jid.toString());
    m_keep->setChecked(account.keepPassword && !m_keep->isHidden());
    m_host->setText(account.host);
    m_port->setValue(account.port);
    m_directTls->setChecked(account.directTls);
    m_resource->setText(account.resource);
    m_caFile->setText(account.caFile);
    const bool stored = !account.jid.isEmpty() && account.keepPassword;
    m_password->setPlaceholderText(stored ? tr("as kept in the keychain") : QString());
}

Account SignInForm::account() const
{
    Account account = m_base;
    const auto jid = Jid::parse(m_address->text().trimmed());
    account.jid = jid ? jid->bare() : Jid();
    account.host = m_host->text().trimmed();
    account.port = account.host.isEmpty() ? quint16(0) : quint16(m_port->value());
    account.directTls = !account.host.isEmpty() && m_directTls->isChecked();
    account.resource = m_resource->text().trimmed();
    account.caFile = m_caFile->text().trimmed();
    account.keepPassword = m_keep->isChecked();
    // What was agreed for one server is not agreed for another.
    if (account.jid != m_base.jid || account.host != m_base.host) {
        account.pinnedCertificate.clear();
        account.allowPlain = false;
    }
    return account;
}

QString SignInForm::password() const { return m_password->text(); }

QLineEdit *SignInForm::passwordEdit() const { return m_password; }

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
        showProblem(m_addressProblem, m_address,
                    m_address->text().trimmed().isEmpty()
                        ? tr("Type your address here.")
                        : tr("This is not an XMPP address. It looks like name@example.com."));
        m_address->setFocus();
        return;
    }
    const bool fromKeychain = m_base.keepPassword && jid->bare() == m_base.jid && !m_keep->isHidden();
    if (m_password->text().isEmpty() && !fromKeychain) {
        showProblem(m_passwordProblem, m_password, tr("Type the password here."));
        m_password->setFocus();
        return;
    }
    const QString caFile = m_caFile->text().trimmed();
    if (!caFile.isEmpty() && !QFileInfo(caFile).isReadable()) {
        setAdvancedShown(true);
        showProblem(m_serverProblem, m_caFile, tr("The file of certificate authorities cannot be read."));
        m_caFile->setFocus();
        return;
    }
    Q_EMIT submitted(account(), m_password->text());
}

void SignInForm::setTrouble(const Trouble &trouble)
{
    clearTrouble();
    QString text = trouble.title + u' ' + trouble.why + u' ' + trouble.advice;
    if (!trouble.serverSays.isEmpty())
        text += u'\n' + tr("The server says: “%1”", "%1 is a text from the server").arg(trouble.serverSays);
    switch (trouble.field) {
    case SignInField::Address:
        showProblem(m_addressProblem, m_address, text);
        m_address->setFocus();
        m_address->selectAll();
        return;
    case SignInField::Password:
        showProblem(m_passwordProblem, m_password, text);
        m_password->setFocus();
        m_password->selectAll();
        return;
    case SignInField::Server:
        setAdvancedShown(true);
        showProblem(m_serverProblem, m_host, text);
        m_host->setFocus();
        return;
    case SignInField::None:
        return;
    }
}

void SignInForm::clearTrouble()
{
    showProblem(m_addressProblem, m_address, {});
    showProblem(m_passwordProblem, m_password, {});
    showProblem(m_serverProblem, m_host, {});
}

void SignInForm::showProblem(QLabel *label, QLineEdit *edit, const QString &text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
    edit->setAccessibleDescription(text); // read out together with the field
}

void SignInForm::chooseCaFile()
{
    const QString file = QFileDialog::getOpenFileName(this, tr("Certificate authorities"), m_caFile->text(),
                                                      tr("PEM files (*.pem *.crt);;All files (*)"));
    if (!file.isEmpty())
        m_caFile->setText(file);
}

bool SignInForm::eventFilter(QObject *watched, QEvent *event)
{
    // What is typed takes the place of "usual". Later, for a click puts the cursor somewhere first.
    if (watched == m_port && event->type() == QEvent::FocusIn)
        QMetaObject::invokeMethod(m_port, &QSpinBox::selectAll, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
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
