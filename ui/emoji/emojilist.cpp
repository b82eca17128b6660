// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/emoji/emojilist.h"

#include "core/chat/emoji.h"

#include <QStringList>

#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/uloc.h>
#include <unicode/uset.h>

#include <algorithm>
#include <array>
#include <memory>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

constexpr char32_t kJoiner = 0x200D;
constexpr char32_t kAsPicture = 0xFE0F;
constexpr char32_t kKeycap = 0x20E3;
constexpr char32_t kFirstLetter = 0x1F1E6; ///< of a country's two (UTS #51 §1.4.4, regional indicators)
constexpr char32_t kLastLetter = 0x1F1FF;
constexpr char32_t kTagSpace = 0xE0000; ///< tags mirror ASCII from here (UTS #51 §1.4.6)
constexpr char32_t kTagEnd = 0xE007F;

struct CloseCollator {
    void operator()(UCollator *collator) const { ucol_close(collator); }
};
using Collator = std::unique_ptr<UCollator, CloseCollator>;

bool isTone(char32_t c)
{
    return u_hasBinaryProperty(UChar32(c), UCHAR_EMOJI_MODIFIER);
}

/// A country's name, the same in the reader's language.
QString countryName(const QString &code, const QLocale &locale)
{
    const QByteArray region = "und_" + code.toLatin1();
    QStringList names;
    for (const QByteArray &language : {QByteArray("en"), locale.bcp47Name().toLatin1()}) {
        std::array<UChar, 100> name{};
        UErrorCode error = U_ZERO_ERROR;
        const int32_t size =
            uloc_getDisplayCountry(region.constData(), language.constData(), name.data(), int32_t(name.size()), &error);
        if (U_SUCCESS(error) && size <= int32_t(name.size()))
            names << QString::fromUtf16(name.data(), size);
    }
    names.removeDuplicates();
    return names.join(u", "_s);
}

QString characterName(char32_t c)
{
    std::array<char, 120> name{};
    UErrorCode error = U_ZERO_ERROR;
    const int32_t size = u_charName(UChar32(c), U_UNICODE_CHAR_NAME, name.data(), int32_t(name.size()), &error);
    return U_SUCCESS(error) ? QString::fromLatin1(name.data(), std::min<qsizetype>(size, name.size())) : QString();
}

QString nameOf(const QString &emoji, const QLocale &locale)
{
    QString country;
    QStringList names;
    const auto points = emoji.toUcs4();
    for (const char32_t c : points) {
        if (c >= kFirstLetter && c <= kLastLetter)
            country += QChar(u'A' + char16_t(c - kFirstLetter));
        else if (c == kKeycap)
            names << u"keycap"_s;
        else if (c > kTagSpace && c < kTagEnd)
            country += QChar(char16_t(c - kTagSpace));
        else if (c != kJoiner && c != kAsPicture && c != kTagEnd)
            names << characterName(c);
    }
    if (country.size() == 2)
        names << u"flag"_s << countryName(country, locale);
    else if (!country.isEmpty())
        names << country; // of a part of one: "gbsct"
    names.removeAll(QString());
    return names.join(u", "_s).toLower();
}

/// The charts' order, of the collation that CLDR has for emoji (UTS #51 §3).
void sort(std::vector<Emoji> &emojis)
{
    UErrorCode error = U_ZERO_ERROR;
    const Collator collator(ucol_open("und-u-co-emoji", &error));
    if (U_FAILURE(error))
        return; // then in that of their numbers
    std::ranges::stable_sort(emojis, [&collator](const Emoji &a, const Emoji &b) {
        const auto characters = [](const QString &text) { return reinterpret_cast<const UChar *>(text.utf16()); };
        return ucol_strcoll(collator.get(), characters(a.text), int32_t(a.text.size()), characters(b.text),
                            int32_t(b.text.size())) == UCOL_LESS;
    });
}

bool hasWord(const QString &name, const QString &beginning)
{
    for (qsizetype at = name.indexOf(beginning); at >= 0; at = name.indexOf(beginning, at + 1)) {
        if (at == 0 || !name.at(at - 1).isLetterOrNumber())
            return true;
    }
    return false;
}

} // namespace

std::vector<Emoji> allEmojis(const QLocale &locale)
{
    std::vector<Emoji> emojis;
    const auto add = [&](const QString &text) {
        if (std::ranges::none_of(text.toUcs4(), isTone))
            emojis.push_back({text, nameOf(text, locale)});
    };
    UErrorCode error = U_ZERO_ERROR;
    const USet *known = u_getBinaryPropertySet(UCHAR_RGI_EMOJI, &error);
    if (U_FAILURE(error))
        return {};
    for (int32_t i = 0; i < uset_getItemCount(known); ++i) {
        UChar32 first = 0;
        UChar32 last = 0;
        std::array<UChar, 40> sequence{};
        UErrorCode problem = U_ZERO_ERROR;
        const int32_t size = uset_getItem(known, i, &first, &last, sequence.data(), int32_t(sequence.size()), &problem);
        if (U_FAILURE(problem))
            continue;
        if (size >= 2) {
            add(QString::fromUtf16(sequence.data(), size));
            continue;
        }
        for (char32_t c = char32_t(first); c <= char32_t(last); ++c)
            add(QString::fromUcs4(&c, 1));
    }
    sort(emojis);
    return emojis;
}

std::vector<Emoji> findEmojis(const std::vector<Emoji> &all, const QString &query)
{
    const QString wanted = query.simplified().toLower();
    if (canSend(wanted)) {
        const auto known = std::ranges::find(all, wanted, &Emoji::text);
        return {known == all.end() ? Emoji{wanted, nameOf(wanted, QLocale())} : *known};
    }
    const QStringList words = wanted.split(u' ', Qt::SkipEmptyParts);
    std::vector<Emoji> found;
    std::ranges::copy_if(all, std::back_inserter(found), [&words](const Emoji &emoji) {
        return std::ranges::all_of(words, [&emoji](const QString &word) { return hasWord(emoji.name, word); });
    });
    return found;
}

QString painted(const QString &emoji)
{
    const bool isOfSeveral = emoji.contains(QChar(char16_t(kJoiner))) || emoji.contains(QChar(char16_t(kKeycap)));
    return isOfSeveral ? QString(emoji).remove(QChar(char16_t(kAsPicture))) : emoji;
}

bool canSend(const QString &text)
{
    if (!isEmoji(text))
        return false;
    const auto first = UChar32(text.toUcs4().constFirst());
    return u_hasBinaryProperty(first, UCHAR_EMOJI) || u_hasBinaryProperty(first, UCHAR_EXTENDED_PICTOGRAPHIC);
}

} // namespace causerie::ui
