// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/weblink.h"

#include <QEvent>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

WebLink::WebLink(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::RichText);
    setTextInteractionFlags(Qt::TextBrowserInteraction);
    setOpenExternalLinks(true);
}

void WebLink::setLink(const QString &words, const QString &address)
{
    m_before.clear();
    m_words = words;
    m_behind.clear();
    m_address = address;
    write();
}

void WebLink::setSentence(const QString &sentence, const QString &address)
{
    const qsizetype from = sentence.indexOf("%1"_L1);
    const qsizetype to = sentence.indexOf("%2"_L1, from + 2);
    if (from < 0 || to < 0)
        return setLink(sentence, address); // a translation that has lost one
    m_before = sentence.first(from);
    m_words = sentence.sliced(from + 2, to - from - 2);
    m_behind = sentence.sliced(to + 2);
    m_address = address;
    write();
}

void WebLink::write()
{
    const QString link = u"<a href=\""_s + m_address.toHtmlEscaped() + u"\" style=\"color:"_s +
                         palette().color(QPalette::Link).name() + u"\">"_s + m_words.toHtmlEscaped() + u"</a>"_s;
    setText(m_before.toHtmlEscaped() + link + m_behind.toHtmlEscaped());
}

void WebLink::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_address.isEmpty())
        write();
}

} // namespace causerie::ui
