// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/jidescape.h"

#include <array>
#include <optional>

namespace causerie
{

using namespace Qt::StringLiterals;

namespace
{

struct Escape {
    char16_t character;
    QLatin1StringView code;
};

constexpr std::array kEscapes{
    Escape{u' ', "\\20"_L1}, Escape{u'"', "\\22"_L1},  Escape{u'&', "\\26"_L1}, Escape{u'\'', "\\27"_L1},
    Escape{u'/', "\\2f"_L1}, Escape{u':', "\\3a"_L1},  Escape{u'<', "\\3c"_L1}, Escape{u'>', "\\3e"_L1},
    Escape{u'@', "\\40"_L1}, Escape{u'\\', "\\5c"_L1},
};

std::optional<char16_t> escapeAt(QStringView text, qsizetype i)
{
    for (const auto &[character, code] : kEscapes) {
        if (text.sliced(i).startsWith(code, Qt::CaseInsensitive))
            return character;
    }
    return {};
}

QLatin1StringView codeOf(char16_t character)
{
    for (const auto &[known, code] : kEscapes) {
        if (known == character)
            return code;
    }
    return {};
}

} // namespace

QString escapedLocalpart(QStringView text)
{
    text = text.trimmed();
    QString local;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        const QLatin1StringView code = c == u'\\' && !escapeAt(text, i) ? QLatin1StringView() : codeOf(c);
        if (code.isEmpty())
            local += text[i];
        else
            local += code;
    }
    return local;
}

QString unescapedLocalpart(QStringView local)
{
    QString text;
    for (qsizetype i = 0; i < local.size(); ++i) {
        if (const auto character = escapeAt(local, i)) {
            text += QChar(*character);
            i += 2;
        } else {
            text += local[i];
        }
    }
    return text;
}

} // namespace causerie
