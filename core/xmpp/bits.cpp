// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/bits.h"

#include "core/xmpp/dom.h"

#include <QCryptographicHash>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto kEnd = "@bob.xmpp.org"_L1;

/// §2.1: algorithm "+" hexadecimal hash "@bob.xmpp.org"; the hash is what holds the name to the bytes.
bool isNameOf(const QString &cid, const QByteArray &bytes)
{
    if (!cid.endsWith(kEnd, Qt::CaseInsensitive))
        return false;
    const QStringView name = QStringView(cid).chopped(kEnd.size());
    const qsizetype plus = name.indexOf(u'+');
    if (plus < 0)
        return false;
    const QStringView algorithm = name.first(plus);
    const bool isSha1 = algorithm.compare("sha1"_L1, Qt::CaseInsensitive) == 0 ||
                        algorithm.compare("sha-1"_L1, Qt::CaseInsensitive) == 0;
    const bool isSha256 = algorithm.compare("sha256"_L1, Qt::CaseInsensitive) == 0 ||
                          algorithm.compare("sha-256"_L1, Qt::CaseInsensitive) == 0;
    if (!isSha1 && !isSha256)
        return false;
    const QByteArray hash =
        QCryptographicHash::hash(bytes, isSha1 ? QCryptographicHash::Sha1 : QCryptographicHash::Sha256).toHex();
    return name.sliced(plus + 1).compare(QLatin1StringView(hash), Qt::CaseInsensitive) == 0;
}

} // namespace

std::optional<Bits> readBits(const QDomElement &data)
{
    if (!is(data, "data"_L1, "urn:xmpp:bob"_L1))
        return std::nullopt;
    QString text = data.text();
    if (text.size() > kMostBits * 3 / 2) // four characters for three bytes, and line ends
        return std::nullopt;
    text.removeIf([](QChar c) { return c.isSpace(); });
    const auto decoded = QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || (*decoded).isEmpty() || (*decoded).size() > kMostBits)
        return std::nullopt;
    Bits bits{data.attribute(u"cid"_s), data.attribute(u"type"_s).toLower(), *decoded};
    if (!isNameOf(bits.cid, bits.bytes))
        return std::nullopt;
    return bits;
}

} // namespace causerie::xmpp
