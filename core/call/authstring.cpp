// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/authstring.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie
{

namespace
{

constexpr quint64 kDifferent = 1'000'000'000'000; // 10^12: twelve digits
constexpr int kDigits = 12;

QByteArray lineOf(const media::Fingerprint &fingerprint)
{
    return fingerprint.hash.toLower().toUtf8() + ' ' + fingerprint.digest.toHex(':').toUpper() + '\n';
}

} // namespace

QString authString(const media::Fingerprint &one, const media::Fingerprint &other)
{
    if (one.digest.isEmpty() || other.digest.isEmpty())
        return {};
    const auto [lesser, greater] = std::minmax({lineOf(one), lineOf(other)});
    QByteArray value =
        QCryptographicHash::hash("causerie auth string 1\n" + lesser + greater, QCryptographicHash::Sha256);
    for (int round = 0; round < kAuthRounds; ++round)
        value = QCryptographicHash::hash(value, QCryptographicHash::Sha256);
    const quint64 number = qFromBigEndian<quint64>(value.constData()) % kDifferent;
    const QString digits = QString::number(number).rightJustified(kDigits, u'0');
    return u"%1 %2 %3"_s.arg(digits.first(4), digits.sliced(4, 4), digits.last(4));
}

} // namespace causerie
