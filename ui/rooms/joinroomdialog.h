// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/rooms.h"

#include <QDialog>
#include <QSet>
#include <QTimer>

class QCheckBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace causerie::ui
{

/// Finds a room, by its address or among the public ones of our server, and goes in. Stays open until we are in, asks
/// for a password when one is needed, and says what went wrong.
///
/// Thread: GUI. Owner: itself (deleted on close). The rooms outlive it.
class JoinRoomDialog final : public QDialog
{
    Q_OBJECT

public:
    JoinRoomDialog(Rooms &rooms, const QString &address, const QString &password, QWidget *parent = nullptr);

    void reject() override; ///< also stops joining

Q_SIGNALS:
    void joined(const causerie::Jid &room);

private:
    void build(const QString &address, const QString &password);
    void look();
    void askFor(const Jid &service, const QString &after, int page);
    void search();
    void show(const std::vector<RoomListing> &rooms);
    void filter();
    void check();
    void join();
    void follow(Room &room);
    void onState(Room &room);

    Rooms &m_rooms;
    QLineEdit *m_address;
    QLineEdit *m_nick;
    QLabel *m_passwordLabel;
    QLineEdit *m_password;
    QListWidget *m_list;
    QLabel *m_problem;
    QCheckBox *m_remember;
    QPushButton *m_join;
    QSet<QString> m_listed;        ///< addresses in the list
    QTimer m_resting;              ///< from the last key until the services are asked
    std::vector<Jid> m_searchable; ///< services that search (XEP-0433)
    QString m_wanted;              ///< what is looked for
    Jid m_service;                 ///< where a name without a server lives
    Jid m_room;                    ///< being joined
    bool m_mayCreate = false;
    bool m_isPressed = false; ///< the button had the focus; while we go in it cannot have it
    bool m_wasKnown = false;  ///< before it was joined from here
};

} // namespace causerie::ui
