// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/discarder.h"

#include <QSslConfiguration>

namespace causerie::bench
{

namespace
{
constexpr int kPatienceMs = 60'000;

/// The text of the first element `name` in `xml`.
QByteArray textOf(const QByteArray &xml, const QByteArray &name)
{
    const qsizetype tag = xml.indexOf('<' + name);
    const qsizetype begin = tag < 0 ? -1 : xml.indexOf('>', tag) + 1;
    return begin <= 0 ? QByteArray() : xml.mid(begin, xml.indexOf('<', begin) - begin);
}
} // namespace

bool Discarder::write(const QByteArray &xml)
{
    return m_socket.write(xml) == xml.size() && m_socket.flush();
}

QByteArray Discarder::readUntil(const QByteArray &end)
{
    QByteArray all;
    while (all.indexOf(end, std::max<qsizetype>(0, all.size() - 70'000)) < 0) { // a page comes in many pieces
        if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(kPatienceMs))
            return {};
        all += m_socket.readAll();
    }
    return all;
}

bool Discarder::signIn(const QString &host, quint16 port, const QString &caFile, const QString &domain,
                       const QString &name, const QString &password)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates(QSslCertificate::fromPath(caFile, QSsl::Pem));
    tls.setAllowedNextProtocols({"xmpp-client"});
    m_socket.setSslConfiguration(tls);
    m_socket.setPeerVerifyName(domain);
    m_socket.connectToHostEncrypted(host, port, domain);
    if (!m_socket.waitForEncrypted(kPatienceMs))
        return false;
    const QByteArray header = "<stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'"
                              " version='1.0' to='" +
                              domain.toUtf8() + "'>";
    const QByteArray secret = (QByteArray(1, '\0') + name.toUtf8() + '\0' + password.toUtf8()).toBase64();
    return write(header) && !readUntil("</stream:features>").isEmpty() &&
           write("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>" + secret + "</auth>") &&
           !readUntil("<success").isEmpty() && write(header) && !readUntil("</stream:features>").isEmpty() &&
           write("<iq type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'>"
                 "<resource>discarder</resource></bind></iq>") &&
           !readUntil("</iq>").isEmpty();
}

int Discarder::readArchive(const QString &after, int pageSize, int enough)
{
    QByteArray last = after.toUtf8();
    int results = 0;
    for (int page = 0;; ++page) {
        const QByteArray id = "page" + QByteArray::number(page);
        if (!write("<iq type='set' id='" + id +
                   "'><query xmlns='urn:xmpp:mam:2' queryid='q'>"
                   "<x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE' type='hidden'>"
                   "<value>urn:xmpp:mam:2</value></field></x><set xmlns='http://jabber.org/protocol/rsm'><max>" +
                   QByteArray::number(pageSize) + "</max><after>" + last + "</after></set></query></iq>"))
            return -1;
        const QByteArray xml = readUntil("</iq>"); // nothing else that asks or answers is under way
        const qsizetype fin = xml.lastIndexOf("<fin");
        if (fin < 0)
            return -1;
        results += int(xml.first(fin).count("<result "));
        const QByteArray end = xml.sliced(fin);
        last = textOf(end, "last");
        if (results >= enough || last.isEmpty() || end.contains("complete='true'") || end.contains("complete=\"true\""))
            return results;
    }
}

} // namespace causerie::bench
