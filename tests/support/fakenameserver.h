// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QUdpSocket>

namespace causerie::test
{

/// A name server on loopback that knows SRV records only (RFC 1035 §4, RFC 2782).
/// Thread: any with an event loop.
class FakeNameServer final : public QObject
{
    Q_OBJECT

public:
    struct Srv {
        quint16 priority;
        quint16 weight;
        quint16 port;
        QByteArray target; ///< "" stands for "."
    };
    enum class Manner { Answer, ServFail, Silent };

    FakeNameServer();

    quint16 port() const { return m_socket.localPort(); }
    void add(const QByteArray &name, const Srv &record) { m_records[name].append(record); }
    void setKnown(const QByteArray &name) { m_records[name]; } ///< exists, without records
    void setManner(Manner manner) { m_manner = manner; }
    const QList<QByteArray> &asked() const { return m_asked; }

private:
    void answer();

    QUdpSocket m_socket;
    QHash<QByteArray, QList<Srv>> m_records;
    QList<QByteArray> m_asked;
    Manner m_manner = Manner::Answer;
};

} // namespace causerie::test
