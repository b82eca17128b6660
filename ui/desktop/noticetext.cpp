// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desktop/noticetext.h"

#include "core/chat/languages.h"
#include "ui/style/format.h"

#include <QCoreApplication>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace causerie::ui
{

namespace
{

struct NoticeText {
    Q_DECLARE_TR_FUNCTIONS(causerie::ui::NoticeText)
};

/// U+202A–U+202E, U+2066–U+2069, and the mark of a byte order.
bool turnsWords(QChar unit)
{
    const char16_t code = unit.unicode();
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF;
}

/// Nothing of it is drawn, though it is no space: format characters, selectors of variants, and fillers.
bool isUnseen(char32_t code)
{
    constexpr char32_t kFillers[] = {0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B,
                                     0x180C, 0x180D, 0x180F, 0x2800, 0x3164, 0xFFA0};
    return QChar::category(code) == QChar::Other_Format || (code >= 0xFE00 && code <= 0xFE0F) ||
           (code >= 0xE0100 && code <= 0xE01EF) || std::ranges::contains(kFillers, code);
}

bool canBeSeen(const QString &text)
{
    const QList<uint> codes = text.toUcs4();
    return std::ranges::any_of(codes, [](uint code) { return !QChar::isSpace(code) && !isUnseen(code); });
}

bool hasRightToLeft(const QString &text)
{
    const QList<uint> codes = text.toUcs4();
    return std::ranges::any_of(codes, [](uint code) {
        const QChar::Direction direction = QChar::direction(code);
        return direction == QChar::DirR || direction == QChar::DirAL || direction == QChar::DirAN;
    });
}

/// Units of which something can be seen, or a space.
QString harmless(QStringView text)
{
    QString kept;
    kept.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar unit = text[i];
        if (unit.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            kept += unit;
            kept += text[++i];
        } else if (unit.isSpace() || unit.category() == QChar::Other_Control) {
            kept += QChar(QChar::Space);
        } else if (!unit.isSurrogate() && !turnsWords(unit)) {
            kept += unit;
        }
    }
    return kept.simplified();
}

} // namespace

QString noticeLine(QStringView text, int most)
{
    // A message may have megabytes: what is behind this is not looked at.
    const qsizetype limit = qsizetype(most) * kLongestCluster;
    const bool isCut = text.size() > 2 * limit;
    const QString clean = harmless(isCut ? text.first(2 * limit) : text);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, clean);
    QString line;
    qsizetype from = 0;
    for (int count = 0; from < clean.size();) {
        const qsizetype to = finder.toNextBoundary();
        if (to <= from)
            break;
        const QStringView cluster = QStringView(clean).sliced(from, to - from);
        from = to;
        if (cluster.size() > kLongestCluster)
            continue;
        if (count++ == most)
            return canBeSeen(line) ? line + u'…' : QString();
        line += cluster;
    }
    if (!canBeSeen(line))
        return {};
    return isCut ? line + u'…' : line;
}

QString noticeName(const QString &name, const Jid &address)
{
    const QString line = noticeLine(name, kNoticeName);
    return line.isEmpty() ? noticeLine(address.toString(), kNoticeName) : line;
}

QString setApart(const QString &part, const QString &sentence)
{
    if (!hasRightToLeft(part) && !hasRightToLeft(sentence))
        return part;
    return QChar(0x2068) + part + QChar(0x2069);
}

QString noticeMarkup(const QString &text)
{
    return text.toHtmlEscaped(); // the five entities that every server knows
}

QString noticeLine(const Message &message, const QStringList &languages)
{
    if (message.kind == MessageKind::Call)
        return noticeLine(callText(message), kNoticeLine);
    if (const QString gone = goneText(message); !gone.isEmpty())
        return noticeLine(gone, kNoticeLine);
    if (message.spoiler) {
        const QString hint = noticeLine(message.spoilerHint, kNoticeName);
        return hint.isEmpty() ? NoticeText::tr("Hidden text")
                              : NoticeText::tr("Hidden text: %1", "%1 says what it is about").arg(hint);
    }
    const std::vector<MessageVersion> versions = versionsOf(message);
    const MessageVersion &version = versions[chooseVersion(versions, languages)];
    if (version.body.isEmpty() && !message.attachments.empty())
        return noticeLine(fileText(message.attachments.front()), kNoticeLine);
    return noticeLine(version.body.isEmpty() ? version.subject : version.body, kNoticeLine);
}

} // namespace causerie::ui
