// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace causerie
{

/// Makes a local part of any text (XEP-0106 §3): what an address excludes becomes a backslash and two hexadecimal
/// digits, and so does a backslash that could be taken for one of ours. Spaces around it have no place there and go.
/// Pure.
QString escapedLocalpart(QStringView text);

/// The text again, for people. What is no escape stays as it is. Pure.
QString unescapedLocalpart(QStringView local);

} // namespace causerie
