// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/partfile.h"

#include "core/files/downloadrule.h"

using namespace Qt::StringLiterals;

namespace causerie::files
{

using Kind = TransferError::Kind;

std::optional<QCryptographicHash::Algorithm> hashAlgorithm(const QString &name)
{
    static constexpr std::pair<QLatin1StringView, QCryptographicHash::Algorithm> kKnown[]{
        {"sha-256"_L1, QCryptographicHash::Sha256},          {"sha-512"_L1, QCryptographicHash::Sha512},
        {"sha3-256"_L1, QCryptographicHash::Sha3_256},       {"sha3-512"_L1, QCryptographicHash::Sha3_512},
        {"blake2b-256"_L1, QCryptographicHash::Blake2b_256}, {"blake2b-512"_L1, QCryptographicHash::Blake2b_512},
    };
    for (const auto &[known, algorithm] : kKnown) {
        if (name == known)
            return algorithm;
    }
    return {}; // SHA-1 and MD5 prove nothing any more (XEP-0414 §2)
}

PartFile::PartFile(const Attachment &announced, const QString &place, qint64 limit)
    : m_what(announced), m_place(place), m_limit(limit), m_file(place + ".part"_L1)
{
    for (const FileHash &hash : announced.hashes) {
        if (const auto algorithm = hashAlgorithm(hash.algorithm)) {
            m_hash = std::make_unique<QCryptographicHash>(*algorithm);
            m_hashName = hash.algorithm;
            m_digest = hash.digest;
            return;
        }
    }
}

PartFile::~PartFile()
{
    m_file.close();
    m_file.remove();
}

std::optional<TransferError> PartFile::open()
{
    if (m_what.size > m_limit)
        return TransferError{.kind = Kind::TooLarge, .limit = m_what.size};
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate, QFile::ReadOwner | QFile::WriteOwner))
        return TransferError{.kind = Kind::Unwritable, .text = m_file.errorString()};
    return {};
}

std::optional<TransferError> PartFile::take(const QByteArray &bytes)
{
    m_received += bytes.size();
    if (m_received > m_limit)
        return TransferError{.kind = Kind::TooLarge};
    if (!mayGoOn(m_received, m_what.size, m_limit))
        return TransferError{.kind = Kind::Mismatch, .text = u"more than %1 bytes"_s.arg(m_what.size)};
    if (m_file.write(bytes) != bytes.size())
        return TransferError{.kind = Kind::Unwritable, .text = m_file.errorString()};
    if (m_hash)
        m_hash->addData(bytes);
    return {};
}

void PartFile::expectHash(const FileHash &hash)
{
    const bool isFirst = !m_hash && m_received == 0;
    if (const auto algorithm = hashAlgorithm(hash.algorithm); isFirst && algorithm) {
        m_hash = std::make_unique<QCryptographicHash>(*algorithm);
        m_hashName = hash.algorithm;
    }
    if (m_hash && hash.algorithm == m_hashName && m_digest.isEmpty())
        m_digest = hash.digest;
}

std::optional<TransferError> PartFile::settle()
{
    if (m_what.size >= 0 && m_received != m_what.size)
        return TransferError{.kind = Kind::Mismatch, .text = u"%1 bytes"_s.arg(m_received)};
    if (m_hash && !m_digest.isEmpty() && m_hash->result() != m_digest)
        return TransferError{.kind = Kind::Mismatch, .text = u"hash"_s};
    m_file.close(); // writes what is left: a full disk shows here
    if (m_file.error() != QFile::NoError)
        return TransferError{.kind = Kind::Unwritable, .text = m_file.errorString()};
    QFile::remove(m_place);
    if (!m_file.rename(m_place))
        return TransferError{.kind = Kind::Unwritable, .text = m_file.errorString()};
    m_file.setFileName(m_place + ".part"_L1);
    return {};
}

} // namespace causerie::files
