// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/style/theme.h"

#include <QTemporaryDir>

#include <memory>

class QFileDialog;

namespace causerie::test
{

/// Acts before real windows. Each stands on those before it, so those behind one that failed are skipped.
class DeskActs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

protected:
    /// English words, for the hands know the names of things; the font that the design was drawn with, light; nothing
    /// of what this machine keeps.
    void layTheDesk();
    static QFileDialog *fileDialogOf(const QWidget &asking); ///< as it is open, or nothing
    /// Of `m_folder`, in the dialog for files that `asking` has open, or has in a moment.
    bool chooseFile(const QWidget &asking, const QString &name) const;

    QTemporaryDir m_folder;
    std::unique_ptr<ui::Theme> m_theme;

private:
    bool m_hasFailed = false;
};

} // namespace causerie::test
