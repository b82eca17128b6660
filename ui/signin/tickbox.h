// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCheckBox>

namespace causerie::ui
{

/// A check box in the program's colours: a filled square with a tick, readable in both looks.
///
/// Thread: GUI. Owner: its parent.
class TickBox final : public QCheckBox
{
    Q_OBJECT

public:
    using QCheckBox::QCheckBox;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace causerie::ui
