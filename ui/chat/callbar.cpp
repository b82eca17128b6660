// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/callbar.h"

#include "core/roster/shownname.h"
#include "ui/style/format.h"
#include "ui/style/measure.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

CallBar::CallBar(Session &session, QWidget *parent) : QFrame(parent), m_session(session), m_words(new QLabel(this))
{
    setProperty("kind", u"call"_s);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setProperty("kind", u"on-accent"_s);
    auto *back = new QPushButton(tr("&Return"), this);
    back->setProperty("kind", u"on-accent"_s);
    back->setAccessibleName(tr("Return to the call"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(scaled(font(), 14), scaled(font(), 3), scaled(font(), 10), scaled(font(), 3));
    row->addWidget(m_words, 1);
    row->addWidget(back);
    connect(back, &QPushButton::clicked, this, &CallBar::returnRequested);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &CallBar::refresh);
    for (const auto signal : {&Calls::started, &Calls::incoming, &Calls::ended, &Calls::heard})
        connect(&session.calls(), signal, this, &CallBar::follow);
    follow();
}

void CallBar::follow()
{
    if (m_call)
        disconnect(m_call, nullptr, this, nullptr);
    m_call = m_session.calls().current();
    if (m_call)
        connect(m_call, &Call::stateChanged, this, &CallBar::refresh);
    refresh();
}

void CallBar::refresh()
{
    const CallState state = m_call ? m_call->state() : CallState::Ended;
    // One that rings for us is shown by its own window alone.
    const bool ringsHere = m_call && m_call->direction() == Direction::Incoming && state == CallState::Ringing;
    const bool shown =
        state != CallState::Ended && state != CallState::Ending && state != CallState::Idle && !ringsHere;
    setVisible(shown);
    if (!shown)
        return m_second.stop();
    const QString name = shownName(m_session.roster(), m_call->peer());
    if (state != CallState::Active) {
        m_words->setText(state == CallState::Connecting
                             ? tr("Connecting with %1…", "%1 is the contact's name").arg(name)
                             : tr("Calling %1…", "%1 is the contact's name").arg(name));
        return m_second.stop();
    }
    if (!m_second.isActive())
        m_second.start();
    m_words->setText(tr("In call with %1 · %2", "%1 is the contact's name, %2 how long")
                         .arg(name, formatClock(m_call->activeMs() / 1000)));
}

} // namespace causerie::ui
