// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/replies.h"

#include "core/base/log.h"
#include "core/xmpp/dom.h"

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

IqError toIqError(const QDomElement &iq)
{
    IqError error;
    const QDomElement element = iq.firstChildElement(u"error"_s);
    for (auto e = element.firstChildElement(); !e.isNull(); e = e.nextSiblingElement()) {
        if (e.namespaceURI() != ns::kStanzaErrors)
            error.application = e.tagName();
        else if (e.tagName() == "text"_L1)
            error.text = e.text();
        else
            error.condition = e.tagName();
    }
    if (error.condition.isEmpty()) // RFC 6120 §8.3.3.21
        error.condition = u"undefined-condition"_s;
    return error;
}

void Replies::expect(const QString &id, const QString &to, QObject *context, Done done,
                     std::chrono::milliseconds deadline)
{
    Waiting waiting;
    if (const auto jid = Jid::parse(to))
        waiting.to = *jid;
    waiting.context = context;
    waiting.done = std::move(done);
    waiting.deadline = std::make_unique<QTimer>();
    waiting.deadline->setSingleShot(true);
    connect(waiting.deadline.get(), &QTimer::timeout, this,
            [this, id] { fail(id, {IqError::Kind::Timeout, {}, {}, {}}); });
    waiting.deadline->start(deadline);
    m_waiting.insert_or_assign(id, std::move(waiting));
}

bool Replies::mayAnswer(const QString &from, const Jid &to) const
{
    if (from.isEmpty()) // our server, on its own behalf or our account's
        return true;
    const auto jid = Jid::parse(from);
    if (!jid)
        return false;
    if (*jid == to)
        return true;
    const bool toAccount = to.isEmpty() || to == m_own.bare();
    return toAccount && (*jid == m_own.bare() || *jid == m_own || jid->toString() == m_own.domain());
}

bool Replies::handleStanza(const QDomElement &stanza)
{
    const QString type = stanza.attribute(u"type"_s);
    if (stanza.tagName() != "iq"_L1 || (type != "result"_L1 && type != "error"_L1))
        return false;
    const QString id = stanza.attribute(u"id"_s);
    const auto it = m_waiting.find(id);
    if (it == m_waiting.end())
        return false;
    if (const QString from = stanza.attribute(u"from"_s); !mayAnswer(from, it->second.to)) {
        qCWarning(lcXmpp) << "an answer came from somebody who was not asked";
        return true;
    }
    m_documents.append(stanza.ownerDocument()); // the element must not outlive it
    settle(id, type == "result"_L1 ? IqResult(stanza) : IqResult(std::unexpected(toIqError(stanza))));
    return true;
}

void Replies::settle(const QString &id, IqResult result)
{
    const auto it = m_waiting.find(id);
    if (it == m_waiting.end())
        return;
    QTimer *deadline = it->second.deadline.release(); // it may be the one that called us
    deadline->stop();
    deadline->setParent(this);
    deadline->deleteLater();
    m_answered.append({it->second.context, std::move(it->second.done), std::move(result)});
    m_waiting.erase(it);
}

void Replies::fail(const QString &id, const IqError &error)
{
    settle(id, std::unexpected(error));
    QMetaObject::invokeMethod(this, &Replies::flush, Qt::QueuedConnection);
}

void Replies::failAll(const IqError &error)
{
    QStringList ids;
    for (const auto &[id, waiting] : m_waiting)
        ids += id;
    for (const QString &id : std::as_const(ids))
        fail(id, error);
}

void Replies::flush()
{
    const QPointer self(this);
    while (self && !m_answered.isEmpty()) {
        const Answered answered = m_answered.takeFirst();
        if (answered.context)
            answered.done(answered.result);
    }
    if (self)
        m_documents.clear();
}

} // namespace causerie::xmpp
