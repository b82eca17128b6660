// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDomElement>
#include <QString>

namespace causerie::xmpp
{

inline constexpr int kScramMinIterations = 4'096;     ///< RFC 7677 §4: fewer would ease guessing from what we sent
inline constexpr int kScramMaxIterations = 2'000'000; ///< more would only stop this program

/// What is wrong with the server's side of a SCRAM exchange.
enum class ScramFault { None, BadChallenge, TooFewIterations, TooManyIterations, NoProof, WrongProof };

/// Watches a SCRAM exchange (RFC 5802) in both directions and checks that the server knows the password too, which the
/// library does not: without that, whoever holds a certificate for the domain can take every password for right.
/// Other mechanisms pass. Pure, but for the memory of one exchange.
class ScramWitness
{
public:
    /// `password` as SCRAM takes it. A salted password of an earlier exchange is kept, so a reconnect costs nothing.
    void start(const QString &password);
    void sent(const QDomElement &element);           ///< <auth/>, <authenticate/> or <response/>
    ScramFault received(const QDomElement &element); ///< <challenge/> or <success/>

private:
    ScramFault onServerFirst(const QByteArray &message);
    ScramFault onServerFinal(const QByteArray &message);

    QByteArray m_password;
    QString m_mechanism; ///< empty: not SCRAM
    QByteArray m_clientFirstBare;
    QByteArray m_serverFirst;
    QByteArray m_clientFinalWithoutProof;
    QByteArray m_salt;
    int m_iterations = 0;
    bool m_proved = false;
    QByteArray m_saltedFor; ///< mechanism, salt, count and password of m_salted
    QByteArray m_salted;
};

} // namespace causerie::xmpp
