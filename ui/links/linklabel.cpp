// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/links/linklabel.h"

#include <QDesktopServices>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

QString escaped(const QString &text)
{
    return text.toHtmlEscaped().replace(u'\n', "<br>"_L1);
}

} // namespace

void openLink(const QWidget &from, const QUrl &url)
{
    const bool isDialled = isDialScheme(url.scheme());
    if (url.scheme() != "xmpp"_L1 && !isDialled) {
        QDesktopServices::openUrl(url);
        return;
    }
    for (const QWidget *widget = &from; widget; widget = widget->parentWidget()) {
        if (auto *opener = dynamic_cast<LinkOpener *>(const_cast<QWidget *>(widget)))
            return isDialled ? opener->openDialLink(url) : opener->openXmppLink(url);
    }
}

LinkLabel::LinkLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    connect(this, &QLabel::linkActivated, this, [this](const QString &number) {
        bool isNumber = false;
        const qsizetype index = number.toLongLong(&isNumber);
        if (!isNumber || index < 0 || index >= m_links.size())
            return;
        const QUrl url = m_links[index].url; // what follows may give us other words
        Q_EMIT opened();
        openLink(*this, url);
    });
}

void LinkLabel::setWords(const QString &words)
{
    m_links = findLinks(words);
    if (m_links.isEmpty()) {
        setTextFormat(Qt::PlainText);
        setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        setText(words);
        return;
    }
    // Only our own markup: a link is its number, everything else is escaped.
    QString html;
    qsizetype done = 0;
    for (qsizetype i = 0; i < m_links.size(); ++i) {
        const Link &link = m_links[i];
        html += escaped(words.sliced(done, link.start - done));
        html += u"<a href=\"%1\">%2</a>"_s.arg(QString::number(i), escaped(words.sliced(link.start, link.length)));
        done = link.start + link.length;
    }
    setTextFormat(Qt::RichText);
    setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    setText(html + escaped(words.sliced(done)));
}

} // namespace causerie::ui
