// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/rooms/destroyroomdialog.h"

#include "ui/forms/formwords.h"
#include "ui/style/dialogbody.h"
#include "ui/style/kind.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

DestroyRoomDialog::DestroyRoomDialog(const QString &room, QWidget *parent)
    : QDialog(parent), m_reason(new QLineEdit(this)), m_alternate(new QLineEdit(this)), m_problem(makeProblem(this))
{
    QVBoxLayout *body = makeDialogBody(*this, tr("Destroy %1?", "%1 is a room").arg(room), 420);
    body->addWidget(
        makeExplanation(tr("Everybody is put out, and the room and its settings are gone for good."), this));
    m_reason->setAccessibleName(tr("Reason"));
    body->addWidget(makeFieldLabel(tr("&Reason"), m_reason));
    body->addWidget(m_reason);
    m_alternate->setAccessibleName(tr("Room to go to instead"));
    m_alternate->setPlaceholderText(tr("room@rooms.example.org, if there is one"));
    body->addWidget(makeFieldLabel(tr("Room to &go to instead"), m_alternate));
    body->addWidget(m_alternate);
    body->addWidget(m_problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *yes = buttons->addButton(tr("&Destroy"), QDialogButtonBox::DestructiveRole);
    setKind(*yes, u"danger"_s);
    yes->setAutoDefault(false);
    body->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(yes, &QPushButton::clicked, this, &DestroyRoomDialog::confirm);
}

void DestroyRoomDialog::confirm()
{
    const QString text = m_alternate->text().trimmed();
    const auto alternate = Jid::parse(text);
    if (!text.isEmpty() && (!alternate || alternate->local().isEmpty())) {
        m_problem->setText(problemText(FormProblem::NotAnAddress));
        return m_alternate->setFocus();
    }
    Q_EMIT confirmed(m_reason->text().trimmed(), text.isEmpty() ? Jid() : alternate->bare());
    accept();
}

} // namespace causerie::ui
