// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/prosody.h"

#include <QSslSocket>

namespace causerie::bench
{

/// A client that does the least a client can: signs in, asks an archive for page after page and throws away all that
/// comes, parsing nothing but where a page ends (XEP-0313, XEP-0059). How long that takes is the server's own time.
///
/// Blocks; in a process without anything else to do.
class Discarder
{
public:
    /// Direct TLS, PLAIN, resource "discarder".
    bool signIn(const QString &host, quint16 port, const QString &caFile, const QString &domain, const QString &name,
                const QString &password);
    /// From behind the id `after` to the end, or until `enough` results or more have come, `pageSize` at a time; how
    /// many it was, −1 on failure.
    int readArchive(const QString &after, int pageSize, int enough);

private:
    bool write(const QByteArray &xml);
    /// Reads until `end` has come; what came, empty when it did not.
    QByteArray readUntil(const QByteArray &end);

    QSslSocket m_socket;
};

} // namespace causerie::bench
