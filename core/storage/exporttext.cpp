// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/exporttext.h"

using namespace Qt::StringLiterals;

namespace causerie::storage
{

namespace
{

QString shortName(const Jid &jid)
{
    return jid.local().isEmpty() ? jid.domain() : jid.local();
}

/// As many lines, none at the margin: nobody can write a line that looks like another's message.
QString indented(const QString &text)
{
    QString result = text;
    result.replace(u"\r\n"_s, u"\n"_s);
    for (const char16_t c : {u'\r', u'\u2028', u'\u2029', u'\u000B', u'\u000C', u'\u0085'})
        result.replace(QChar(c), u'\n');
    return result.replace(u'\n', u"\n    "_s);
}

QString escaped(const QString &text)
{
    return text.toHtmlEscaped().replace(u'\'', u"&#39;"_s);
}

QString paragraphs(const QString &text)
{
    return escaped(text).replace(u'\n', u"<br>"_s);
}

QString reactionsOf(const Message &message)
{
    QStringList emojis;
    for (const Reaction &reaction : message.reactions)
        emojis << reaction.emoji.simplified();
    return emojis.join(u' ');
}

bool isOfTheWeb(const QUrl &url)
{
    return url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
}

const QString kStyle =
    u"body{font:15px/1.45 system-ui,sans-serif;max-width:46em;margin:2em auto;padding:0 1em;color:#1b2023;"
    "background:#f5f7f9}h1{font-size:1.3em}h2{font-size:.9em;text-align:center;color:#5b666d;margin:1.6em 0 .6em}"
    "article{background:#fff;border:1px solid #dfe5e8;border-radius:12px;padding:.5em .9em;margin:.35em 25% .35em 0}"
    "article.mine{background:#d5f0ea;margin:.35em 0 .35em 25%}article.line{background:none;border:0;text-align:center;"
    "margin:.35em 0;color:#5b666d}b{font-size:.85em}time,.note,blockquote{font-size:.8em;color:#5b666d}p{margin:.15em "
    "0;"
    "overflow-wrap:anywhere}blockquote{margin:.2em 0;padding-left:.6em;border-left:3px solid #b7c3c8}"
    "@media(prefers-color-scheme:dark){body{background:#16191b;color:#e8edef}article{background:#23282b;"
    "border-color:#343b3f}article.mine{background:#1c4640}time,.note,blockquote,h2,article.line{color:#9aa6ad}}"_s;

std::vector<LocalizedText> inOtherLanguages(const Message &message)
{
    std::vector<LocalizedText> texts = message.subjectTranslations;
    texts.insert(texts.end(), message.translations.begin(), message.translations.end());
    return texts;
}

} // namespace

ExportText::ExportText(Format format, const ExportWords &words, const Jid &conversation, bool isRoom)
    : m_format(format), m_words(words), m_conversation(conversation), m_isRoom(isRoom)
{
}

QString ExportText::begin() const
{
    const QString name = m_words.names.value(m_conversation.bare().toString(), shortName(m_conversation));
    const QString title = m_words.title.arg(u"%1 (%2)"_s.arg(name.simplified(), m_conversation.toString()));
    if (m_format == Format::Plain)
        return title + u'\n';
    return u"<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" "
           "content=\"default-src 'none'; style-src 'unsafe-inline'\"><meta name=\"referrer\" content=\"no-referrer\">"
           "<meta name=\"viewport\" content=\"width=device-width\"><title>"_s +
           escaped(title) + u"</title><style>"_s + kStyle + u"</style></head><body>\n<h1 dir=\"auto\">"_s +
           escaped(title) + u"</h1>\n"_s;
}

QString ExportText::end() const
{
    return m_format == Format::Plain ? QString() : u"</body></html>\n"_s;
}

QString ExportText::nameOf(const Message &message) const
{
    const bool isByNick = m_isRoom || !m_conversation.isBare();
    if (isByNick && message.direction == Direction::Incoming && !message.from.resource().isEmpty())
        return message.from.resource().simplified();
    return m_words.names.value(message.from.bare().toString(), shortName(message.from)).simplified();
}

QString ExportText::callWords(const Message &message) const
{
    if (message.outcome != CallOutcome::Answered)
        return m_words.missedCall;
    return m_words.call.arg(u"%1:%2"_s.arg(message.callSeconds / 60).arg(message.callSeconds % 60, 2, 10, '0'_L1));
}

QString ExportText::message(const Message &message)
{
    const QDate day = message.sentAt.toLocalTime().date();
    const bool isNewDay = std::exchange(m_day, day) != day;
    if (m_format == Format::Plain)
        return (isNewDay ? u"\n%1\n"_s.arg(day.toString(Qt::ISODate)) : QString()) + plain(message);
    return (isNewDay ? u"<h2>%1</h2>\n"_s.arg(day.toString(Qt::ISODate)) : QString()) + html(message);
}

QString ExportText::plain(const Message &message) const
{
    QStringList lines;
    if (message.reply && !message.reply->quote.isEmpty())
        lines << m_words.answer.arg(message.reply->quote.simplified());
    if (message.retraction != Retraction::None)
        lines << m_words.deleted;
    else if (message.kind == MessageKind::Call)
        lines << callWords(message);
    for (const QString &text : {message.subject, message.spoilerHint, message.body}) {
        if (!text.isEmpty())
            lines << text;
    }
    for (const LocalizedText &text : inOtherLanguages(message))
        lines << (text.language.isEmpty() ? text.text : u"[%1] %2"_s.arg(text.language.simplified(), text.text));
    for (const Attachment &attachment : message.attachments)
        lines << m_words.file.arg(u"%1 %2"_s.arg(attachment.name, attachment.url.toString()).simplified());
    if (message.editedAt.isValid() && message.retraction == Retraction::None)
        lines << m_words.edited;
    if (!message.reactions.empty())
        lines << reactionsOf(message);
    return u"[%1] %2: %3\n"_s.arg(message.sentAt.toLocalTime().toString(u"HH:mm"), nameOf(message),
                                  indented(lines.join(u'\n')));
}

QString ExportText::html(const Message &message) const
{
    const bool isLine = message.kind != MessageKind::Text;
    QString text = u"<article class=\"%1\"><b dir=\"auto\">%2</b> <time datetime=\"%3\">%4</time>"_s.arg(
        isLine                                     ? u"line"_s
        : message.direction == Direction::Outgoing ? u"mine"_s
                                                   : u"theirs"_s,
        escaped(nameOf(message)), message.sentAt.toUTC().toString(Qt::ISODateWithMs),
        message.sentAt.toLocalTime().toString(u"HH:mm"));
    const auto add = [&text](const QString &element, const QString &inside) { text += element + inside; };
    if (message.reply && !message.reply->quote.isEmpty())
        add(u"<blockquote dir=\"auto\">"_s, paragraphs(message.reply->quote) + u"</blockquote>"_s);
    if (message.retraction != Retraction::None)
        add(u"<p class=\"note\">"_s, escaped(m_words.deleted) + u"</p>"_s);
    else if (message.kind == MessageKind::Call)
        add(u"<p>"_s, escaped(callWords(message)) + u"</p>"_s);
    for (const QString &part : {message.subject, message.spoilerHint, message.body}) {
        if (!part.isEmpty())
            add(u"<p dir=\"auto\">"_s, paragraphs(part) + u"</p>"_s);
    }
    for (const LocalizedText &part : inOtherLanguages(message))
        add(u"<p dir=\"auto\" lang=\"%1\">"_s.arg(escaped(part.language)), paragraphs(part.text) + u"</p>"_s);
    for (const Attachment &attachment : message.attachments) {
        const QString name = escaped(m_words.file.arg(attachment.name));
        const QString address = escaped(attachment.url.toString(QUrl::FullyEncoded));
        add(u"<p class=\"note\">"_s, (isOfTheWeb(attachment.url) ? u"<a rel=\"noopener noreferrer\" href=\""_s +
                                                                       address + u"\">"_s + name + u"</a>"_s
                                                                 : name) +
                                         u"</p>"_s);
    }
    if (message.editedAt.isValid() && message.retraction == Retraction::None)
        add(u"<p class=\"note\">"_s, escaped(m_words.edited) + u"</p>"_s);
    if (!message.reactions.empty())
        add(u"<p>"_s, escaped(reactionsOf(message)) + u"</p>"_s);
    return text + u"</article>\n"_s;
}

} // namespace causerie::storage
