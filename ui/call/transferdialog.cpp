// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/transferdialog.h"

#include "ui/style/dialogbody.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace causerie::ui
{

namespace
{
constexpr int kJidRole = Qt::UserRole;
} // namespace

TransferDialog::TransferDialog(const QString &who, const QList<Person> &people, QWidget *parent)
    : QDialog(parent), m_field(new QLineEdit(this)), m_list(new QListWidget(this)), m_transfer(nullptr)
{
    QVBoxLayout *body = makeDialogBody(*this, tr("Transfer the call"), 380);
    body->addWidget(makeExplanation(
        tr("%1 is asked to call somebody else instead, and hangs up here when they do.", "%1 is a person").arg(who),
        this));
    m_field->setPlaceholderText(tr("Name or address"));
    m_field->setAccessibleName(tr("Name or address"));
    m_list->setAccessibleName(tr("Contacts"));
    for (const Person &person : people) {
        auto *row = new QListWidgetItem(person.name, m_list);
        row->setToolTip(person.jid.toString());
        row->setData(kJidRole, QVariant::fromValue(person.jid));
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_transfer = buttons->addButton(tr("&Transfer"), QDialogButtonBox::AcceptRole);
    m_transfer->setDefault(true);
    body->addWidget(m_field);
    body->addWidget(m_list, 1);
    body->addWidget(buttons);
    connect(m_field, &QLineEdit::textChanged, this, &TransferDialog::filter);
    connect(m_list, &QListWidget::currentRowChanged, this, [this] { m_transfer->setEnabled(!target().isEmpty()); });
    connect(m_list, &QListWidget::itemDoubleClicked, this, &TransferDialog::transfer);
    connect(buttons, &QDialogButtonBox::accepted, this, &TransferDialog::transfer);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    filter();
    m_field->setFocus();
}

void TransferDialog::filter()
{
    const QString words = m_field->text().trimmed();
    for (int i = 0; i < m_list->count(); ++i) {
        QListWidgetItem *row = m_list->item(i);
        row->setHidden(!row->text().contains(words, Qt::CaseInsensitive) &&
                       !row->toolTip().contains(words, Qt::CaseInsensitive));
        if (row->isHidden() && row == m_list->currentItem())
            m_list->setCurrentItem(nullptr);
    }
    m_transfer->setEnabled(!target().isEmpty());
}

Jid TransferDialog::target() const
{
    if (const QListWidgetItem *row = m_list->currentItem(); row && !row->isHidden())
        return row->data(kJidRole).value<Jid>();
    const auto typed = Jid::parse(m_field->text().trimmed());
    return typed && !typed->local().isEmpty() ? typed->bare() : Jid();
}

void TransferDialog::transfer()
{
    const Jid jid = target();
    if (jid.isEmpty())
        return;
    Q_EMIT chosen(jid);
    accept();
}

} // namespace causerie::ui
