// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/signin/providerform.h"

#include "ui/signin/certificatedialog.h"
#include "ui/signin/fieldparts.h"
#include "ui/signin/registerwords.h"
#include "ui/signin/serverfields.h"
#include "ui/style/measure.h"
#include "ui/style/weblink.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShowEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

template<typename Label = QLabel>
Label *smallLabel(QWidget *parent)
{
    auto *label = new Label(parent);
    label->setFont(smaller(parent->font()));
    label->setProperty("kind", u"small"_s);
    label->setWordWrap(true);
    label->hide();
    return label;
}

} // namespace

ProviderForm::ProviderForm(QWidget *parent)
    : QWidget(parent), m_provider(new QLineEdit(this)), m_invitation(new QLabel(this)),
      m_page(smallLabel<WebLink>(this)), m_status(smallLabel(this)),
      m_certificate(new QPushButton(tr("&Look at the certificate…"), this)), m_advancedButton(new QPushButton(this)),
      m_way(new ServerFields(ServerFields::Resource::NotAsked, this)), m_back(new QPushButton(tr("&Back"), this)),
      m_go(new QPushButton(tr("&Continue"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    auto *title = new QLabel(tr("Create an account"), this);
    title->setProperty("kind", u"title"_s);
    title->setFont(larger(font(), 18.0 / 14));
    auto *explanation = new QLabel(
        tr("An XMPP account lives at a provider, as a mailbox does. Its name is the end of your new address."), this);
    explanation->setProperty("kind", u"muted"_s);
    explanation->setWordWrap(true);
    layout->addWidget(title);
    layout->addSpacing(scaled(font(), 4));
    layout->addWidget(explanation);

    m_invitation->setTextFormat(Qt::PlainText); // others wrote the addresses
    m_invitation->setWordWrap(true);
    m_invitation->setContentsMargins(0, scaled(font(), 10), 0, 0);
    m_invitation->hide();
    layout->addWidget(m_invitation);
    m_provider->setPlaceholderText(tr("example.com"));
    m_provider->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    addHeading(*layout, tr("&Provider"), *m_provider, *this);
    layout->addWidget(m_provider);
    m_problem = addProblem(*layout, *this);
    m_certificate->hide();
    for (QWidget *widget : {static_cast<QWidget *>(m_page), static_cast<QWidget *>(m_status)}) {
        widget->setContentsMargins(0, scaled(font(), 6), 0, 0);
        layout->addWidget(widget);
    }
    layout->addSpacing(scaled(font(), 8));
    layout->addWidget(m_certificate, 0, Qt::AlignLeading);

    m_advancedButton->setProperty("kind", u"link"_s);
    m_advancedButton->setCheckable(true);
    m_advancedButton->setAutoDefault(true);
    m_advancedButton->setCursor(Qt::PointingHandCursor);
    layout->addSpacing(scaled(font(), 6));
    layout->addWidget(m_advancedButton, 0, Qt::AlignTrailing);
    layout->addWidget(m_way);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(font(), 8));
    m_back->setAutoDefault(true);
    m_go->setProperty("kind", u"primary"_s);
    m_go->setDefault(true);
    buttons->addStretch();
    buttons->addWidget(m_back);
    buttons->addWidget(m_go);
    layout->addSpacing(scaled(font(), 20));
    layout->addLayout(buttons);

    connect(m_provider, &QLineEdit::textEdited, this, [this] {
        showIdle();
        m_invitation->setVisible(!m_invitation->text().isEmpty() && server().jid == m_base.jid);
    });
    connect(m_certificate, &QPushButton::clicked, this, &ProviderForm::showCertificate);
    connect(m_advancedButton, &QPushButton::toggled, this, &ProviderForm::setAdvancedShown);
    connect(m_go, &QPushButton::clicked, this, &ProviderForm::submit);
    connect(m_back, &QPushButton::clicked, this, &ProviderForm::backRequested);
    setAdvancedShown(false);
}

void ProviderForm::setServer(const Account &account)
{
    m_base = account;
    m_base.jid = Jid::parse(account.jid.domain()).value_or(Jid());
    m_provider->setText(m_base.jid.toString());
    m_way->setAccount(account);
    showIdle();
}

void ProviderForm::setInvitation(const QString &words)
{
    m_invitation->setText(words);
    m_invitation->setVisible(!words.isEmpty());
    m_provider->setAccessibleDescription(words);
}

Account ProviderForm::server() const
{
    Account server = m_base;
    server.jid = Jid::parse(m_provider->text().trimmed()).value_or(Jid());
    m_way->fill(server);
    if (server.jid != m_base.jid || server.host != m_base.host) {
        server.pinnedCertificate.clear(); // agreed for one server, not for another
        server.allowPlain = false;
    }
    return server;
}

void ProviderForm::submit()
{
    if (m_isAsking)
        return;
    showIdle();
    const QString text = m_provider->text().trimmed();
    const auto jid = Jid::parse(text);
    if (!jid || !jid->local().isEmpty() || !jid->resource().isEmpty()) {
        showProblem(*m_problem, *m_provider,
                    text.isEmpty() ? tr("Type the name of a provider here.")
                                   : tr("This is not the name of a server. It looks like example.com."));
        return m_provider->setFocus();
    }
    if (!m_way->check())
        return setAdvancedShown(true);
    setAsking(true);
    showStep(SignInStep::None);
    Q_EMIT askRequested(server());
}

void ProviderForm::setAsking(bool asking)
{
    m_isAsking = asking;
    m_provider->setEnabled(!asking);
    m_way->setEnabled(!asking);
    m_go->setEnabled(!asking);
    m_back->setText(asking ? tr("Cancel") : tr("&Back"));
    m_status->setVisible(asking);
    if (asking)
        m_back->setFocus(); // what can be done meanwhile
}

void ProviderForm::showStep(SignInStep step)
{
    m_status->setText(askingText(step));
}

void ProviderForm::showIdle()
{
    setAsking(false);
    showProblem(*m_problem, *m_provider, {});
    m_way->setProblem({});
    m_page->hide();
    m_certificate->hide();
}

void ProviderForm::showFailure(const xmpp::RegistrationError &error)
{
    const Account asked = server();
    showIdle();
    m_error = error;
    const Trouble trouble = registrationTrouble(error, asked.jid.toString());
    QStringList sentences{trouble.title, trouble.why, trouble.advice};
    sentences.removeAll(QString());
    QString text = sentences.join(u' ');
    if (!trouble.serverSays.isEmpty())
        text += u'\n' + tr("The server says: “%1”", "%1 is a text from the server").arg(trouble.serverSays.left(500));
    showProblem(*m_problem, *m_provider, text);
    if (!error.page.isEmpty()) {
        m_page->setLink(error.page, error.page);
        m_page->setAccessibleName(tr("Open the web page of the provider"));
        m_page->show();
    }
    m_certificate->setVisible(error.connection.kind == xmpp::ConnectionError::Kind::CertificateWrong &&
                              error.kind == xmpp::RegistrationError::Kind::NotConnected);
    m_provider->setFocus();
    m_provider->selectAll();
}

void ProviderForm::showCertificate()
{
    const Account asked = server();
    const xmpp::ConnectionError &why = m_error.connection;
    auto *dialog = new CertificateDialog(why.certificate, asked.jid.domain(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, asked, sha256 = why.certificate.sha256] {
        m_base = asked;
        m_base.pinnedCertificate = sha256;
        submit();
    });
    dialog->open();
}

void ProviderForm::setAdvancedShown(bool shown)
{
    m_advancedButton->setChecked(shown);
    m_advancedButton->setText(shown ? tr("Ad&vanced ▴") : tr("Ad&vanced ▾"));
    m_advancedButton->setAccessibleName(shown ? tr("Hide the advanced settings") : tr("Show the advanced settings"));
    m_way->setVisible(shown);
}

void ProviderForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        submit();
    else if (event->key() == Qt::Key_Escape)
        Q_EMIT backRequested();
    else
        QWidget::keyPressEvent(event);
}

void ProviderForm::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!event->spontaneous())
        m_provider->setFocus();
}

} // namespace causerie::ui
