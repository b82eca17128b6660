// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"

#include <QAbstractItemModel>
#include <QCollator>
#include <QLocale>

namespace causerie::ui
{

/// What the rows of the left column tell their delegate; `Qt::DisplayRole` is the name.
enum RowRole {
    KindRole = Qt::UserRole + 1, ///< RowKind
    JidRole,                     ///< causerie::Jid, bare
    AvailabilityRole,            ///< causerie::Availability; invalid for who is not a contact
    LastAvailabilityRole,        ///< the same as last heard: they keep their place while there is no connection
    SecondLineRole,              ///< QString: last message, or status
    WritingRole,                 ///< bool
    TimeRole,                    ///< QDateTime of the last activity, invalid without
    UnreadRole,                  ///< int
    DeliveryRole,                ///< causerie::DeliveryState of the last message when it is ours, else invalid
    RoomRole,                    ///< RoomStanding, as int
    QuietRole,                   ///< bool: what is unread calls for no attention
    OnlineCountRole,             ///< int, of a group
    TotalCountRole,              ///< int, of a group
    PictureRole,                 ///< QImage, square; null without one
    RequestRole,                 ///< bool: a stranger's, not accepted yet
    PinnedRole,                  ///< bool: stands before the others
    ArchivedRole,                ///< bool: out of the list until it calls
    CallRole,                    ///< RowCall, as int, of a row of the call log; else invalid
    CallableRole                 ///< bool: the call of such a row can be made again now
};

enum class RowKind { Conversation, Contact, Group };

enum class RowCall { Incoming, Outgoing, Missed };

/// Whether a row is a room's.
enum class RoomStanding {
    None,
    Known, ///< bookmarked, or one where we were
    Wanted ///< in, or to be in
};

inline Jid jidOf(const QModelIndex &index)
{
    return index.data(JidRole).value<Jid>();
}

/// How names are put in order: as a dictionary does, capitals no matter, numbers by value.
inline QCollator nameCollator()
{
    // The C locale knows no order but that of the code points.
    QCollator collator(QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale());
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    collator.setNumericMode(true);
    return collator;
}

} // namespace causerie::ui

Q_DECLARE_METATYPE(causerie::ui::RowKind)
