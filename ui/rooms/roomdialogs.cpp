// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/rooms/roomdialogs.h"

#include "ui/forms/formview.h"
#include "ui/forms/formwords.h"
#include "ui/rooms/roomwords.h"
#include "ui/style/dialogbody.h"
#include "ui/style/kind.h"
#include "ui/style/measure.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

QString nameOf(const Rooms &rooms, const Jid &room)
{
    const Room *known = rooms.find(room);
    return known ? known->name() : room.local();
}

} // namespace

RoomSettingsDialog::RoomSettingsDialog(Rooms &rooms, const Jid &room, Occasion occasion, QWidget *parent)
    : QDialog(parent), m_rooms(rooms), m_room(room), m_occasion(occasion), m_area(new QScrollArea(this)),
      m_problem(makeProblem(this))
{
    QVBoxLayout *body = makeDialogBody(*this, tr("Settings of %1", "%1 is a room").arg(nameOf(rooms, room)), 520);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setBackgroundRole(QPalette::Base);
    m_area->setMinimumHeight(scaled(font(), 380));
    body->addWidget(m_area, 1);
    body->addWidget(m_problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_save = buttons->addButton(occasion == Occasion::Creation ? tr("&Create the room") : tr("&Save"),
                                QDialogButtonBox::AcceptRole);
    setKind(*m_save, u"primary"_s);
    m_save->setEnabled(false);
    body->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &RoomSettingsDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &RoomSettingsDialog::save);
    rooms.configuration(room, this, [this](const auto &result) {
        if (result)
            show(*result);
        else
            m_problem->setText(actFailureText(result.error()));
    });
}

void RoomSettingsDialog::show(const DataForm &form)
{
    m_form = new FormView(form, this);
    m_area->setWidget(m_form);
    m_save->setEnabled(true);
    m_form->setFocus();
}

void RoomSettingsDialog::save()
{
    if (!m_form || !m_form->check())
        return;
    m_save->setEnabled(false);
    m_rooms.configure(m_room, m_form->filledIn(), m_form->asked(), this, [this](const auto &result) {
        m_save->setEnabled(true);
        if (result)
            accept();
        else
            m_problem->setText(actFailureText(result.error()));
    });
}

void RoomSettingsDialog::reject()
{
    if (m_occasion == Occasion::Creation)
        m_rooms.cancelCreation(m_room);
    QDialog::reject();
}

AffiliationsDialog::AffiliationsDialog(Rooms &rooms, const Jid &room, QWidget *parent)
    : QDialog(parent), m_rooms(rooms), m_room(room), m_which(new QComboBox(this)), m_list(new QListWidget(this)),
      m_new(new QLineEdit(this)), m_problem(makeProblem(this)),
      m_takeOff(new QPushButton(tr("&Take off the list"), this))
{
    QVBoxLayout *body = makeDialogBody(*this, tr("People of %1", "%1 is a room").arg(nameOf(rooms, room)), 420);
    const Room *known = rooms.find(room);
    m_which->addItem(tr("Members"), int(Affiliation::Member));
    if (known && known->affiliation() == Affiliation::Owner) { // XEP-0045 §10.5, §10.8: theirs alone
        m_which->addItem(tr("Admins"), int(Affiliation::Admin));
        m_which->addItem(tr("Owners"), int(Affiliation::Owner));
    }
    m_which->addItem(tr("Banned"), int(Affiliation::Outcast));
    m_which->setAccessibleName(tr("List"));
    body->addWidget(m_which);
    m_list->setAccessibleName(tr("Addresses"));
    m_list->setMinimumHeight(scaled(font(), 220));
    body->addWidget(m_list, 1);
    auto *row = new QHBoxLayout;
    m_new->setPlaceholderText(tr("name@example.org"));
    m_new->setAccessibleName(tr("Address to add"));
    auto *addButton = new QPushButton(tr("&Add"), this);
    addButton->setAutoDefault(false);
    m_takeOff->setAutoDefault(false);
    m_takeOff->setEnabled(false);
    row->addWidget(m_new, 1);
    row->addWidget(addButton);
    body->addLayout(row);
    body->addWidget(m_takeOff, 0, Qt::AlignLeading);
    body->addWidget(m_problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    body->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_which, &QComboBox::currentIndexChanged, this, &AffiliationsDialog::load);
    connect(addButton, &QPushButton::clicked, this, &AffiliationsDialog::add);
    connect(m_new, &QLineEdit::returnPressed, this, &AffiliationsDialog::add);
    connect(m_takeOff, &QPushButton::clicked, this, &AffiliationsDialog::takeOff);
    connect(m_list, &QListWidget::itemSelectionChanged, this,
            [this] { m_takeOff->setEnabled(!m_list->selectedItems().isEmpty()); });
    load();
}

Affiliation AffiliationsDialog::chosen() const
{
    return Affiliation(m_which->currentData().toInt());
}

void AffiliationsDialog::load()
{
    m_list->clear();
    m_problem->clear();
    m_rooms.affiliates(m_room, chosen(), this, [this, mine = ++m_round](const auto &result) {
        if (mine != m_round)
            return; // another list was chosen meanwhile
        if (!result) {
            m_problem->setText(actFailureText(result.error()));
            return;
        }
        for (const Affiliate &affiliate : *result) {
            auto *item = new QListWidgetItem(affiliate.jid.toString(), m_list);
            item->setData(Qt::UserRole, QVariant::fromValue(affiliate.jid));
            item->setToolTip(affiliate.reason.toHtmlEscaped());
        }
        m_list->sortItems();
    });
}

void AffiliationsDialog::add()
{
    const auto jid = Jid::parse(m_new->text().trimmed());
    if (!jid) {
        m_problem->setText(problemText(FormProblem::NotAnAddress));
        return;
    }
    set(*jid, chosen());
    m_new->clear();
}

void AffiliationsDialog::takeOff()
{
    for (const QListWidgetItem *item : m_list->selectedItems())
        set(item->data(Qt::UserRole).value<Jid>(), Affiliation::None);
}

void AffiliationsDialog::set(const Jid &whom, Affiliation affiliation)
{
    m_rooms.setAffiliation(m_room, whom, affiliation, {}, this, [this](const auto &result) {
        if (result)
            load();
        else
            m_problem->setText(actFailureText(result.error()));
    });
}

} // namespace causerie::ui
