// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/xmllog.h"

#include <QDomDocument>
#include <QMap>
#include <QRegularExpression>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto kHidden = "[hidden]"_L1;
constexpr qsizetype kLongText = 400; ///< characters; avatars and keys are longer, words rarely

bool isSecretWord(QStringView name)
{
    static constexpr QStringView kWords[] = {u"password", u"passwd", u"pass",        u"pwd",     u"secret",
                                             u"token",    u"digest", u"credentials", u"preauth", u"key"};
    for (const QStringView word : kWords) {
        if (name.compare(word, Qt::CaseInsensitive) == 0)
            return true;
    }
    return name.contains(u"password", Qt::CaseInsensitive) || name.contains(u"secret", Qt::CaseInsensitive) ||
           name.contains(u"token", Qt::CaseInsensitive);
}

/// SASL exchanges hold proofs of the password in both generations; the stream's own elements hold none.
bool isSaslPayload(const QDomElement &element)
{
    const QString ns = element.namespaceURI();
    const QString name = element.tagName();
    if (ns != "urn:ietf:params:xml:ns:xmpp-sasl"_L1 && ns != "urn:xmpp:sasl:2"_L1)
        return false;
    return name == "auth"_L1 || name == "challenge"_L1 || name == "response"_L1 || name == "success"_L1 ||
           name == "initial-response"_L1 || name == "additional-data"_L1;
}

/// XEP-0004: the field's name or type tells.
bool isSecretField(const QDomElement &element)
{
    return element.tagName() == "field"_L1 &&
           (element.attribute(u"type"_s) == "text-private"_L1 || isSecretWord(element.attribute(u"var"_s)));
}

/// XEP-0363 §5: Authorization, Cookie.
bool isUploadHeader(const QDomElement &element)
{
    return element.tagName() == "header"_L1 && element.namespaceURI() == "urn:xmpp:http:upload:0"_L1;
}

/// What an address may carry (XEP-0147, XEP-0401).
QString withoutSecrets(QString text)
{
    static const QRegularExpression secret(u"\\b(preauth|password|token)=[^;&\\s\"'<>]+"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    return text.replace(secret, u"\\1="_s + kHidden);
}

void writeText(QString &out, const QString &text, bool hidden)
{
    if (hidden && !text.trimmed().isEmpty()) {
        out += kHidden;
    } else if (text.size() > kLongText) {
        out += withoutSecrets(text.first(kLongText)).toHtmlEscaped() + u"[… %1 characters]"_s.arg(text.size());
    } else {
        out += withoutSecrets(text).toHtmlEscaped();
    }
}

void write(QString &out, const QDomElement &element, const QString &outerNamespace, bool hidden)
{
    hidden = hidden || isSaslPayload(element) || isSecretWord(element.tagName()) || isSecretField(element) ||
             isUploadHeader(element);
    const QString name = element.prefix().isEmpty() ? element.tagName() : element.prefix() + u':' + element.tagName();
    out += u'<' + name;
    const QString ns = element.namespaceURI();
    if (!ns.isEmpty() && ns != outerNamespace)
        out += u" xmlns"_s + (element.prefix().isEmpty() ? QString() : u':' + element.prefix()) + u"='"_s + ns + u'\'';
    QMap<QString, QString> sorted; // the DOM keeps them in no order
    const auto attributes = element.attributes();
    for (int i = 0; i < attributes.count(); ++i)
        sorted.insert(attributes.item(i).nodeName(), attributes.item(i).nodeValue());
    sorted.remove(u"xmlns"_s);
    for (const auto &[attribute, value] : sorted.asKeyValueRange()) {
        out += u' ' + attribute + u"='"_s;
        writeText(out, value, isSecretWord(attribute));
        out += u'\'';
    }
    if (!element.hasChildNodes()) {
        out += u"/>"_s;
        return;
    }
    out += u'>';
    for (auto node = element.firstChild(); !node.isNull(); node = node.nextSibling()) {
        if (node.isElement())
            write(out, node.toElement(), ns, hidden);
        else if (node.isText())
            writeText(out, node.nodeValue(), hidden);
    }
    out += u"</"_s + name + u'>';
}

} // namespace

QString redacted(const QDomElement &element)
{
    QString out;
    write(out, element, u"jabber:client"_s, false);
    return out;
}

QString redacted(const QString &written)
{
    if (written == "</stream:stream>"_L1)
        return written;
    QDomDocument document;
    if (document.setContent(written, QDomDocument::ParseOption::UseNamespaceProcessing))
        return redacted(document.documentElement());
    // The header is an element without its end; it holds an address and no secret.
    if (document.setContent(written + "</stream:stream>"_L1, QDomDocument::ParseOption::UseNamespaceProcessing) &&
        !document.documentElement().hasChildNodes()) {
        return redacted(document.documentElement());
    }
    return u"[%1 characters that are not one stanza]"_s.arg(written.size());
}

} // namespace causerie::xmpp
