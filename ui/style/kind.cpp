// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/kind.h"

#include <QStyle>
#include <QVariant>
#include <QWidget>

namespace causerie::ui
{

void setKind(QWidget &widget, const QString &kind)
{
    if (widget.property("kind").toString() == kind)
        return;
    widget.setProperty("kind", kind);
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
}

} // namespace causerie::ui
