// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/signin/serverfields.h"

#include "ui/signin/fieldparts.h"
#include "ui/signin/tickbox.h"
#include "ui/style/measure.h"

#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

ServerFields::ServerFields(Resource resource, QWidget *parent)
    : QWidget(parent), m_host(new QLineEdit(this)), m_port(new QSpinBox(this)),
      m_directTls(new TickBox(tr("&TLS from the first byte (direct TLS)"), this)),
      m_resource(resource == Resource::Asked ? new QLineEdit(this) : nullptr), m_caFile(new QLineEdit(this)),
      m_choose(new QPushButton(tr("C&hoose…"), this)), m_problem(new QLabel(this))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, scaled(font(), 12), 0, 0);
    grid->setVerticalSpacing(scaled(font(), 8));
    grid->setHorizontalSpacing(scaled(font(), 10));
    grid->setColumnStretch(1, 1);

    m_host->setPlaceholderText(tr("found by the address"));
    m_port->setRange(0, 65535);
    m_port->setSpecialValueText(tr("usual"));
    m_port->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_port->installEventFilter(this);
    m_caFile->setPlaceholderText(tr("only the system’s"));
    m_caFile->setToolTip(tr("A PEM file with further certificate authorities, for a server with its own"));
    m_choose->setAccessibleName(tr("Choose a file of certificate authorities"));
    m_choose->setAutoDefault(true);
    connect(m_choose, &QPushButton::clicked, this, &ServerFields::chooseCaFile);

    addRow(*grid, 0, tr("S&erver"), m_host, 2);
    addRow(*grid, 1, tr("P&ort"), m_port, 2);
    grid->addWidget(m_directTls, 2, 0, 1, 3); // long in some languages
    if (m_resource) {
        m_resource->setPlaceholderText(tr("chosen by Causerie"));
        m_resource->setToolTip(tr("The name of this device, for the account’s other devices"));
        addRow(*grid, 3, tr("&Resource"), m_resource, 2);
    }
    addRow(*grid, 4, tr("A&uthorities"), m_caFile, 1);
    grid->addWidget(m_choose, 4, 2);
    m_problem->setProperty("kind", u"error"_s);
    m_problem->setFont(smaller(font()));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    grid->addWidget(m_problem, 5, 1, 1, 2);
    // A server of one's own is what port and direct TLS belong to; without it they mean nothing.
    const auto follow = [this] {
        const bool own = !m_host->text().trimmed().isEmpty();
        m_port->setEnabled(own);
        m_directTls->setEnabled(own);
    };
    connect(m_host, &QLineEdit::textChanged, this, follow);
    follow();
}

void ServerFields::addRow(QGridLayout &grid, int row, const QString &text, QWidget *field, int span)
{
    auto *label = new QLabel(text, this);
    label->setProperty("kind", u"muted"_s);
    label->setBuddy(field);
    grid.addWidget(label, row, 0);
    grid.addWidget(field, row, 1, 1, span);
}

void ServerFields::setAccount(const Account &account)
{
    m_host->setText(account.host);
    m_port->setValue(account.port);
    m_directTls->setChecked(account.directTls);
    if (m_resource)
        m_resource->setText(account.resource);
    m_caFile->setText(account.caFile);
}

void ServerFields::fill(Account &account) const
{
    account.host = m_host->text().trimmed();
    account.port = account.host.isEmpty() ? quint16(0) : quint16(m_port->value());
    account.directTls = !account.host.isEmpty() && m_directTls->isChecked();
    if (m_resource)
        account.resource = m_resource->text().trimmed();
    account.caFile = m_caFile->text().trimmed();
}

bool ServerFields::check()
{
    const QString file = m_caFile->text().trimmed();
    if (file.isEmpty() || QFileInfo(file).isReadable())
        return true;
    showProblem(*m_problem, *m_caFile, tr("The file of certificate authorities cannot be read."));
    m_caFile->setFocus();
    return false;
}

void ServerFields::setProblem(const QString &text)
{
    showProblem(*m_problem, *m_host, text);
    m_caFile->setAccessibleDescription({});
}

void ServerFields::focusHost()
{
    m_host->setFocus();
}

QList<QWidget *> ServerFields::fields() const
{
    QList<QWidget *> all{m_host, m_port, m_directTls};
    if (m_resource)
        all += m_resource;
    all += {m_caFile, m_choose};
    return all;
}

void ServerFields::chooseCaFile()
{
    const QString file = QFileDialog::getOpenFileName(this, tr("Certificate authorities"), m_caFile->text(),
                                                      tr("PEM files (*.pem *.crt);;All files (*)"));
    if (!file.isEmpty())
        m_caFile->setText(file);
}

bool ServerFields::eventFilter(QObject *watched, QEvent *event)
{
    // What is typed takes the place of "usual". Later, for a click puts the cursor somewhere first.
    if (watched == m_port && event->type() == QEvent::FocusIn)
        QMetaObject::invokeMethod(m_port, &QSpinBox::selectAll, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

} // namespace causerie::ui
