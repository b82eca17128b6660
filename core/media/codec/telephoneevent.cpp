// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/codec/telephoneevent.h"

#include "core/base/bytes.h"

#include <algorithm>
#include <string_view>

namespace causerie::media
{
namespace
{

using namespace Qt::StringLiterals;

constexpr std::u16string_view kKeys = u"0123456789*#ABCD";
static_assert(kKeys.size() == kTelephoneKeys);

constexpr std::uint8_t kEnd = 0x80;
constexpr std::uint8_t kVolume = 0x3f; // between them a bit that must be ignored

} // namespace

std::expected<TelephoneEvent, TelephoneEventError> parseTelephoneEvent(std::span<const std::byte> payload)
{
    if (payload.empty() || payload.size() % kTelephoneEventBytes != 0)
        return std::unexpected(TelephoneEventError::WrongSize);
    ByteReader reader(payload);
    TelephoneEvent event;
    event.code = reader.u8();
    const auto flags = reader.u8();
    event.isEnd = (flags & kEnd) != 0;
    event.volume = flags & kVolume;
    event.duration = reader.u16();
    if (event.code >= kTelephoneKeys)
        return std::unexpected(TelephoneEventError::NoKey);
    if (event.duration == 0)
        return std::unexpected(TelephoneEventError::NoLength);
    return event;
}

std::array<std::byte, kTelephoneEventBytes> writeTelephoneEvent(const TelephoneEvent &event)
{
    std::array<std::byte, kTelephoneEventBytes> payload{};
    ByteWriter(payload)
        .u8(event.code)
        .u8(static_cast<std::uint8_t>((event.isEnd ? kEnd : 0) | std::min(event.volume, kVolume)))
        .u16(event.duration);
    return payload;
}

std::optional<std::uint8_t> telephoneEventOf(char16_t key)
{
    if (key >= u'a' && key <= u'd')
        key = static_cast<char16_t>(key - u'a' + u'A');
    const auto at = kKeys.find(key);
    return at == kKeys.npos ? std::nullopt : std::optional(static_cast<std::uint8_t>(at));
}

char16_t keyOf(std::uint8_t code)
{
    return kKeys[std::min<std::size_t>(code, kKeys.size() - 1)];
}

bool isTelephoneEvent(const PayloadType &type)
{
    return type.name.compare("telephone-event"_L1, Qt::CaseInsensitive) == 0;
}

TelephoneKeys keysOf(const PayloadType &type)
{
    const auto said = std::ranges::find_if(type.parameters, [](const auto &parameter) {
        return parameter.first.isEmpty() || parameter.first.compare("events"_L1, Qt::CaseInsensitive) == 0;
    });
    if (said == type.parameters.end())
        return TelephoneKeys().set();
    TelephoneKeys keys;
    for (const QStringView range : QStringView(said->second).split(u',')) {
        const auto dash = range.indexOf(u'-');
        bool hasFirst = false;
        bool hasLast = false;
        const int first = range.first(dash < 0 ? range.size() : dash).trimmed().toInt(&hasFirst);
        const int last = dash < 0 ? first : range.sliced(dash + 1).trimmed().toInt(&hasLast);
        if (!hasFirst || (dash >= 0 && !hasLast) || first < 0)
            continue;
        for (int code = first; code <= std::min(last, static_cast<int>(kTelephoneKeys) - 1); ++code)
            keys.set(static_cast<std::size_t>(code));
    }
    return keys;
}

} // namespace causerie::media
