// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/files/downloadrule.h"
#include "core/session/policies.h"

class QSettings;

namespace causerie::ui
{

/// What others may know, as it was kept; the usual for what was not. Thread: GUI.
MessagingPolicy keptPolicy(const QSettings &settings);
void keep(const MessagingPolicy &policy, QSettings &settings);

/// Likewise which files come by themselves; never from strangers, whatever stands there.
files::DownloadRule keptDownloadRule(const QSettings &settings);
void keep(const files::DownloadRule &rule, QSettings &settings);

/// Whether files may go unencrypted to another device when that is quicker; not unless somebody said so.
bool keptBeside(const QSettings &settings);
void keepBeside(bool allowed, QSettings &settings);

} // namespace causerie::ui
