// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/identity.h"

#include <QHash>
#include <QSslServer>
#include <QUrl>

#include <deque>

namespace causerie::test
{

/// A web server on loopback, over TLS, that answers each request with what a test has said, for the faults that real
/// servers do not have. Without an answer left it is silent.
///
/// Thread: the test's.
class FakeWeb final : public QSslServer
{
    Q_OBJECT

public:
    struct Request {
        QByteArray method;
        QByteArray path;
        QHash<QByteArray, QByteArray> headers; ///< names in lower case
        QByteArray body;
    };

    explicit FakeWeb(const Identity &identity);

    QUrl url(const QString &path) const;                                 ///< on this server, by the name localhost
    void answer(const QByteArray &bytes) { m_answers.push_back(bytes); } ///< the whole of it, then the connection ends
    /// "HTTP/1.1 …" with a length, and the body.
    void answer(int status, const QByteArray &body = {}, const QByteArray &headers = {});
    const QList<Request> &requests() const { return m_requests; } ///< complete ones

private:
    void read(QTcpSocket &socket);

    QHash<QTcpSocket *, QByteArray> m_buffers;
    QList<Request> m_requests;
    std::deque<QByteArray> m_answers;
};

} // namespace causerie::test
