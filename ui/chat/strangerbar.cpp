// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/strangerbar.h"

#include "ui/style/measure.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

StrangerBar::StrangerBar(Session &session, QWidget *parent)
    : QFrame(parent), m_session(session), m_words(new QLabel(this))
{
    setProperty("kind", u"panel"_s);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    auto *accept = new QPushButton(tr("&Accept"), this);
    accept->setProperty("kind", u"primary"_s);
    auto *decline = new QPushButton(tr("&Decline"), this);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(scaled(font(), 14), scaled(font(), 8), scaled(font(), 14), scaled(font(), 8));
    row->setSpacing(scaled(font(), 8));
    row->addWidget(m_words, 1);
    row->addWidget(decline);
    row->addWidget(accept);
    connect(accept, &QPushButton::clicked, this, [this] { m_session.acceptRequest(m_peer); });
    connect(decline, &QPushButton::clicked, this, [this] {
        const Jid peer = m_peer;
        Q_EMIT declined(); // nobody looks at it when it goes
        m_session.declineRequest(peer);
    });
    hide();
}

void StrangerBar::setPeer(const Jid &peer, const QString &name, bool isRequest)
{
    m_peer = peer;
    m_words->setText(
        tr("%1 is not among your contacts. They do not learn whether you have read this, until you accept.",
           "%1 is a name")
            .arg(name));
    setVisible(isRequest);
}

} // namespace causerie::ui
