// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/roster/contactdialogs.h"

#include "core/roster/shownname.h"
#include "core/session/invitations.h"
#include "ui/roster/roles.h"
#include "ui/style/dialogbody.h"
#include "ui/style/kind.h"
#include "ui/style/measure.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

/// RFC 7622 allows a bare word, as of a gateway in the local network; whoever types one has forgotten the server.
bool lacksServer(const Jid &jid)
{
    return jid.local().isEmpty() && !jid.domain().contains(u'.') && !jid.domain().contains(u':');
}

} // namespace

QStringList groupNames(const Roster &roster)
{
    QStringList names;
    for (const Contact &contact : roster.contacts())
        names << contact.groups;
    names.removeDuplicates();
    const QCollator collator = nameCollator();
    std::ranges::sort(names, [&collator](const QString &a, const QString &b) { return collator.compare(a, b) < 0; });
    return names;
}

AddContactDialog::AddContactDialog(Session &session, const QString &address, QWidget *parent)
    : QDialog(parent), m_session(session), m_explanation(makeExplanation({}, this)), m_address(new QLineEdit(this)),
      m_name(new QLineEdit(this)), m_group(new QComboBox(this)),
      m_approve(new QCheckBox(tr("&Let them see me as soon as they ask"), this)), m_problem(makeProblem(this))
{
    QVBoxLayout *body = makeDialogBody(*this, tr("Add a contact"));
    body->addWidget(m_explanation);
    body->addSpacing(scaled(font(), 8));

    m_address->setPlaceholderText(tr("name@example.org or an xmpp: link"));
    m_address->setAccessibleName(tr("Address"));
    body->addWidget(makeFieldLabel(tr("&Address"), m_address));
    body->addWidget(m_address);
    m_name->setPlaceholderText(tr("As you call them"));
    m_name->setAccessibleName(tr("Name"));
    body->addWidget(makeFieldLabel(tr("&Name"), m_name));
    body->addWidget(m_name);
    m_group->setEditable(true);
    m_group->addItem(QString());
    m_group->addItems(groupNames(session.roster()));
    m_group->setAccessibleName(tr("Group"));
    m_group->lineEdit()->setPlaceholderText(tr("None"));
    body->addWidget(makeFieldLabel(tr("&Group"), m_group));
    body->addWidget(m_group);
    m_approve->setVisible(session.canApproveAhead());
    body->addSpacing(scaled(font(), 4));
    body->addWidget(m_approve);
    body->addWidget(m_problem);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_add = buttons->addButton(tr("A&dd"), QDialogButtonBox::AcceptRole);
    setKind(*m_add, u"primary"_s); // the box has dressed it already
    m_add->setDefault(true);
    body->addSpacing(scaled(font(), 8));
    body->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &AddContactDialog::add);
    connect(m_address, &QLineEdit::textChanged, this, &AddContactDialog::edited);
    m_address->setText(address);
    check();
}

/// A link becomes what it says; what was typed besides stays.
void AddContactDialog::edited()
{
    const auto link = parseXmppLink(m_address->text());
    if (!link || link->jid.local().isEmpty() || link->action == XmppLink::Action::Join)
        return check();
    if (!link->token.isEmpty())
        m_invitation = *link;
    if (m_name->text().isEmpty())
        m_name->setText(link->name);
    if (m_group->currentText().isEmpty())
        m_group->setCurrentText(link->groups.value(0));
    m_address->setText(link->jid.bare().toString()); // comes back here
}

bool AddContactDialog::isInvitedBy(const Jid &jid) const
{
    const Contact *contact = m_session.roster().find(jid);
    return !m_invitation.token.isEmpty() && m_invitation.jid.bare() == jid.bare() &&
           !(contact && weSee(contact->subscription));
}

void AddContactDialog::check()
{
    const QString text = m_address->text().trimmed();
    const auto jid = Jid::parse(text);
    const bool isWord = jid && lacksServer(*jid);
    const bool isInvited = jid && isInvitedBy(*jid);
    const bool known = jid && m_session.roster().find(*jid) && !isInvited;
    const bool own = jid && jid->bare() == m_session.account().jid;
    const auto link = parseXmppLink(text);
    m_add->setEnabled(jid && !isWord && !known && !own);
    m_explanation->setText(isInvited ? tr("They invited you: you will see each other without further questions.")
                                     : tr("They are asked whether you may see when they are online."));
    if (link && link->action == XmppLink::Action::Join)
        m_problem->setText(tr("This link leads into a room. Join it from the menu."));
    else if (known)
        m_problem->setText(tr("This contact is on your list already."));
    else if (own)
        m_problem->setText(tr("This is your own address. Notes to yourself are in the menu."));
    else if (!jid && text.contains(u'@') && !text.endsWith(u'@'))
        m_problem->setText(tr("This is not an address. It looks like name@example.org."));
    else if (isWord && !m_session.account().jid.isEmpty())
        m_problem->setText(tr("The server is missing. Do you mean %1?", "%1 is an address")
                               .arg(text + u'@' + m_session.account().jid.domain()));
    else
        m_problem->clear();
}

