// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/negotiation.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/jingle.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/stanzas.h"

#include <QXmlStreamWriter>

using namespace causerie;
using namespace causerie::xmpp;
using namespace Qt::StringLiterals;
using causerie::fuzz::must;

// What a contact may write about a session (XEP-0166): read, answered, and written as ours.

namespace
{

Jingle written(const Jingle &jingle)
{
    QByteArray bytes;
    QXmlStreamWriter writer(&bytes);
    writeDescription(writer, jingle.action, jingle.sid, *jingle.audio, {});
    QDomDocument document;
    must(bool(document.setContent(bytes, QDomDocument::ParseOption::UseNamespaceProcessing)), "what we write is XML");
    const auto again = parseJingle(document.documentElement());
    must(again.has_value(), "what we write is Jingle");
    return *again;
}

/// Both roles: their words as an offer, and as the answer to ours.
void negotiate(const SessionDescription &theirs)
{
    if (const auto negotiated = answer(theirs, ownAbilities())) {
        must(!negotiated->answer.payloads.isEmpty(), "an answer has a codec");
        must(negotiated->parameters.localSetup != media::DtlsSetup::ActPass, "an answer decides who begins");
        must(!negotiated->parameters.receive.isEmpty(), "and something may arrive");
    }
    SessionDescription ours = offer(ownAbilities());
    if (const auto parameters = conclude(ours, theirs))
        must(parameters->localSetup != media::DtlsSetup::ActPass, "an agreement decides who begins");
    remoteTransport(theirs);
}

void take(const QDomElement &stanza)
{
    const QDomElement inner = child(stanza, "jingle"_L1, ns::kJingle);
    const auto jingle = parseJingle(inner.isNull() ? stanza : inner);
    if (!jingle)
        return;
    must(!jingle->sid.isEmpty(), "a session has a name");
    if (!jingle->audio)
        return;
    negotiate(*jingle->audio);
    if (jingle->action != JingleAction::SessionInitiate && jingle->action != JingleAction::SessionAccept)
        return;
    const Jingle once = written(*jingle);
    must(once.audio.has_value(), "what we write of speech is speech");
    must(written(once) == once, "what is written once and read is written the same again");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::forEachStanza(data, size, take);
    return 0;
}
