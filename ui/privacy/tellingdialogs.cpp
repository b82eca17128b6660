// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/privacy/tellingdialogs.h"

#include "core/roster/shownname.h"
#include "ui/privacy/keptpolicy.h"
#include "ui/style/dialogbody.h"
#include "ui/style/measure.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QSettings>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

void addClose(QVBoxLayout &body, QDialog &dialog)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, &dialog);
    body.addSpacing(scaled(dialog.font(), 8));
    body.addWidget(buttons);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
}

} // namespace

TellingDialog::TellingDialog(Session &session, QWidget *parent) : QDialog(parent), m_session(session)
{
    QVBoxLayout *body = makeDialogBody(*this, tr("What others may know"), 420);
    addChoice(*body, tr("That their messages have &arrived"), &MessagingPolicy::receipts);
    addChoice(*body, tr("That I have &read their messages"), &MessagingPolicy::markers);
    addChoice(*body, tr("That I am &writing to them"), &MessagingPolicy::chatStates);
    addChoice(*body, tr("Since when nobody has &touched this computer"), &MessagingPolicy::absence);
    body->addWidget(makeExplanation(tr("Whoever may not see when you are online learns none of this. A conversation "
                                       "can differ: see its menu."),
                                    this));
    addChoice(*body, tr("My &network address, to contacts I talk with"), &MessagingPolicy::address);
    body->addWidget(
        makeExplanation(tr("Without it, calls go through a relay of your server; if it has none, you cannot "
                           "call or be called. Calls with people who may not see when you are online always "
                           "go through one, if there is one."),
                        this));
    addClose(*body, *this);
}

QCheckBox *TellingDialog::addChoice(QVBoxLayout &body, const QString &words, bool MessagingPolicy::*which)
{
    auto *box = new QCheckBox(words, this);
    box->setChecked(m_session.messagingPolicy().*which);
    body.addWidget(box);
    connect(box, &QCheckBox::toggled, this, [this, which](bool tells) {
        MessagingPolicy policy = m_session.messagingPolicy();
        policy.*which = tells;
        m_session.setMessagingPolicy(policy);
        QSettings settings;
        keep(policy, settings);
    });
    return box;
}

ConversationTellingDialog::ConversationTellingDialog(Session &session, const Jid &peer, QWidget *parent)
    : QDialog(parent), m_session(session), m_peer(peer)
{
    const QString name = shownName(session.roster(), peer);
    QVBoxLayout *body = makeDialogBody(*this, tr("What %1 may know", "%1 is a contact or a room").arg(name), 420);
    const bool isRoom = session.conversations().at(peer).settings().kind == ConversationKind::Room;
    const MessagingPolicy nothing{.receipts = false, .markers = false, .chatStates = false};
    const MessagingPolicy usual = isRoom ? nothing : session.messagingPolicy();
    if (!isRoom) // XEP-0184 §5.3
        addChoice(*body, tr("That messages have &arrived"), usual.receipts, &ConversationSettings::receipts);
    addChoice(*body, tr("That I have &read them"), usual.markers, &ConversationSettings::markers);
    addChoice(*body, tr("That I am &writing"), usual.chatStates, &ConversationSettings::chatStates);
    addClose(*body, *this);
}

QComboBox *ConversationTellingDialog::addChoice(QVBoxLayout &body, const QString &words, bool usually,
                                                Telling ConversationSettings::*which)
{
    auto *box = new QComboBox(this);
    box->addItem(usually ? tr("As usual: yes") : tr("As usual: no"), int(Telling::AsUsual));
    box->addItem(tr("Always"), int(Telling::Always));
    box->addItem(tr("Never"), int(Telling::Never));
    box->setCurrentIndex(box->findData(int(m_session.conversations().at(m_peer).settings().*which)));
    auto *label = new QLabel(words, this);
    label->setBuddy(box);
    box->setAccessibleName(QString(words).remove(u'&'));
    auto *row = new QHBoxLayout;
    row->addWidget(label, 1);
    row->addWidget(box);
    body.addLayout(row);
    connect(box, &QComboBox::activated, this, [this, box, which] {
        ConversationSettings settings = m_session.conversations().at(m_peer).settings();
        settings.*which = Telling(box->currentData().toInt());
        m_session.saveSettings(m_peer, settings);
    });
    return box;
}

} // namespace causerie::ui
