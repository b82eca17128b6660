// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/strangerbar.h"

#include "core/session/blocklist.h"
#include "ui/people/blockdialog.h"
#include "ui/style/measure.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

StrangerBar::StrangerBar(Session &session, QWidget *parent)
    : QFrame(parent), m_session(session), m_words(new QLabel(this)),
      m_all(new QBoxLayout(QBoxLayout::LeftToRight, this)), m_block(new QPushButton(tr("&Block…"), this)),
      m_decline(new QPushButton(tr("&Decline"), this)), m_accept(new QPushButton(tr("&Accept"), this)),
      m_unblock(new QPushButton(tr("&Unblock"), this))
{
    setProperty("kind", u"panel"_s);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_accept->setProperty("kind", u"primary"_s);
    m_all->setContentsMargins(scaled(font(), 14), scaled(font(), 8), scaled(font(), 14), scaled(font(), 8));
    m_all->setSpacing(scaled(font(), 8));
    m_all->addWidget(m_words, 1);
    auto *row = new QHBoxLayout;
    row->setSpacing(scaled(font(), 8));
    m_all->addLayout(row);
    row->addStretch();
    for (QPushButton *button : {m_block, m_decline, m_accept, m_unblock})
        row->addWidget(button);
    connect(m_accept, &QPushButton::clicked, this, [this] { m_session.acceptRequest(m_peer); });
    connect(m_decline, &QPushButton::clicked, this, [this] {
        const Jid peer = m_peer;
        Q_EMIT declined(); // nobody looks at it when it goes
        m_session.declineRequest(peer);
    });
    connect(m_block, &QPushButton::clicked, this, [this] {
        auto *dialog = new BlockDialog(m_session, m_peer, window());
        connect(dialog, &BlockDialog::blocked, this, [this](const Jid &jid) {
            if (jid == m_peer)
                Q_EMIT declined();
        });
        dialog->open();
    });
    connect(m_unblock, &QPushButton::clicked, this, &StrangerBar::unblock);
    connect(&session.blocklist(), &Blocklist::changed, this, &StrangerBar::refresh);
    hide();
}

void StrangerBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    m_all->setDirection(isNarrowBar(*this) ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void StrangerBar::setPeer(const Jid &peer, const QString &name, bool isRequest)
{
    m_peer = peer.bare();
    m_name = name;
    m_isRequest = isRequest;
    refresh();
}

void StrangerBar::refresh()
{
    const bool isBlocked = m_session.blocklist().isBlocked(m_peer);
    const bool isServer =
        std::ranges::binary_search(m_session.blocklist().blocked(), Jid::parse(m_peer.domain()).value_or(Jid()));
    m_words->setText(
        isServer ? tr("You have blocked everybody of %1. They cannot write to you, nor you to them.", "%1 is a server")
                       .arg(m_peer.domain())
        : isBlocked
            ? tr("You have blocked %1. They cannot write to you, nor you to them.", "%1 is a name").arg(m_name)
            : tr("%1 is not among your contacts. They do not learn whether you have read this, until you accept.",
                 "%1 is a name")
                  .arg(m_name));
    m_unblock->setVisible(isBlocked);
    m_accept->setVisible(!isBlocked);
    m_decline->setVisible(!isBlocked);
    m_block->setVisible(!isBlocked && m_session.blocklist().isAvailable());
    setVisible(!m_peer.isEmpty() && (isBlocked || m_isRequest));
}

/// The person, or the server by which they are blocked, or both.
void StrangerBar::unblock()
{
    Blocklist &list = m_session.blocklist();
    for (const Jid &jid : {m_peer, Jid::parse(m_peer.domain()).value_or(Jid())}) {
        if (std::ranges::binary_search(list.blocked(), jid))
            list.unblock(jid);
    }
}

} // namespace causerie::ui
