// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/fakenameserver.h"

#include <QNetworkDatagram>
#include <QtEndian>

namespace causerie::test
{

namespace
{

constexpr quint16 kTypeSrv = 33;
constexpr quint16 kClassInternet = 1;
constexpr quint16 kNoError = 0x8180; ///< an answer, recursion available
constexpr quint16 kServFail = 0x8182;
constexpr quint16 kNxDomain = 0x8183;
constexpr qsizetype kHeaderBytes = 12;

void append16(QByteArray &out, quint16 value)
{
    out.append(static_cast<char>(value >> 8));
    out.append(static_cast<char>(value & 0xff));
}

QByteArray encodeName(const QByteArray &name)
{
    QByteArray out;
    if (!name.isEmpty()) {
        for (const QByteArray &label : name.split('.')) {
            out.append(static_cast<char>(label.size()));
            out += label;
        }
    }
    return out + '\0';
}

} // namespace

FakeNameServer::FakeNameServer()
{
    m_socket.bind(QHostAddress::LocalHost);
    connect(&m_socket, &QUdpSocket::readyRead, this, &FakeNameServer::answer);
}

void FakeNameServer::answer()
{
    while (m_socket.hasPendingDatagrams()) {
        const QNetworkDatagram query = m_socket.receiveDatagram();
        const QByteArray data = query.data();
        QByteArray name;
        qsizetype at = kHeaderBytes;
        while (at < data.size() && data[at] != 0) {
            const auto length = static_cast<quint8>(data[at]);
            name += (name.isEmpty() ? "" : ".") + data.mid(at + 1, length);
            at += length + 1;
        }
        const QByteArray question = data.mid(kHeaderBytes, at + 5 - kHeaderBytes);
        m_asked += name;
        if (m_manner == Manner::Silent)
            continue;
        const auto records = m_records.value(name);
        QByteArray reply = data.first(2);
        append16(reply, m_manner == Manner::ServFail ? kServFail : m_records.contains(name) ? kNoError : kNxDomain);
        append16(reply, 1);
        append16(reply, static_cast<quint16>(m_manner == Manner::Answer ? records.size() : 0));
        reply += QByteArray(4, '\0') + question;
        for (const Srv &record : records) {
            if (m_manner != Manner::Answer)
                break;
            append16(reply, 0xc00c); // the name of the question
            append16(reply, kTypeSrv);
            append16(reply, kClassInternet);
            reply += QByteArray("\0\0\0\x3c", 4); // valid for a minute
            const QByteArray target = encodeName(record.target);
            append16(reply, static_cast<quint16>(6 + target.size()));
            append16(reply, record.priority);
            append16(reply, record.weight);
            append16(reply, record.port);
            reply += target;
        }
        m_socket.writeDatagram(query.makeReply(reply));
    }
}

} // namespace causerie::test
