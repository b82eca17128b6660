// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/links/invitationdialog.h"

#include "ui/links/qrview.h"
#include "ui/style/dialogbody.h"
#include "ui/style/measure.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

QString validityWords(const Invitation &invitation)
{
    if (!invitation.validUntil.isValid())
        return InvitationDialog::tr("It works once.");
    const QDateTime until = invitation.validUntil.toLocalTime();
    return InvitationDialog::tr("It works once, until %1 at %2.", "%1 is a date, %2 a time of day")
        .arg(QLocale().toString(until.date(), QLocale::LongFormat),
             QLocale().toString(until.time(), QLocale::ShortFormat));
}

InvitationDialog::InvitationDialog(Session &session, QWidget *parent)
    : QDialog(parent), m_session(session), m_code(new QrView(this)), m_link(new QLineEdit(this)),
      m_copy(new QPushButton(tr("&Copy"), this)), m_validity(makeExplanation({}, this)), m_problem(makeProblem(this))
{
    QVBoxLayout *body = makeDialogBody(*this, tr("Invite somebody"), 440);
    body->addWidget(makeExplanation(
        tr("Whoever opens this link becomes your contact, and you theirs, without further questions. Give it only to "
           "the person whom you mean."),
        this));
    body->addSpacing(scaled(font(), 6));
    m_code->setAccessibleName(tr("QR code of the invitation"));
    body->addWidget(m_code, 0, Qt::AlignHCenter);
    body->addSpacing(scaled(font(), 6));
    auto *row = new QHBoxLayout;
    m_link->setReadOnly(true);
    m_link->setAccessibleName(tr("Link"));
    m_link->setPlaceholderText(tr("Making an invitation…"));
    row->addWidget(m_link, 1);
    m_copy->setProperty("kind", u"primary"_s);
    m_copy->setEnabled(false);
    row->addWidget(m_copy);
    body->addLayout(row);
    body->addWidget(m_validity);
    m_problem->hide();
    body->addWidget(m_problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    body->addSpacing(scaled(font(), 8));
    body->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_copy, &QPushButton::clicked, this, &InvitationDialog::copy);
    session.invitations().make(this, [this](const std::expected<Invitation, StorageError> &invitation) {
        if (invitation)
            show(*invitation);
        else
            showProblem();
    });
}

void InvitationDialog::show(const Invitation &invitation)
{
    m_link->setText(invitation.link);
    m_link->setCursorPosition(0);
    m_code->setVisible(m_code->setContent(invitation.link));
    QString words = validityWords(invitation);
    if (invitation.givesAccount)
        words += u'\n' + tr("Those who have no account yet can make one on your server with it.");
    m_validity->setText(words);
    m_copy->setEnabled(true);
    m_copy->setDefault(true);
    m_copy->setFocus();
}

void InvitationDialog::showProblem()
{
    m_link->setPlaceholderText({});
    m_problem->setText(tr("The invitation could not be kept on this machine, so it would not work. Is the disk full?"));
    m_problem->show();
}

void InvitationDialog::copy()
{
    QGuiApplication::clipboard()->setText(m_link->text());
    m_copy->setText(tr("Copied"));
    m_link->selectAll();
}

} // namespace causerie::ui
