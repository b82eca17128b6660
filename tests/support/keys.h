// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QKeySequence>
#include <QMultiHash>

class QWidget;

/// The keys of a window. Thread: GUI.
namespace causerie::test
{

using Keys = QMultiHash<QKeySequence, QString>;

/// What can be reached by a key in `window` as it stands, with its name: what is hidden or disabled is not there.
Keys keysOf(const QWidget &window);

/// The first key that means two things, and so does nothing, with both; empty: none does.
QString meaningTwoThings(const Keys &keys);

} // namespace causerie::test
