// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/precallcheck.h"

#include "ui/call/testcallwords.h"
#include "ui/style/announce.h"
#include "ui/style/measure.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

PreCallCheck::PreCallCheck(QWidget *parent)
    : QWidget(parent), m_start(new QPushButton(tr("Check &before a call"), this)), m_words(new QLabel(this))
{
    auto *body = new QVBoxLayout(this);
    body->setContentsMargins({});
    body->setSpacing(scaled(font(), 6));
    body->addWidget(m_start, 0, Qt::AlignLeft);
    body->addWidget(m_words);
    m_start->setToolTip(tr("Listens to the microphone, plays a tone, and asks the servers that calls need"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setProperty("kind", u"muted"_s);
    m_words->hide();
    m_listening.setSingleShot(true);
    m_listening.setInterval(kListeningMs);
    connect(m_start, &QPushButton::clicked, this, &PreCallCheck::start);
    m_listening.callOnTimeout(this, [this] {
        m_hasListened = true;
        tell();
    });
}

void PreCallCheck::start()
{
    m_loudest = 0;
    m_hasListened = false;
    m_isAsking = true;
    m_network.clear();
    m_start->setEnabled(false);
    m_listening.start();
    tell();
    Q_EMIT toneRequested();
    Q_EMIT networkRequested();
}

void PreCallCheck::setLevel(double level)
{
    if (m_listening.isActive())
        m_loudest = std::max(m_loudest, level);
}

void PreCallCheck::setReach(const media::Reach &reach)
{
    m_isAsking = false;
    m_network = reachWords(reach);
    tell();
}

QString PreCallCheck::words() const
{
    return m_words->text();
}

void PreCallCheck::tell()
{
    const bool isOver = m_hasListened && !m_isAsking;
    QStringList lines;
    lines << (m_hasListened ? microphoneWords(m_loudest) : tr("Microphone: say something…"));
    lines << tr("Loudspeaker: a tone was played. If you did not hear it, choose another one.");
    lines << (m_isAsking ? tr("Network: the servers are asked…") : m_network);
    m_words->setText(lines.join(u'\n'));
    m_words->show();
    m_start->setEnabled(isOver);
    if (isOver)
        announce(*m_words, lines.join(u' '));
}

} // namespace causerie::ui