void AddContactDialog::add()
{
    const auto jid = Jid::parse(m_address->text().trimmed());
    if (!jid)
        return;
    const QString group = m_group->currentText().simplified();
    const QString name = m_name->text().simplified();
    const QStringList groups = group.isEmpty() ? QStringList() : QStringList{group};
    if (isInvitedBy(*jid))
        m_session.invitations().accept(jid->bare(), name, groups, m_invitation.token);
    else
        m_session.addContact(jid->bare(), name, groups, m_approve->isChecked() ? Approval::Ahead : Approval::WhenAsked);
    Q_EMIT added(jid->bare());
    accept();
}

GroupsDialog::GroupsDialog(Session &session, const Jid &jid, QWidget *parent)
    : QDialog(parent), m_session(session), m_jid(jid), m_list(new QListWidget(this)), m_new(new QLineEdit(this))
{
    const QString name = shownName(session.roster(), jid);
    QVBoxLayout *body = makeDialogBody(*this, tr("Groups of %1", "%1 is a contact's name").arg(name));
    const Contact *contact = session.roster().find(jid);
    for (const QString &group : groupNames(session.roster())) {
        auto *item = new QListWidgetItem(group, m_list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(contact && contact->groups.contains(group) ? Qt::Checked : Qt::Unchecked);
    }
    m_list->setAccessibleName(tr("Groups"));
    body->addWidget(m_list);
    auto *row = new QHBoxLayout;
    m_new->setPlaceholderText(tr("New group"));
    m_new->setAccessibleName(tr("New group"));
    auto *addButton = new QPushButton(tr("&Add group"), this);
    addButton->setAutoDefault(false);
    row->addWidget(m_new);
    row->addWidget(addButton);
    body->addLayout(row);
    connect(addButton, &QPushButton::clicked, this, &GroupsDialog::addGroup);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *ok = buttons->addButton(tr("&Save"), QDialogButtonBox::AcceptRole);
    setKind(*ok, u"primary"_s);
    ok->setDefault(true);
    body->addSpacing(scaled(font(), 8));
    body->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &GroupsDialog::save);
}

void GroupsDialog::addGroup()
{
    const QString name = m_new->text().simplified();
    if (name.isEmpty())
        return;
    const QList<QListWidgetItem *> known = m_list->findItems(name, Qt::MatchFixedString | Qt::MatchCaseSensitive);
    QListWidgetItem *item = known.isEmpty() ? new QListWidgetItem(name, m_list) : known.first();
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(Qt::Checked);
    m_new->clear();
}

void GroupsDialog::save()
{
    addGroup(); // a name typed but not added is meant
    QStringList groups;
    for (int i = 0; i < m_list->count(); ++i) {
        if (m_list->item(i)->checkState() == Qt::Checked)
            groups << m_list->item(i)->text();
    }
    m_session.setGroups(m_jid, groups);
    accept();
}

void askForName(Session &session, const Jid &jid, QWidget *parent)
{
    const Contact *contact = session.roster().find(jid);
    auto *dialog = new QInputDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(AddContactDialog::tr("Rename"));
    dialog->setLabelText(AddContactDialog::tr("Name for %1:", "%1 is an address").arg(jid.toString()));
    dialog->setTextValue(contact ? contact->name : QString());
    QObject::connect(dialog, &QInputDialog::textValueSelected, &session,
                     [&session, jid](const QString &text) { session.renameContact(jid, text.simplified()); });
    dialog->open();
}

void askToRemove(Session &session, const Jid &jid, QWidget *parent)
{
    auto *box = new QMessageBox(QMessageBox::Question, AddContactDialog::tr("Remove contact"),
                                AddContactDialog::tr("Remove %1 from your contacts?", "%1 is a contact's name")
                                    .arg(shownName(session.roster(), jid)),
                                QMessageBox::Cancel, parent);
    setDrawing(*box, u"trash"_s, &Tokens::danger);
    box->setAttribute(Qt::WA_DeleteOnClose);
    setConsequences(*box, AddContactDialog::tr(
                              "You will no longer see when they are online, nor they you. Your messages are kept."));
    QPushButton *remove = box->addButton(AddContactDialog::tr("&Remove"), QMessageBox::DestructiveRole);
    setKind(*remove, u"danger"_s);
    box->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(remove, &QPushButton::clicked, &session, [&session, jid] { session.removeContact(jid); });
    box->open();
}

} // namespace causerie::ui
