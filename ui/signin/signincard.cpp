// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/signin/signincard.h"

#include "ui/signin/cardframe.h"
#include "ui/signin/certificatedialog.h"
#include "ui/signin/newaccountform.h"
#include "ui/signin/progresspage.h"
#include "ui/signin/providerform.h"
#include "ui/signin/report.h"
#include "ui/signin/sentences.h"
#include "ui/signin/signinform.h"

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace causerie::ui
{

namespace
{
constexpr int kFormWidth = 420;
constexpr int kProgressWidth = 460;

QScrollArea *scrolled(QWidget *content, QWidget *parent)
{
    auto *area = new QScrollArea(parent);
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    return area;
}
} // namespace

SignInCard::SignInCard(bool keychain, QWidget *parent)
    : QWidget(parent), m_form(new SignInForm(keychain)), m_progress(new ProgressPage), m_provider(new ProviderForm),
      m_newAccount(new NewAccountForm(keychain)), m_formFrame(new CardFrame(kFormWidth, m_form)),
      m_progressFrame(new CardFrame(kProgressWidth, m_progress)),
      m_providerFrame(new CardFrame(kFormWidth, m_provider)),
      m_newAccountFrame(new CardFrame(kProgressWidth, m_newAccount)), m_stack(new QStackedWidget(this))
{
    for (CardFrame *frame : {m_formFrame, m_progressFrame, m_providerFrame, m_newAccountFrame})
        m_stack->addWidget(scrolled(frame, this));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_stack);

    for (const CardFrame *frame : {m_formFrame, m_progressFrame, m_providerFrame, m_newAccountFrame})
        connect(frame, &CardFrame::grown, this, &SignInCard::grown);
    connect(m_form, &SignInForm::submitted, this, &SignInCard::signInRequested);
    connect(m_progress, &ProgressPage::cancelled, this, &SignInCard::cancelRequested);
    connect(m_progress, &ProgressPage::backRequested, this, &SignInCard::showForm);
    connect(m_progress, &ProgressPage::retryRequested, this,
            [this] { Q_EMIT signInRequested(m_account, m_form->password()); });
    connect(m_progress, &ProgressPage::certificateRequested, this, &SignInCard::showCertificate);
    connect(m_progress, &ProgressPage::plainAccepted, this, [this] {
        m_account.allowPlain = true;
        Q_EMIT signInRequested(m_account, m_form->password());
    });
    const auto examine = [this] { Q_EMIT doctorRequested(m_account); };
    connect(m_progress, &ProgressPage::doctorRequested, this, examine);
    connect(m_form, &SignInForm::doctorRequested, this, examine);
    connect(m_progress, &ProgressPage::reportRequested, this, [this] {
        QGuiApplication::clipboard()->setText(
            connectionReport(m_account, m_error, m_track, QDateTime::currentDateTime()));
    });
}

QSize SignInCard::sizeHint() const
{
    QSize size = m_formFrame->sizeHint().expandedTo(m_progressFrame->sizeHint());
    for (const CardFrame *frame : {m_providerFrame, m_newAccountFrame}) {
        if (m_stack->currentWidget()->isAncestorOf(frame)) // most people never see these
            size = size.expandedTo(frame->sizeHint());
    }
    return size;
}

void SignInCard::setAccount(const Account &account)
{
    m_account = account;
    m_form->setAccount(account);
}

void SignInCard::showForm()
{
    m_stack->setCurrentIndex(0);
}

void SignInCard::showProvider()
{
    m_stack->setCurrentIndex(2);
}

void SignInCard::showNewAccount()
{
    m_stack->setCurrentIndex(3);
}

bool SignInCard::isFormShown() const
{
    return m_stack->currentIndex() == 0;
}

void SignInCard::showProgress(const Account &account, const StepTrack &track)
{
    m_account = account;
    m_track = track;
    m_progress->setProgress(account.jid.domain(), track);
    m_stack->setCurrentIndex(1);
}

void SignInCard::showFailure(const Account &account, const xmpp::ConnectionError &error, const StepTrack &track)
{
    m_account = account;
    m_error = error;
    m_track = track;
    const Trouble trouble = troubleOf(error, account.jid.domain());
    m_form->setAccount(account);
    // An address or a password is mended in the form; the server's fields are hidden there, and most people never
    // typed any, so what concerns them is told at its step unless they did.
    const bool inForm = trouble.field == SignInField::Address || trouble.field == SignInField::Password ||
                        (trouble.field == SignInField::Server && !account.host.isEmpty());
    if (inForm) {
        showForm(); // first: what is shown last has the focus
        m_form->setTrouble(trouble);
        return;
    }
    using Kind = xmpp::ConnectionError::Kind;
    const ProgressOffers offers{.certificate = error.kind == Kind::CertificateWrong,
                                .plain = error.kind == Kind::PlainRefused,
                                .retry = error.kind != Kind::LibraryMismatch && error.kind != Kind::PlainRefused};
    m_progress->setFailure(account.jid.domain(), track, trouble, offers);
    m_stack->setCurrentIndex(1);
}

void SignInCard::forgetPassword()
{
    m_form->clearPassword();
}

void SignInCard::showCertificate()
{
    auto *dialog = new CertificateDialog(m_error.certificate, m_account.jid.domain(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this] {
        m_account.pinnedCertificate = m_error.certificate.sha256;
        Q_EMIT signInRequested(m_account, m_form->password());
    });
    dialog->open();
}

} // namespace causerie::ui
