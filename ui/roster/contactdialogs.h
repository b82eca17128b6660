// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/xmpplink.h"
#include "core/session/session.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace causerie::ui
{

/// Asks for the address, name and group of a new contact. An xmpp: link in place of the address fills all in, and
/// with an invitation (XEP-0379) nobody is asked any more.
///
/// Thread: GUI. Owner: itself (deleted on close). The session outlives it.
class AddContactDialog final : public QDialog
{
    Q_OBJECT

public:
    AddContactDialog(Session &session, const QString &address, QWidget *parent = nullptr);

Q_SIGNALS:
    void added(const causerie::Jid &jid);

private:
    void edited();
    void check();
    void add();
    bool isInvitedBy(const Jid &jid) const;

    Session &m_session;
    QLabel *m_explanation;
    QLineEdit *m_address;
    QLineEdit *m_name;
    QComboBox *m_group;
    QCheckBox *m_approve; ///< where the server can (RFC 6121 §3.4)
    QLabel *m_problem;
    QPushButton *m_add;
    XmppLink m_invitation; ///< the last with a token that was put in
};

/// The groups a contact stands in, to tick, and a field for a new one.
///
/// Thread: GUI. Owner: itself (deleted on close). The session outlives it.
class GroupsDialog final : public QDialog
{
    Q_OBJECT

public:
    GroupsDialog(Session &session, const Jid &jid, QWidget *parent = nullptr);

private:
    void addGroup();
    void save();

    Session &m_session;
    Jid m_jid;
    QListWidget *m_list;
    QLineEdit *m_new;
};

void askForName(Session &session, const Jid &jid, QWidget *parent);
void askToRemove(Session &session, const Jid &jid, QWidget *parent);

/// Every group name on the roster, in order.
QStringList groupNames(const Roster &roster);

} // namespace causerie::ui
