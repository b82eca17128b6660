// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/tip.h"

using namespace Qt::StringLiterals;

namespace causerie::ui
{

QString plainTip(const QString &words)
{
    return u"<span>"_s + words.toHtmlEscaped().replace(u'\n', "<br>"_L1) + u"</span>"_s;
}

} // namespace causerie::ui
