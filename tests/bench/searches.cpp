// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/searches.h"

#include "tests/bench/bigstore.h"
#include "tests/bench/madeuptext.h"

using namespace Qt::StringLiterals;

namespace causerie::bench
{

std::vector<std::pair<QString, const char *>> searches()
{
    const MadeUpText text(BigStore().seed);
    const QString rare = text.rareWord();
    return {
        {rare, "a rare word"},
        {rare.left(rare.size() - 1), "most of a rare word"},
        {u"tomorrow"_s, "a frequent word"},
        {u"the"_s, "a very frequent word"},
        {u"tomorrow meeting the"_s, "three of them"},
        {u"to"_s, "two letters"},
        {u"t"_s, "one letter"},
        {u"会"_s, "a character without spaces"},
        {u"\u4f1a\u4e0b"_s, "two of them"},
        {u"のか月"_s, "three of them"},
        {u"gruße"_s, "without an accent"},
        {u"\"not to tomorrow\""_s, "a phrase"},
        {u"meeting has:file"_s, "a word with a file"},
        {u"tea in:person7@"_s, "in one conversation"},
        {u"from:me tomorrow before:2020"_s, "ours, of years ago"},
        {u"zzqqxxyy"_s, "what is nowhere"},
        {u"tea tomorrow 会"_s, "what is not together"},
        {u"-the has:file"_s, "a file without a word"},
    };
}

} // namespace causerie::bench
