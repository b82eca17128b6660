// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStandardPaths>

class QWidget;

namespace causerie::ui
{

/// Asks where to, beginning with `name` in `folder`, and copies `file` there on a worker. What is there already is
/// replaced when the whole copy is on the disk (the dialog has asked); a failure is told over `over`.
void saveCopy(const QString &title, const QString &file, const QString &name, QStandardPaths::StandardLocation folder,
              QWidget &over);

} // namespace causerie::ui
