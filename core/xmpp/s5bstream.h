// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QObject>
#include <QTcpSocket>

#include <memory>

namespace causerie::xmpp
{

/// The bytes of an opened stream (XEP-0065 §5.3.4), in bites that leave the thread to others, and with little of them
/// in memory at either end: a slow reader slows the writer down.
///
/// Thread: that of its owner, with whom the connection is closed.
class S5bStream final : public QObject
{
    Q_OBJECT

public:
    explicit S5bStream(std::unique_ptr<QTcpSocket> socket, QObject *parent = nullptr);
    ~S5bStream() override;

    void start();        ///< what has come already is read, too; signals follow later, never from inside
    qint64 room() const; ///< bytes that may be written now; more after `written`
    void write(const QByteArray &bytes);
    /// All is written: it ends behind that, as a relay may want before it hands the last bytes on. `closed` follows.
    void finish();

Q_SIGNALS:
    void written(qint64 bytes); ///< the network has them
    void came(const QByteArray &bytes);
    void closed(); ///< by them or by the network, behind the last `came`

private:
    void readSome();
    void readSoon();

    std::unique_ptr<QTcpSocket> m_socket;
    bool m_willRead = false;
};

} // namespace causerie::xmpp
