// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/carbons.h"
#include "core/xmpp/jmi.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/stanzas.h"

#include <QDateTime>
#include <QXmlStreamWriter>
#include <QXmppMessage.h>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;
using causerie::fuzz::must;

// What anybody may write around a call (XEP-0353), straight or as a copy (XEP-0280).

namespace
{

const Jid &us()
{
    static const Jid own = Jid::parse(u"bob@example.test/phone").value();
    return own;
}

/// The elements of a call as we would write them read the same.
void writeAgain(const CallMessage &message)
{
    QByteArray bytes;
    QXmlStreamWriter writer(&bytes);
    toStanza(message, us(), u"id"_s).toXml(&writer);
    QDomDocument document;
    must(bool(document.setContent(bytes, QDomDocument::ParseOption::UseNamespaceProcessing)), "what we write is XML");
    const auto again = parseCallMessage(document.documentElement());
    must(again && again->verb == message.verb && again->sid == message.sid, "what we write reads the same");
}

void take(const QDomElement &stanza)
{
    static const QDateTime now = QDateTime::fromString(u"2026-11-20T12:00:00Z"_s, Qt::ISODate);
    if (const auto message = parseCallMessage(stanza)) {
        must(!message->sid.isEmpty(), "a call has a name");
        writeAgain(*message);
    }
    const auto carbon = openCarbon(stanza, us());
    const auto news = carbon ? readCallNews(carbon->message, carbon->route, us(), now, carbon->delay)
                             : readCallNews(stanza, Route::Live, us(), now);
    if (!news)
        return;
    must(news->kind != CallNews::Kind::Proceeded || !carbon, "no copy of a `proceed` starts a session");
    must(news->kind != CallNews::Kind::Proposed || news->peer.bare() != us().bare(), "we do not call ourselves");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::forEachStanza(data, size, take);
    return 0;
}
