// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/rooms/invitedialog.h"

#include "core/session/rooms.h"
#include "ui/roster/conversationfilter.h"
#include "ui/roster/names.h"
#include "ui/style/dialogbody.h"
#include "ui/style/kind.h"
#include "ui/style/measure.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSet>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

std::optional<Jid> personIn(const QString &text)
{
    const auto jid = Jid::parse(text.trimmed());
    return jid && !jid->local().isEmpty() ? std::optional(jid->bare()) : std::nullopt;
}

} // namespace

InviteDialog::InviteDialog(Session &session, const Jid &room, QWidget *parent)
    : QDialog(parent), m_session(session), m_room(room), m_find(new QLineEdit(this)), m_list(new QListWidget(this)),
      m_reason(new QLineEdit(this)), m_problem(makeProblem(this))
{
    QVBoxLayout *body =
        makeDialogBody(*this, tr("Invite into %1", "%1 is a room").arg(conversationName(session, room)), 400);
    m_find->setPlaceholderText(tr("Search, or name@example.org"));
    m_find->setAccessibleName(tr("Whom"));
    body->addWidget(makeFieldLabel(tr("&Whom"), m_find));
    body->addWidget(m_find);
    m_list->setAccessibleName(tr("Contacts to invite"));
    m_list->setMinimumHeight(scaled(font(), 220));
    body->addWidget(m_list, 1);
    m_reason->setAccessibleName(tr("A word with it"));
    body->addWidget(makeFieldLabel(tr("&A word with it"), m_reason));
    body->addWidget(m_reason);
    body->addWidget(m_problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_invite = buttons->addButton(tr("&Invite"), QDialogButtonBox::AcceptRole);
    setKind(*m_invite, u"primary"_s);
    m_invite->setDefault(true);
    body->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &InviteDialog::invite);
    fill();
    connect(m_find, &QLineEdit::textChanged, this, [this] {
        filter();
        check();
    });
    connect(m_list, &QListWidget::itemChanged, this, &InviteDialog::check);
    check();
}

void InviteDialog::fill()
{
    QSet<Jid> there;
    if (const Room *room = m_session.rooms().find(m_room)) {
        for (const Occupant &occupant : room->occupants())
            there.insert(occupant.jid.bare());
    }
    for (const Contact &contact : m_session.roster().contacts()) {
        if (there.contains(contact.jid) || contact.jid.local().isEmpty())
            continue;
        auto *item = new QListWidgetItem(displayName(contact), m_list);
        item->setData(Qt::UserRole, QVariant::fromValue(contact.jid));
        item->setToolTip(contact.jid.toString().toHtmlEscaped());
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Unchecked);
    }
    m_list->sortItems();
}

void InviteDialog::filter()
{
    for (int i = 0; i < m_list->count(); ++i) {
        QListWidgetItem *item = m_list->item(i);
        item->setHidden(!matchesWords(m_find->text(), item->text(), item->data(Qt::UserRole).value<Jid>().toString()));
    }
}

std::vector<Jid> InviteDialog::chosen() const
{
    std::vector<Jid> people;
    for (int i = 0; i < m_list->count(); ++i) {
        if (m_list->item(i)->checkState() == Qt::Checked)
            people.push_back(m_list->item(i)->data(Qt::UserRole).value<Jid>());
    }
    return people;
}

void InviteDialog::check()
{
    m_invite->setEnabled(!chosen().empty() || personIn(m_find->text()));
}

void InviteDialog::invite()
{
    std::vector<Jid> people = chosen();
    if (const auto typed = personIn(m_find->text()); typed && !std::ranges::contains(people, *typed))
        people.push_back(*typed);
    if (people.empty())
        return;
    for (const Jid &person : people)
        m_session.rooms().invite(m_room, person, m_reason->text().trimmed());
    accept();
}

} // namespace causerie::ui
