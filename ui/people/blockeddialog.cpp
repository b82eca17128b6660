// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/people/blockeddialog.h"

#include "core/session/blocklist.h"
#include "ui/style/dialogbody.h"
#include "ui/style/measure.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

BlockedDialog::BlockedDialog(Session &session, QWidget *parent)
    : QDialog(parent), m_session(session), m_list(new QListWidget(this)), m_words(makeExplanation({}, this)),
      m_unblock(new QPushButton(tr("&Unblock"), this)), m_address(new QLineEdit(this)), m_problem(makeProblem(this)),
      m_add(new QPushButton(tr("&Block"), this))
{
    QVBoxLayout *body = makeDialogBody(*this, tr("Blocked people"), 420);
    body->addWidget(m_words);
    m_list->setAccessibleName(tr("Blocked people"));
    m_list->setSpacing(scaled(font(), 3));
    m_list->setMinimumHeight(scaled(font(), 180));
    body->addWidget(m_list, 1);
    m_unblock->setAutoDefault(false);
    body->addWidget(m_unblock, 0, Qt::AlignRight);

    m_address->setPlaceholderText(tr("name@example.org or example.org"));
    m_address->setAccessibleName(tr("Address or server"));
    body->addWidget(makeFieldLabel(tr("&Address or server"), m_address));
    auto *row = new QHBoxLayout;
    row->addWidget(m_address, 1);
    m_add->setAutoDefault(false);
    row->addWidget(m_add);
    body->addLayout(row);
    body->addWidget(m_problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    body->addWidget(buttons);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_unblock, &QPushButton::clicked, this, &BlockedDialog::unblock);
    connect(m_list, &QListWidget::currentRowChanged, this, &BlockedDialog::check);
    connect(m_address, &QLineEdit::textChanged, this, &BlockedDialog::check);
    connect(m_address, &QLineEdit::returnPressed, this, &BlockedDialog::add);
    connect(m_add, &QPushButton::clicked, this, &BlockedDialog::add);
    connect(&session.blocklist(), &Blocklist::changed, this, &BlockedDialog::refresh);
    connect(&session, &Session::stateChanged, this, &BlockedDialog::refresh);
    connect(&session.blocklist(), &Blocklist::failed, m_problem,
            [this](RequestError, const QString &, const QString &serverText) {
                m_problem->setText(serverText.isEmpty() ? tr("The server did not do that.") : serverText);
            });
    refresh();
}

void BlockedDialog::refresh()
{
    const QString current = m_list->currentItem() ? m_list->currentItem()->text() : QString();
    m_list->clear();
    for (const Jid &jid : m_session.blocklist().blocked()) {
        auto *item = new QListWidgetItem(jid.toString(), m_list);
        item->setData(Qt::UserRole, QVariant::fromValue(jid));
        if (jid.local().isEmpty())
            item->setToolTip(tr("Everybody of %1", "%1 is a server").arg(jid.toString()));
        if (item->text() == current)
            m_list->setCurrentItem(item);
    }
    if (!m_session.blocklist().isAvailable())
        m_words->setText(m_session.state() == SessionState::Online ? tr("Your server cannot block people.")
                                                                   : tr("There is no connection to the server."));
    else if (m_list->count() == 0)
        m_words->setText(tr("You have blocked nobody."));
    else
        m_words->setText(tr("They cannot write to you, call you or see when you are online."));
    check();
}

void BlockedDialog::check()
{
    const bool available = m_session.blocklist().isAvailable();
    const auto jid = Jid::parse(m_address->text().trimmed());
    const Jid &own = m_session.account().jid;
    const bool isOwn = jid && (jid->bare() == own || jid->toString() == own.domain());
    const bool known = jid && m_session.blocklist().isBlocked(jid->bare());
    m_unblock->setEnabled(available && m_list->currentItem());
    m_add->setEnabled(available && jid && !isOwn && !known);
    m_address->setEnabled(available);
    m_problem->setText(isOwn   ? tr("You cannot block yourself or your own server.")
                       : known ? tr("They are blocked already.")
                               : QString());
}

void BlockedDialog::add()
{
    const auto jid = Jid::parse(m_address->text().trimmed());
    if (!jid || !m_add->isEnabled())
        return;
    m_session.blocklist().block(jid->bare());
    m_address->clear();
}

void BlockedDialog::unblock()
{
    if (const QListWidgetItem *item = m_list->currentItem())
        m_session.blocklist().unblock(item->data(Qt::UserRole).value<Jid>());
}

} // namespace causerie::ui
