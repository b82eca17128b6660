// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHashFunctions>
#include <QMetaType>
#include <QString>

#include <compare>
#include <expected>

namespace causerie
{

enum class JidError { Empty, TooLong, BadDomain, BadLocalpart, BadResource };

/// An XMPP address in normal form (RFC 7622): only `parse` makes one that is not empty, so two equal
/// addresses compare equal as strings. A value; any thread.
class Jid
{
public:
    Jid() = default;

    /// Normalises and checks `text` ("local@domain/resource", the outer parts optional).
    static std::expected<Jid, JidError> parse(QStringView text);

    bool isEmpty() const { return m_domain.isEmpty(); }
    bool isBare() const { return m_resource.isEmpty(); }
    const QString &local() const { return m_local; }
    const QString &domain() const { return m_domain; } ///< U-labels, lower case; `asciiDomain` for DNS and TLS
    const QString &resource() const { return m_resource; }

    Jid bare() const;
    /// The same address with another resource; an error when the resource is not valid.
    std::expected<Jid, JidError> withResource(QStringView resource) const;
    QString asciiDomain() const; ///< A-labels (RFC 5890), for DNS and certificates
    QString toString() const;

    friend bool operator==(const Jid &, const Jid &) = default;
    friend std::strong_ordering operator<=>(const Jid &a, const Jid &b);
    friend size_t qHash(const Jid &jid, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, jid.m_local, jid.m_domain, jid.m_resource);
    }

private:
    QString m_local;
    QString m_domain;
    QString m_resource;
};

} // namespace causerie

Q_DECLARE_METATYPE(causerie::Jid)
