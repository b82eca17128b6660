// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/fakeserver.h"

#include <QMessageAuthenticationCode>
#include <QPasswordDigestor>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTimer>

namespace causerie::test
{

namespace
{

constexpr int kIterations = 4096;
constexpr auto kSha1 = QCryptographicHash::Sha1;

QByteArray hmac(const QByteArray &key, const QByteArray &text)
{
    return QMessageAuthenticationCode::hash(text, key, kSha1);
}

/// The text of the first element called `name` in `bytes`, and how far it reaches; −1 when it is not complete.
std::pair<QByteArray, qsizetype> textOf(const QByteArray &bytes, const QByteArray &name)
{
    const qsizetype start = bytes.indexOf('<' + name);
    const qsizetype open = start < 0 ? -1 : bytes.indexOf('>', start);
    const qsizetype close = open < 0 ? -1 : bytes.indexOf("</" + name + '>', open);
    if (close < 0)
        return {{}, -1};
    return {bytes.sliced(open + 1, close - open - 1), close + name.size() + 3};
}

QByteArray lastId(const QByteArray &bytes)
{
    const qsizetype at = bytes.lastIndexOf(" id=\"");
    return at < 0 ? QByteArray() : bytes.sliced(at + 5, bytes.indexOf('"', at + 5) - at - 5);
}

} // namespace

Script &Script::add(Kind kind, const QByteArray &text)
{
    m_steps.push_back({kind, text});
    return *this;
}

Script &Script::expect(const QByteArray &text)
{
    return add(Kind::Expect, text);
}

Script &Script::send(const QByteArray &bytes)
{
    return add(Kind::Send, bytes);
}

Script &Script::sendBytewise(const QByteArray &bytes)
{
    return add(Kind::SendBytewise, bytes);
}

Script &Script::startTls()
{
    return add(Kind::StartTls);
}

Script &Script::scram(const QByteArray &password)
{
    return add(Kind::ScramFirst, password).add(Kind::ScramFinal, password);
}

Script &Script::cut()
{
    return add(Kind::Cut);
}

Script &Script::close()
{
    return add(Kind::Close);
}

Script &Script::header(const QByteArray &features)
{
    expect("<stream:stream");
    return send("<?xml version='1.0'?><stream:stream xmlns='jabber:client' "
                "xmlns:stream='http://etherx.jabber.org/streams' id='fake' version='1.0' from='" +
                m_domain + "'><stream:features>" + features + "</stream:features>");
}

Script &Script::offerTls()
{
    header("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'><required/></starttls>");
    expect("<starttls");
    return send("<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>").startTls();
}

Script &Script::signIn(const QByteArray &password)
{
    header("<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>SCRAM-SHA-1</mechanism></mechanisms>");
    return scram(password);
}

Script &Script::bind(const QByteArray &jid)
{
    header("<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/><sm xmlns='urn:xmpp:sm:3'/>");
    expect("</bind></iq>");
    return send("<iq type='result' id='$id'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>" + jid +
                "</jid></bind></iq>");
}

Script &Script::enable(const QByteArray &id)
{
    expect("<enable ");
    return send("<enabled xmlns='urn:xmpp:sm:3' resume='true' id='" + id + "'/>");
}

struct FakeServer::Client {
    std::unique_ptr<QSslSocket> socket;
    std::unique_ptr<Script> script;
    QByteArray pending; ///< written by the client, not matched yet
    QByteArray id;
    QByteArray bytes;         ///< being sent one by one
    QByteArray scramMessages; ///< client-first-bare, server-first
    bool bytewise = false;
};

FakeServer::FakeServer(Security security, const Identity &identity, const QByteArray &domain)
    : m_security(security), m_identity(identity), m_domain(domain)
{
    listen(QHostAddress::LocalHost);
}

FakeServer::~FakeServer()
{
    for (const auto &client : m_clients)
        client->socket->disconnect(this);
}

Script &FakeServer::script()
{
    m_scripts.push_back(std::make_unique<Script>(m_domain));
    return *m_scripts.back();
}

bool FakeServer::isFinished() const
{
    for (const auto &client : m_clients) {
        if (client->script && !client->script->m_steps.empty())
            return false;
    }
    return m_scripts.empty();
}

void FakeServer::send(const QByteArray &bytes)
{
    if (!m_clients.empty())
        m_clients.back()->socket->write(bytes);
}

void FakeServer::cut()
{
    if (!m_clients.empty())
        m_clients.back()->socket->abort();
}

void FakeServer::incomingConnection(qintptr descriptor)
{
    ++m_connections;
    m_clients.push_back(std::make_unique<Client>());
    Client &client = *m_clients.back();
    client.socket = std::make_unique<QSslSocket>();
    QSslSocket &socket = *client.socket;
    socket.setSocketDescriptor(descriptor);
    socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    QSslConfiguration tls = socket.sslConfiguration();
    tls.setLocalCertificate(m_identity.certificate);
    tls.setPrivateKey(m_identity.key);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.setSslConfiguration(tls);
    if (!m_scripts.empty()) {
        client.script = std::move(m_scripts.front());
        m_scripts.pop_front();
    }
    connect(&socket, &QSslSocket::encrypted, this, [this, &client] { advance(client); });
    connect(&socket, &QIODevice::readyRead, this, [this, &client] {
        const QByteArray bytes = client.socket->readAll();
        m_received += bytes;
        client.pending += bytes;
        advance(client);
    });
    if (m_security == Security::DirectTls)
        socket.startServerEncryption();
    else
        advance(client);
}

void FakeServer::advance(Client &client)
{
    while (client.script && !client.script->m_steps.empty() && !client.bytewise) {
        if (!run(client, client.script->m_steps.front()))
            return;
        client.script->m_steps.pop_front();
    }
}

/// False: the step needs more from the client.
bool FakeServer::run(Client &client, const Script::Step &step)
{
    switch (step.kind) {
    case Script::Kind::Expect: {
        const qsizetype at = client.pending.indexOf(step.text);
        if (at < 0)
            return false;
        client.id = lastId(client.pending.first(at));
        client.pending.remove(0, at + step.text.size());
        return true;
    }
    case Script::Kind::Send:
        client.socket->write(QByteArray(step.text).replace("$id", client.id));
        return true;
    case Script::Kind::SendBytewise:
        client.bytes = QByteArray(step.text).replace("$id", client.id);
        client.bytewise = true;
        sendByte(client);
        return true;
    case Script::Kind::StartTls:
        client.pending.clear();
        client.socket->startServerEncryption();
        return true;
    case Script::Kind::ScramFirst:
        return challenge(client, step.text);
    case Script::Kind::ScramFinal:
        return verify(client, step.text);
    case Script::Kind::Cut:
        client.socket->abort();
        return true;
    case Script::Kind::Close:
        client.socket->disconnectFromHost();
        return true;
    }
    Q_UNREACHABLE_RETURN(true);
}

void FakeServer::sendByte(Client &client)
{
    if (client.bytes.isEmpty()) {
        client.bytewise = false;
        advance(client);
        return;
    }
    client.socket->write(client.bytes.first(1));
    client.socket->flush();
    client.bytes.remove(0, 1);
    QTimer::singleShot(0, this, [this, &client] { sendByte(client); });
}

/// RFC 5802 §5: client-first to server-first.
bool FakeServer::challenge(Client &client, const QByteArray &)
{
    const auto [text, end] = textOf(client.pending, "auth");
    if (end < 0)
        return false;
    client.pending.remove(0, end);
    const QByteArray first = QByteArray::fromBase64(text).sliced(3); // without "n,,"
    const QByteArray nonce = first.sliced(first.indexOf("r=") + 2);
    const QByteArray serverFirst = "r=" + nonce + "server,s=" + QByteArray("salt of the test").toBase64() +
                                   ",i=" + QByteArray::number(kIterations);
    client.scramMessages = first + ',' + serverFirst;
    client.socket->write("<challenge xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>" + serverFirst.toBase64() +
                         "</challenge>");
    return true;
}

/// RFC 5802 §3: the proof is checked, and ours goes with <success/>.
bool FakeServer::verify(Client &client, const QByteArray &password)
{
    const auto [text, end] = textOf(client.pending, "response");
    if (end < 0)
        return false;
    client.pending.remove(0, end);
    const QByteArray final = QByteArray::fromBase64(text);
    const qsizetype proofAt = final.indexOf(",p=");
    const QByteArray message = client.scramMessages + ',' + final.first(proofAt);
    const QByteArray salted = QPasswordDigestor::deriveKeyPbkdf2(kSha1, password, "salt of the test", kIterations, 20);
    const QByteArray clientKey = hmac(salted, "Client Key");
    QByteArray proof = hmac(QCryptographicHash::hash(clientKey, kSha1), message);
    for (qsizetype i = 0; i < proof.size(); ++i)
        proof[i] = static_cast<char>(proof[i] ^ clientKey[i]);
    if (QByteArray::fromBase64(final.sliced(proofAt + 3)) != proof) {
        client.socket->write("<failure xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><not-authorized/></failure>");
        return true;
    }
    const QByteArray signature = "v=" + hmac(hmac(salted, "Server Key"), message).toBase64();
    client.socket->write("<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>" + signature.toBase64() + "</success>");
    return true;
}

} // namespace causerie::test
