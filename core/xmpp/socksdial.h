// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTcpSocket>

#include <chrono>
#include <memory>

class QHostInfo;

namespace causerie::xmpp
{

/// One attempt to reach a streamhost and to be led to a bytestream there (XEP-0065 §5.3.2, the client's side).
///
/// Thread: that of its owner. One of the two signals comes, once, never from inside the constructor.
class SocksDial final : public QObject
{
    Q_OBJECT

public:
    struct Place {
        QString host;
        quint16 port = 0;
        bool mayBeLoopback = false;
    };

    /// `address`: what is asked for there. A name is looked up here, and judged by what it stands for.
    SocksDial(const Place &place, const QByteArray &address, std::chrono::milliseconds patience,
              QObject *parent = nullptr);
    ~SocksDial() override;

    /// After `reached`: the stream. What came behind the handshake is unread in it.
    std::unique_ptr<QTcpSocket> take();

Q_SIGNALS:
    void reached();
    void failed();

private:
    enum class Stage { Connecting, Method, Reply, Done };
    void resolved(const QHostInfo &info);
    void hear();
    void fail();

    Place m_place;
    QByteArray m_address;
    Stage m_stage = Stage::Connecting;
    int m_lookup = -1;
    std::unique_ptr<QTcpSocket> m_socket;
};

} // namespace causerie::xmpp
