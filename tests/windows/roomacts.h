// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/room.h"
#include "tests/windows/deskacts.h"
#include "tests/windows/deskperson.h"

class QDialog;
class QPlainTextEdit;

namespace causerie::test
{

inline const Jid kTea = *Jid::parse(u"tea@rooms.example.test");
inline const QString kName = QStringLiteral("The Tea Room");

/// What people do with the room `kTea` in their windows, by the names a screen reader says.
class RoomActs : public DeskActs
{
protected:
    static bool chooseEntry(const QStringList &entries);
    static bool roomMenu(const DeskPerson &person, const QStringList &entries);
    static bool memberMenu(const DeskPerson &person, const QString &nick, const QStringList &entries);
    static bool offers(const DeskPerson &person, const QString &nick, const QString &entry);
    static bool answer(const DeskPerson &person, const QString &text, const QString &button = QStringLiteral("OK"));
    static QPlainTextEdit *field(const DeskPerson &person);
    static bool write(const DeskPerson &person, const QString &text);
    static QStringList lines(const DeskPerson &person);
    static QStringList people(const DeskPerson &person);
    static bool openRoom(const DeskPerson &person);
    static const Room *room(DeskPerson &person);
    static void picture(DeskPerson &person, const QString &what);
    static QDialog *dialogOf(const DeskPerson &person);
};

} // namespace causerie::test
