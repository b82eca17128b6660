// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/rooms.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QScrollArea;

namespace causerie::ui
{

class FormView;

/// The settings of a room, as its service asks for them (XEP-0045 §10.2). Of one just created, Cancel undoes it.
///
/// Thread: GUI. Owner: itself (deleted on close). The rooms outlive it.
class RoomSettingsDialog final : public QDialog
{
    Q_OBJECT

public:
    enum class Occasion { Change, Creation };
    RoomSettingsDialog(Rooms &rooms, const Jid &room, Occasion occasion, QWidget *parent = nullptr);
    void reject() override;

private:
    void show(const DataForm &form);
    void save();

    Rooms &m_rooms;
    Jid m_room;
    Occasion m_occasion;
    QScrollArea *m_area;
    FormView *m_form = nullptr; ///< once it has come
    QLabel *m_problem;
    QPushButton *m_save;
};

/// The members, admins, owners and banned of a room, to add and to take off (XEP-0045 §9, §10).
///
/// Thread: GUI. Owner: itself (deleted on close). The rooms outlive it.
class AffiliationsDialog final : public QDialog
{
    Q_OBJECT

public:
    AffiliationsDialog(Rooms &rooms, const Jid &room, QWidget *parent = nullptr);

private:
    void load();
    void add();
    void takeOff();
    void set(const Jid &whom, Affiliation affiliation);
    Affiliation chosen() const;

    Rooms &m_rooms;
    Jid m_room;
    QComboBox *m_which;
    QListWidget *m_list;
    QLineEdit *m_new;
    QLabel *m_problem;
    QPushButton *m_takeOff;
    quint32 m_round = 0; ///< +1 per list asked for
};

} // namespace causerie::ui
