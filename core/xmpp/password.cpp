// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/password.h"

namespace causerie::xmpp
{

namespace
{

/// RFC 3454 table B.1: characters that leave no trace.
bool isMappedToNothing(char16_t c)
{
    return c == 0x00AD || c == 0x034F || c == 0x1806 || (c >= 0x180B && c <= 0x180D) || (c >= 0x200B && c <= 0x200D) ||
           c == 0x2060 || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

/// RFC 4013 §2.3, for what remains after mapping.
bool isForbidden(const QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t c = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            c = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        }
        switch (QChar::category(c)) {
        case QChar::Other_Control:
        case QChar::Other_PrivateUse:
        case QChar::Other_Surrogate:
        case QChar::Separator_Line:
        case QChar::Separator_Paragraph:
            return true;
        default:
            break;
        }
        if (QChar::isNonCharacter(c))
            return true;
    }
    return false;
}

} // namespace

QString preparedPassword(const QString &password)
{
    QString mapped;
    mapped.reserve(password.size());
    for (const QChar c : password) {
        if (isMappedToNothing(c.unicode()))
            continue;
        mapped += c.category() == QChar::Separator_Space ? QChar(u' ') : c; // RFC 3454 table C.1.2
    }
    mapped = mapped.normalized(QString::NormalizationForm_KC);
    return mapped.isEmpty() || isForbidden(mapped) ? password : mapped;
}

} // namespace causerie::xmpp
