// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/scram.h"

#include "core/xmpp/mechanisms.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

const EVP_MD *digestOf(QStringView mechanism)
{
    if (mechanism == u"SCRAM-SHA-1")
        return EVP_sha1();
    if (mechanism == u"SCRAM-SHA-256")
        return EVP_sha256();
    if (mechanism == u"SCRAM-SHA-512")
        return EVP_sha512();
    if (mechanism == u"SCRAM-SHA3-512")
        return EVP_sha3_512();
    return nullptr;
}

const unsigned char *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

QByteArray hmac(const EVP_MD *digest, const QByteArray &key, const QByteArray &text)
{
    QByteArray result(EVP_MAX_MD_SIZE, Qt::Uninitialized);
    unsigned int size = 0;
    HMAC(digest, key.constData(), static_cast<int>(key.size()), bytesOf(text), static_cast<size_t>(text.size()),
         reinterpret_cast<unsigned char *>(result.data()), &size);
    result.truncate(size);
    return result;
}

QByteArray pbkdf2(const EVP_MD *digest, const QByteArray &password, const QByteArray &salt, int iterations)
{
    QByteArray result(EVP_MD_get_size(digest), Qt::Uninitialized);
    PKCS5_PBKDF2_HMAC(password.constData(), static_cast<int>(password.size()), bytesOf(salt),
                      static_cast<int>(salt.size()), iterations, digest, static_cast<int>(result.size()),
                      reinterpret_cast<unsigned char *>(result.data()));
    return result;
}

/// The value of attribute `name` in "a=…,b=…" (RFC 5802 §5.1).
QByteArray attribute(const QByteArray &message, char name)
{
    const auto parts = message.split(',');
    for (const QByteArray &part : parts) {
        if (part.size() >= 2 && part[0] == name && part[1] == '=')
            return part.sliced(2);
    }
    return {};
}

QByteArray decoded(const QDomElement &element)
{
    return QByteArray::fromBase64(element.text().trimmed().toLatin1());
}

} // namespace

void ScramWitness::start(const QString &password)
{
    m_password = password.toUtf8();
    m_mechanism.clear();
    m_clientFirstBare.clear();
    m_serverFirst.clear();
    m_clientFinalWithoutProof.clear();
    m_proved = false;
}

void ScramWitness::sent(const QDomElement &element)
{
    const QString name = element.tagName();
    if (name == "auth"_L1 || name == "authenticate"_L1) {
        m_mechanism = element.attribute(u"mechanism"_s);
        if (!isAcceptable(m_mechanism))
            m_mechanism.clear();
        // The GS2 header of a client without channel binding is "n,,".
        const QByteArray message =
            decoded(name == "auth"_L1 ? element : element.firstChildElement(u"initial-response"_s));
        m_clientFirstBare = message.mid(3);
    } else if (name == "response"_L1 && m_clientFinalWithoutProof.isEmpty()) {
        const QByteArray message = decoded(element);
        m_clientFinalWithoutProof = message.first(std::max<qsizetype>(message.indexOf(",p="), 0));
    }
}

ScramFault ScramWitness::received(const QDomElement &element)
{
    if (m_mechanism.isEmpty())
        return ScramFault::None;
    if (element.tagName() == "challenge"_L1) {
        if (m_serverFirst.isEmpty())
            return onServerFirst(decoded(element));
        return onServerFinal(decoded(element)); // RFC 5802 §5 allows it, where success carries no data
    }
    if (element.tagName() != "success"_L1 || m_proved)
        return ScramFault::None;
    const QDomElement data = element.firstChildElement(u"additional-data"_s); // XEP-0388 §2.5
    return onServerFinal(decoded(data.isNull() ? element : data));
}

ScramFault ScramWitness::onServerFirst(const QByteArray &message)
{
    m_serverFirst = message;
    m_salt = QByteArray::fromBase64(attribute(message, 's'));
    bool ok = false;
    m_iterations = attribute(message, 'i').toInt(&ok);
    const QByteArray nonce = attribute(m_clientFirstBare, 'r');
    const QByteArray fullNonce = attribute(message, 'r');
    if (!ok || m_salt.isEmpty() || nonce.isEmpty() || fullNonce.size() <= nonce.size() || !fullNonce.startsWith(nonce))
        return ScramFault::BadChallenge;
    if (m_iterations < kScramMinIterations)
        return ScramFault::TooFewIterations;
    if (m_iterations > kScramMaxIterations)
        return ScramFault::TooManyIterations;
    return ScramFault::None;
}

ScramFault ScramWitness::onServerFinal(const QByteArray &message)
{
    const EVP_MD *digest = digestOf(m_mechanism);
    const QByteArray proof = QByteArray::fromBase64(attribute(message, 'v'));
    if (!digest || proof.isEmpty() || m_serverFirst.isEmpty() || m_clientFinalWithoutProof.isEmpty())
        return ScramFault::NoProof;
    const QByteArray input =
        m_mechanism.toLatin1() + '\0' + m_salt + '\0' + QByteArray::number(m_iterations) + '\0' + m_password;
    if (m_saltedFor != input) {
        m_saltedFor = input;
        m_salted = pbkdf2(digest, m_password, m_salt, m_iterations);
    }
    const QByteArray exchange = m_clientFirstBare + ',' + m_serverFirst + ',' + m_clientFinalWithoutProof;
    const QByteArray expected = hmac(digest, hmac(digest, m_salted, "Server Key"), exchange);
    m_proved = expected.size() == proof.size() &&
               CRYPTO_memcmp(expected.constData(), proof.constData(), static_cast<size_t>(proof.size())) == 0;
    return m_proved ? ScramFault::None : ScramFault::WrongProof;
}

} // namespace causerie::xmpp
