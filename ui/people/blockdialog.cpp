// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/people/blockdialog.h"

#include "core/roster/shownname.h"
#include "core/session/blocklist.h"
#include "ui/style/dialogbody.h"
#include "ui/style/measure.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

BlockDialog::BlockDialog(Session &session, const Jid &jid, QWidget *parent)
    : QDialog(parent), m_session(session), m_jid(jid.bare()),
      m_server(new QCheckBox(tr("Block &everybody of %1", "%1 is a server").arg(jid.domain()), this)),
      m_report(new QCheckBox(tr("&Report them to the operators of your server"), this))
{
    const QString name = shownName(session.roster(), m_jid);
    QVBoxLayout *body = makeDialogBody(*this, tr("Block %1?", "%1 is a name").arg(name), 400);
    setWindowTitle(tr("Block"));
    body->addWidget(makeExplanation(
        tr("%1 can no longer write to you, call you or see when you are online. They are not told.", "%1 is an address")
            .arg(m_jid.toString()),
        this));
    body->addSpacing(scaled(font(), 4));
    body->addWidget(m_server);
    // Their server is ours: nobody we know could write to us any more.
    m_server->setVisible(jid.domain() != session.account().jid.domain() && !m_jid.local().isEmpty());
    body->addWidget(m_report);
    QWidget *report = makeReport();
    body->addWidget(report);
    m_report->setVisible(session.blocklist().takesReports());
    report->hide();
    connect(m_report, &QCheckBox::toggled, this, [this, report](bool wanted) {
        report->setVisible(wanted);
        adjustSize();
    });

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto *go = new QPushButton(tr("&Block"), this);
    go->setProperty("kind", u"danger"_s);
    buttons->addButton(go, QDialogButtonBox::AcceptRole);
    buttons->button(QDialogButtonBox::Cancel)->setDefault(true);
    body->addSpacing(scaled(font(), 8));
    body->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &BlockDialog::block);
}

QWidget *BlockDialog::makeReport()
{
    auto *place = new QWidget(this);
    auto *body = new QVBoxLayout(place);
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    body->setContentsMargins(trailing(scaled(font(), 24), isMirrored ? Qt::LeftToRight : Qt::RightToLeft)); // indented
    body->setSpacing(scaled(font(), 6));
    auto *spam = new QRadioButton(tr("&Unwanted advertisement"), place);
    spam->setChecked(true);
    m_abuse = new QRadioButton(tr("&Insults, threats or other abuse"), place);
    m_words = new QLineEdit(place);
    m_words->setMaxLength(1000);
    m_words->setPlaceholderText(tr("In your words, if you like"));
    m_words->setAccessibleName(tr("What happened"));
    body->addWidget(spam);
    body->addWidget(m_abuse);
    body->addWidget(m_words);
    body->addWidget(makeExplanation(tr("The report names their latest messages to you."), place));
    return place;
}

void BlockDialog::block()
{
    const Jid whom = m_server->isChecked() ? Jid::parse(m_jid.domain()).value_or(m_jid) : m_jid;
    if (m_report->isChecked()) {
        const ReportReason reason = m_abuse->isChecked() ? ReportReason::Abuse : ReportReason::Spam;
        // It is about this person, also when all of their server go.
        m_session.blocklist().blockAndReport(m_jid, reason, m_words->text());
        if (whom != m_jid)
            m_session.blocklist().block(whom);
    } else {
        m_session.blocklist().block(whom);
        if (whom != m_jid)
            m_session.declineRequest(m_jid);
    }
    Q_EMIT blocked(m_jid);
    accept();
}

} // namespace causerie::ui
