// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/fallback.h"

#include "core/xmpp/dom.h"
#include "core/xmpp/messagenames.h"
#include "core/xmpp/xmlwrite.h"

#include <algorithm>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr size_t kMostRanges = 100;

/// The index in QChars of each code point that `positions` asks for, in one pass; `positions` is sorted.
std::vector<qsizetype> toIndices(QStringView text, const std::vector<qsizetype> &positions)
{
    std::vector<qsizetype> indices;
    indices.reserve(positions.size());
    qsizetype index = 0;
    qsizetype point = 0;
    for (const qsizetype position : positions) {
        for (; point < position && index < text.size(); ++point) {
            const bool isPair =
                text.at(index).isHighSurrogate() && index + 1 < text.size() && text.at(index + 1).isLowSurrogate();
            index += isPair ? 2 : 1;
        }
        indices.push_back(index);
    }
    return indices;
}

/// Sorted, without overlap, none empty.
std::vector<TextRange> inOrder(std::vector<TextRange> ranges)
{
    std::erase_if(ranges, [](const TextRange &range) { return range.start < 0 || range.end <= range.start; });
    std::ranges::sort(ranges, {}, &TextRange::start);
    std::vector<TextRange> merged;
    for (const TextRange &range : ranges) {
        if (!merged.empty() && range.start <= merged.back().end)
            merged.back().end = std::max(merged.back().end, range.end);
        else
            merged.push_back(range);
    }
    return merged;
}

} // namespace

std::vector<Fallback> readFallbacks(const QDomElement &message)
{
    std::vector<Fallback> fallbacks;
    size_t ranges = 0;
    forEachChild(message, [&](const QDomElement &e) {
        if (!is(e, "fallback"_L1, ns::kFallback) || ++ranges > kMostRanges)
            return;
        Fallback fallback{e.attribute(u"for"_s), false, {}};
        bool isOfSubject = false;
        forEachChild(e, [&](const QDomElement &part) {
            isOfSubject |= is(part, "subject"_L1, ns::kFallback);
            if (!is(part, "body"_L1, ns::kFallback) || ++ranges > kMostRanges)
                return;
            if (!part.hasAttribute(u"start"_s) && !part.hasAttribute(u"end"_s)) {
                fallback.isWholeBody = true;
                return;
            }
            bool startIsNumber = false;
            bool endIsNumber = false;
            const qlonglong start = part.attribute(u"start"_s).toLongLong(&startIsNumber);
            const qlonglong end = part.attribute(u"end"_s).toLongLong(&endIsNumber);
            if (startIsNumber && endIsNumber)
                fallback.ranges.push_back({start, end});
        });
        // XEP-0428 §2.3: without a part all is meant.
        fallback.isWholeBody |= e.firstChildElement().isNull() && !isOfSubject;
        if (fallback.isWholeBody)
            fallback.ranges.clear();
        fallbacks.push_back(std::move(fallback));
    });
    return fallbacks;
}

FallbackCut cutFallback(const QString &text, const std::vector<Fallback> &fallbacks,
                        std::initializer_list<QLatin1StringView> spaces)
{
    std::vector<TextRange> ranges;
    for (const Fallback &fallback : fallbacks) {
        if (std::ranges::none_of(spaces, [&](QLatin1StringView space) { return fallback.space == space; }))
            continue;
        if (fallback.isWholeBody)
            return {{}, text};
        ranges.insert(ranges.end(), fallback.ranges.begin(), fallback.ranges.end());
    }
    ranges = inOrder(std::move(ranges));
    if (ranges.empty())
        return {text, {}};
    std::vector<qsizetype> positions;
    for (const TextRange &range : ranges)
        positions.insert(positions.end(), {range.start, range.end});
    const std::vector<qsizetype> indices = toIndices(text, positions);
    FallbackCut cut;
    qsizetype at = 0;
    for (size_t i = 0; i < indices.size(); i += 2) {
        cut.remaining += QStringView(text).sliced(at, indices[i] - at);
        cut.removed += QStringView(text).sliced(indices[i], indices[i + 1] - indices[i]);
        at = indices[i + 1];
    }
    cut.remaining += QStringView(text).sliced(at);
    return cut;
}

qsizetype codePoints(QStringView text)
{
    qsizetype count = 0;
    for (qsizetype i = 0; i < text.size(); ++i, ++count) {
        if (text.at(i).isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate())
            ++i;
    }
    return count;
}

void writeFallback(QXmlStreamWriter &writer, QLatin1StringView space, const std::vector<TextRange> &ranges)
{
    startElement(writer, "fallback"_L1, ns::kFallback);
    writer.writeAttribute("for"_L1, space);
    if (ranges.empty())
        writer.writeEmptyElement("body"_L1);
    for (const TextRange &range : ranges) {
        writer.writeEmptyElement("body"_L1);
        writer.writeAttribute("start"_L1, QString::number(range.start));
        writer.writeAttribute("end"_L1, QString::number(range.end));
    }
    writer.writeEndElement();
}

} // namespace causerie::xmpp
