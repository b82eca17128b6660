// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"

#include <QByteArray>
#include <QString>

namespace causerie
{

/// Who signs in and how; no secrets. Kept in a file of its own, see accountlist.h.
struct Account {
    Jid jid;                      ///< bare
    QString host;                 ///< explicit server, empty: SRV look-up
    quint16 port = 0;             ///< with `host`; 0: 5222
    bool directTls = false;       ///< with `host`: TLS from the first byte (XEP-0368)
    QString resource;             ///< stable per installation, made at first use
    bool allowPlain = false;      ///< the user agreed to send the password itself, inside TLS
    bool keepPassword = true;     ///< in the system keychain
    QByteArray pinnedCertificate; ///< SHA-256 of the one certificate accepted in spite of its faults
    QString caFile;               ///< further authorities (PEM), empty: the system's only

    friend bool operator==(const Account &, const Account &) = default;
};

} // namespace causerie

Q_DECLARE_METATYPE(causerie::Account)
