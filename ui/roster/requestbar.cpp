// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/roster/requestbar.h"

#include "ui/roster/requestlist.h"
#include "ui/style/format.h"
#include "ui/style/measure.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

constexpr qsizetype kMostShown = 140; ///< some four lines of a list

} // namespace

RequestBar::RequestBar(Session &session, QWidget *parent)
    : QFrame(parent), m_session(session), m_words(new QLabel(this)), m_said(new QLabel(this)),
      m_more(new QPushButton(this)), m_approve(new QPushButton(tr("A&pprove"), this)),
      m_deny(new QPushButton(tr("De&ny"), this))
{
    setProperty("kind", u"card"_s);
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText); // the address is the other side's
    m_said->setWordWrap(true);
    for (QLabel *label : {m_words, m_said})
        label->setMinimumWidth(1); // a word without an end would make the list as wide
    m_said->setTextFormat(Qt::PlainText);
    m_said->setProperty("kind", u"muted"_s);
    m_more->setProperty("kind", u"link"_s);
    m_approve->setProperty("kind", u"primary"_s);
    auto *body = new QVBoxLayout(this);
    const int margin = scaled(font(), 12);
    body->setContentsMargins(margin, margin, margin, margin);
    body->addWidget(m_words);
    body->addWidget(m_said);
    body->addWidget(m_more, 0, Qt::AlignLeading);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_approve, 1);
    buttons->addWidget(m_deny, 1);
    body->addLayout(buttons);
    connect(m_approve, &QPushButton::clicked, this, &RequestBar::approve);
    connect(m_deny, &QPushButton::clicked, this, &RequestBar::deny);
    connect(m_more, &QPushButton::clicked, this, &RequestBar::allRequested);
    connect(&session.roster(), &Roster::subscriptionRequestsChanged, this, &RequestBar::refresh);
    refresh();
}

void RequestBar::setInSight(bool inSight)
{
    m_isInSight = inSight;
    refresh();
}

void RequestBar::refresh()
{
    const auto &requests = m_session.roster().subscriptionRequests();
    setVisible(m_isInSight && !requests.empty());
    if (requests.empty())
        return;
    const QString address = requests.front().toString();
    m_words->setToolTip(address.toHtmlEscaped());
    m_words->setText(tr("%1 would like to see when you are online.", "%1 is an address").arg(address));
    const QString said = shortened(m_session.roster().requestWords(requests.front()).simplified(), kMostShown);
    m_said->setVisible(!said.isEmpty());
    m_said->setText(said);
    m_approve->setAccessibleName(tr("Approve the request of %1", "%1 is an address").arg(address));
    m_deny->setAccessibleName(tr("Deny the request of %1", "%1 is an address").arg(address));
    const int others = int(requests.size()) - 1;
    m_more->setVisible(others > 0);
    m_more->setText(tr("and %n more request(s)", nullptr, others));
}

void RequestBar::approve()
{
    const auto &requests = m_session.roster().subscriptionRequests();
    if (!requests.empty())
        letSee(m_session, Jid(requests.front()));
}

void RequestBar::deny()
{
    const auto &requests = m_session.roster().subscriptionRequests();
    if (!requests.empty())
        m_session.denySubscription(Jid(requests.front()));
}

} // namespace causerie::ui
