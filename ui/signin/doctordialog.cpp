// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/signin/doctordialog.h"

#include "core/session/checkup.h"
#include "core/session/session.h"
#include "ui/signin/doctorrow.h"
#include "ui/signin/doctortext.h"
#include "ui/signin/progresspage.h"
#include "ui/style/dialogbody.h"
#include "ui/style/measure.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace causerie::ui
{

DoctorDialog::DoctorDialog(const Account &account, QWidget *parent)
    : QDialog(parent), m_account(account), m_area(new QScrollArea(this)), m_mark(new StepMark(this)),
      m_verdict(new QLabel(this)), m_copy(new QPushButton(tr("&Copy report"), this)),
      m_again(new QPushButton(tr("&Again"), this))
{
    QVBoxLayout *body = makeDialogBody(*this, tr("Connection doctor"), 540);
    body->addWidget(
        makeExplanation(tr("How this computer reaches %1, step by step, and what it finds there.", "%1 is a domain")
                            .arg(account.jid.domain()),
                        this));
    auto *content = new QWidget;
    m_rows = new QVBoxLayout(content);
    m_rows->setContentsMargins(trailing(scaled(font(), 8), layoutDirection()));
    m_rows->setSpacing(0);
    m_rows->addStretch();
    m_area->setWidget(content);
    content->setAutoFillBackground(false); // the dialog's own shows through
    m_area->viewport()->setAutoFillBackground(false);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setMinimumHeight(scaled(font(), 300));
    m_area->setAccessibleName(tr("Findings"));
    body->addWidget(m_area, 1);

    auto *line = new QHBoxLayout;
    line->setSpacing(scaled(font(), 12));
    m_verdict->setWordWrap(true);
    m_verdict->setTextFormat(Qt::PlainText);
    m_verdict->setFont(semiBold(font()));
    line->addWidget(m_mark);
    line->addWidget(m_verdict, 1);
    body->addLayout(line);
    makeButtons(*body);
    resize(scaled(font(), 580), scaled(font(), 640));
    begin();
}

void DoctorDialog::makeButtons(QVBoxLayout &body)
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(font(), 8));
    auto *close = new QPushButton(tr("C&lose"), this);
    m_copy->setToolTip(tr("Copy the technical details, without address and password"));
    for (QPushButton *button : {m_copy, m_again}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    buttons->addWidget(close);
    close->setDefault(true);
    body.addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_again, &QPushButton::clicked, this, &DoctorDialog::againRequested);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(doctorText(m_report, m_account)); });
}

void DoctorDialog::begin()
{
    qDeleteAll(rows());
    m_report = {};
    m_mark->setState(StepState::Running);
    m_mark->show();
    m_verdict->setText(tr("Looking…"));
    m_copy->setEnabled(false);
    m_again->setEnabled(false);
}

void DoctorDialog::setLooking(xmpp::Finding::Check check, const QString &subject)
{
    m_verdict->setText(tr("Looking at: %1", "%1 is what is looked at").arg(checkTitle(check, subject)));
}

void DoctorDialog::add(const xmpp::Finding &finding)
{
    auto *row = new DoctorRow(finding, m_account.jid.domain(), m_area->widget());
    m_rows->insertWidget(m_rows->count() - 1, row); // before the stretch
}

void DoctorDialog::finish(const xmpp::DoctorReport &report)
{
    m_report = report;
    m_mark->hide();
    m_verdict->setText(verdictWords(report));
    m_copy->setEnabled(true);
    m_again->setEnabled(true);
    QAccessibleEvent alert(m_verdict, QAccessible::Alert); // a reader speaks it at once
    QAccessible::updateAccessibility(&alert);
}

QList<DoctorRow *> DoctorDialog::rows() const
{
    return m_area->widget()->findChildren<DoctorRow *>(Qt::FindDirectChildrenOnly);
}

QString DoctorDialog::verdict() const
{
    return m_verdict->text();
}

void openDoctor(Session &session, const Account &account, QWidget &window)
{
    if (auto *open = window.findChild<DoctorDialog *>(Qt::FindDirectChildrenOnly)) {
        open->raise();
        open->activateWindow();
        return;
    }
    auto *dialog = new DoctorDialog(account, &window);
    Checkup &checkup = session.checkup();
    QObject::connect(&checkup, &Checkup::began, dialog, &DoctorDialog::setLooking);
    QObject::connect(&checkup, &Checkup::found, dialog, &DoctorDialog::add);
    QObject::connect(&checkup, &Checkup::finished, dialog, [dialog, &checkup] { dialog->finish(checkup.report()); });
    const auto start = [dialog, &checkup, account] {
        dialog->begin();
        checkup.startSignedIn(account);
    };
    QObject::connect(dialog, &DoctorDialog::againRequested, dialog, start);
    QObject::connect(dialog, &QDialog::finished, &checkup, &Checkup::cancel);
    QObject::connect(dialog, &QObject::destroyed, &checkup, &Checkup::cancel); // its window may go without closing it
    start();
    dialog->open();
}

} // namespace causerie::ui
