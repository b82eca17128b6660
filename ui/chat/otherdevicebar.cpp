// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/otherdevicebar.h"

#include "ui/roster/callobstaclewords.h"
#include "ui/style/measure.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

OtherDeviceBar::OtherDeviceBar(Session &session, QWidget *parent)
    : QFrame(parent), m_session(session), m_words(new QLabel(this)), m_take(new QPushButton(tr("&Take the call"), this))
{
    setProperty("kind", u"panel"_s);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setMinimumWidth(1); // a name without an end would make the window as wide
    m_take->setProperty("kind", u"primary"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(scaled(font(), 14), scaled(font(), 8), scaled(font(), 14), scaled(font(), 8));
    row->setSpacing(scaled(font(), 8));
    row->addWidget(m_words, 1);
    row->addWidget(m_take);
    connect(m_take, &QPushButton::clicked, this, &OtherDeviceBar::takeRequested);
    const Calls &calls = session.calls();
    for (const auto signal : {&Calls::started, &Calls::incoming, &Calls::ended})
        connect(&calls, signal, this, &OtherDeviceBar::refresh);
    for (const auto signal : {&Calls::otherDevicesChanged, &Calls::busyElsewhereChanged, &Calls::meansChanged})
        connect(&calls, signal, this, &OtherDeviceBar::refresh);
    connect(&session, &Session::stateChanged, this, &OtherDeviceBar::refresh);
    connect(&session, &Session::callabilityChanged, this, &OtherDeviceBar::refresh);
    hide();
}

void OtherDeviceBar::setPeer(const Jid &peer, const QString &name)
{
    m_peer = peer.bare();
    m_name = name;
    refresh();
}

void OtherDeviceBar::refresh()
{
    const bool isShown = !m_peer.isEmpty() && m_session.calls().isOnOtherDevice(m_peer);
    setVisible(isShown);
    if (!isShown)
        return;
    const CallObstacle obstacle = m_session.callObstacle(m_peer);
    const QString why = callObstacleText(obstacle);
    m_words->setText(tr("You are talking to %1 on another device.", "%1 is the contact's name").arg(m_name));
    m_take->setEnabled(obstacle == CallObstacle::None);
    m_take->setToolTip(obstacle == CallObstacle::None ? tr("Go on with the call on this device") : why);
    m_take->setAccessibleDescription(m_take->toolTip());
}

} // namespace causerie::ui
