// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDomElement>
#include <QSet>
#include <QStringList>

#include <expected>
#include <vector>

namespace causerie::xmpp
{

/// What an entity is (XEP-0030 §3.1).
struct DiscoIdentity {
    QString category;
    QString type;
    QString language;
    QString name;
    friend bool operator==(const DiscoIdentity &, const DiscoIdentity &) = default;
};

/// One field of an extended answer (XEP-0128).
struct DiscoField {
    QString var;
    QString type;
    QStringList values;
    friend bool operator==(const DiscoField &, const DiscoField &) = default;
};

/// A disco#info answer as it was given: order and repetitions are kept, they matter to `capsVer`.
struct DiscoInfo {
    std::vector<DiscoIdentity> identities;
    QStringList features;
    std::vector<std::vector<DiscoField>> forms;
    friend bool operator==(const DiscoInfo &, const DiscoInfo &) = default;
};

enum class DiscoError { NotDisco };

/// Reads a <query xmlns='http://jabber.org/protocol/disco#info'/> or the <iq/> around it. Pure.
std::expected<DiscoInfo, DiscoError> parseDiscoInfo(const QDomElement &element);

enum class CapsError {
    IllFormed,  ///< XEP-0115 §5.4 3.3–3.5: it could have been made to look like another
    UnknownHash ///< the length of `ver` fits none we know
};

/// The verification string's hash (XEP-0115 §5.1) with the algorithm that yields as many bytes as `ver` has:
/// 20 is SHA-1, which everybody uses. Pure.
std::expected<QString, CapsError> capsVer(const DiscoInfo &info, const QString &ver);

/// Our own: always SHA-1 (§5.1, mandatory to implement).
QString capsVer(const DiscoInfo &info);

} // namespace causerie::xmpp
