// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace causerie
{

/// One text in one language (RFC 6121 §5.2.3, BCP 47); an empty language is "not said".
struct LocalizedText {
    QString language;
    QString text;
    friend bool operator==(const LocalizedText &, const LocalizedText &) = default;
};

} // namespace causerie
