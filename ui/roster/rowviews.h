// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/roster/roles.h"

#include <QAbstractItemView>

class QListView;
class QTreeView;

namespace causerie::ui
{

/// The two views of the left column. The selected row is the open conversation and only moves when one is opened;
/// the arrow keys move the focus, Enter or a click opens.
QListView *makeConversationRows(QAbstractItemModel *model, QWidget *parent);
/// Groups fold with a click or the arrow keys; new groups stand open.
QTreeView *makePeopleRows(QAbstractItemModel *model, QWidget *parent);

/// Selects every row of `jid` that is shown, and nothing else.
void showAsOpen(QAbstractItemView &view, const Jid &jid);
/// The same for rows that have just come; the others are left as they are.
void showAsOpen(QAbstractItemView &view, const Jid &jid, const QModelIndex &parent, int first, int last);

} // namespace causerie::ui
