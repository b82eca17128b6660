// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/callwindow.h"

#include "ui/call/callpanel.h"
#include "ui/call/devicemenu.h"
#include "ui/call/roundbutton.h"
#include "ui/call/waitingcalls.h"

#include <QCloseEvent>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <chrono>

namespace causerie::ui
{

CallWindow::CallWindow(Call &call, const QString &name, const media::AudioSettings &audio, QWidget *parent)
    : QWidget(parent, Qt::Window), m_call(&call), m_peer(call.peer().bare()), m_name(name), m_audio(audio),
      m_waiting(new WaitingCalls(this)), m_panel(new CallPanel(this))
{
    setWindowTitle(tr("%1 – call", "%1 is the contact's name").arg(name));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_waiting);
    layout->addWidget(m_panel, 1);
    resize(m_panel->sizeHint());

    connect(&call, &Call::stateChanged, this, &CallWindow::follow);
    connect(&call, &Call::flagsChanged, this, &CallWindow::follow);
    connect(&call, &Call::troubleBegan, this, &CallWindow::follow);
    connect(&call, &Call::troubleOver, this, &CallWindow::follow);
    connect(&call, &Call::warningsChanged, this, &CallWindow::follow);
    connect(&call, &Call::statisticsChanged, m_panel, &CallPanel::setStatistics);
    connect(&call, &Call::statisticsChanged, this, &CallWindow::refreshDetails);
    connect(m_panel, &CallPanel::detailsRequested, this, &CallWindow::openDetails);
    connect(m_panel, &CallPanel::hangUpRequested, &call, &Call::hangUp);
    connect(m_panel, &CallPanel::muteRequested, &call, &Call::setMuted);
    connect(m_panel, &CallPanel::holdRequested, &call, &Call::setHeld);
    connect(m_panel, &CallPanel::devicesRequested, this, &CallWindow::openDevices);
    connect(m_panel, &CallPanel::callAgainRequested, this, [this] { Q_EMIT callAgainRequested(m_peer); });
    connect(m_panel, &CallPanel::closeRequested, this, &QWidget::close);
    // Twice a second, so that a second never seems to last two.
    m_second.setInterval(std::chrono::milliseconds(500));
    connect(&m_second, &QTimer::timeout, this, &CallWindow::follow);
    follow();
}

bool CallWindow::isOver() const
{
    return !m_call || m_call->state() == CallState::Ended;
}

void CallWindow::follow()
{
    if (!m_call)
        return; // removed after its end: the last facts stay
    m_panel->setFacts(factsOf(*m_call, m_name));
    if (m_call->state() == CallState::Active)
        m_second.start();
    else
        m_second.stop();
    if (isOver())
        takeCourse();
    if (isOver() && m_wantsClose)
        close();
}

/// The call may be removed after its end; what it was like stays as long as the window does.
void CallWindow::takeCourse()
{
    if (!m_call)
        return;
    m_course = {.statistics = m_call->statistics(),
                .history = m_call->history(),
                .warnings = m_call->warnings(),
                .lengthMs = m_call->activeMs()};
}

void CallWindow::openDetails()
{
    if (!m_details) {
        m_details = new CallDetails(this);
        takeCourse();
        m_details->setCourse(m_course);
    }
    m_details->show();
    m_details->raise();
    m_details->activateWindow();
}

void CallWindow::refreshDetails()
{
    if (!m_details || m_course.history.samples().size() == m_call->history().samples().size())
        return;
    takeCourse();
    m_details->setCourse(m_course);
}

void CallWindow::openDevices()
{
    auto *menu = new DeviceMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->fill(m_audio);
    connect(menu, &DeviceMenu::settingsRequested, this, &CallWindow::soundRequested);
    connect(menu, &DeviceMenu::chosen, this, [this](const media::AudioSettings &audio) {
        m_audio = audio;
        if (m_call)
            m_call->setAudio(audio);
        Q_EMIT audioChosen(audio);
    });
    const RoundButton *button = m_panel->devicesButton();
    menu->popup(button->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
}

void CallWindow::closeEvent(QCloseEvent *event)
{
    if (isOver()) {
        event->accept();
        Q_EMIT finished();
        return;
    }
    // The last words on the wire and the closing of the devices take a moment; the window goes when they are done.
    event->ignore();
    m_wantsClose = true;
    hide();
    m_call->hangUp();
}

void CallWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && isOver()) {
        close();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace causerie::ui
