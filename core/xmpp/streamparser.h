// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/utf8check.h"

#include <QByteArrayView>
#include <QDomDocument>
#include <QDomElement>
#include <QXmlStreamReader>

#include <optional>
#include <variant>

namespace causerie::xmpp
{

/// Why bytes are not an XMPP stream (RFC 6120 §4.9.3, §11).
enum class StreamFault {
    NotWellFormed,
    Restricted,  ///< DTD, entity, comment or processing instruction (§11.1)
    BadEncoding, ///< not UTF-8 (§11.6)
    TooLong,     ///< one stanza above the limit of bytes, or above kElementLimit
    NotAStream   ///< another root element, namespace or version (§4.7, §4.8)
};

struct StreamHeader {
    QDomDocument document; ///< <stream:stream/> with its attributes, no children
};

struct StreamEnd {
};

/// A QDomDocument is one complete child of the stream; its element must not outlive it for more than reading.
using StreamEvent = std::variant<StreamHeader, QDomDocument, StreamEnd, StreamFault>;

inline constexpr qsizetype kStanzaLimit = 10 * 1024 * 1024; ///< bytes
/// Bytes of what anybody on the way may have sent: features, SASL. Elements cost a hundred times their bytes in memory.
inline constexpr qsizetype kStrangersLimit = 128 * 1024;
inline constexpr int kElementLimit = 300'000;     ///< of one stanza; more than servers let a contact send
inline constexpr int kDepthLimit = 256;           ///< elements inside one another; deeper ones are left out
inline constexpr qsizetype kAttributeLimit = 100; ///< of one element; further ones are left out

/// Turns the bytes of a stream into stanzas, however they are cut: linear in time, one stanza in memory.
/// What a contact may have written must not end the stream, for the server would deliver it again on the next one:
/// depths and attributes beyond the limits are left out. Whitespace between stanzas (a keepalive, RFC 6120 §4.6.1) is
/// nothing. After a fault or the end nothing follows.
class StreamParser
{
public:
    void addData(QByteArrayView bytes);
    /// The next event of the bytes so far, nothing when more are needed.
    std::optional<StreamEvent> next();
    void setStanzaLimit(qsizetype bytes) { m_limit = bytes; }
    /// Forgets everything but the limit: a new stream begins (after TLS, after SASL).
    void reset();

private:
    std::optional<StreamEvent> startElement();
    std::optional<StreamEvent> endElement();
    StreamEvent fault(StreamFault fault);
    void feed();
    void flushText();
    QDomElement makeElement();
    QString shared(QStringView uri);

    QXmlStreamReader m_reader;
    QDomDocument m_document;
    QDomElement m_current;
    QString m_text;
    QString m_lastNamespace;
    QByteArray m_unfed;
    qsizetype m_fed = 0; ///< of m_unfed
    qsizetype m_limit = kStanzaLimit;
    qsizetype m_pendingBytes = 0;
    int m_elements = 0; ///< of the stanza
    int m_depth = 0;
    bool m_beforeFirstByte = true;
    bool m_badEncoding = false;
    Utf8Check m_encoding;
    bool m_ended = false;
};

} // namespace causerie::xmpp
