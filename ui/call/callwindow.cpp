// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/callwindow.h"

#include "ui/call/callpanel.h"
#include "ui/call/devicemenu.h"
#include "ui/call/roundbutton.h"
#include "ui/call/transferbar.h"
#include "ui/style/icons.h"
#include "ui/style/measure.h"

#include <QApplication>
#include <QCloseEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QScreen>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

CallWindow::CallWindow(Call &call, const QString &name, const media::AudioSettings &audio, QWidget *parent)
    : QWidget(parent, Qt::Window), m_call(&call), m_peer(call.peer().bare()), m_name(name), m_audio(audio),
      m_waiting(new WaitingCalls(this)), m_transfer(new TransferBar(this)), m_more(new QToolButton(this)),
      m_panel(new CallPanel(this))
{
    setWindowTitle(tr("%1 – call", "%1 is the contact's name").arg(name));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_waiting);
    layout->addWidget(m_transfer);
    layout->addWidget(m_panel, 1);

    m_more->setProperty("kind", u"icon"_s);
    m_more->setIcon(icon(u"menu"_s));
    m_more->setIconSize(QSize(20, 20) * scaled(font(), 100) / 100);
    m_more->setAccessibleName(tr("More"));
    m_more->setToolTip(tr("What else can be done with this call (F10)"));
    m_more->setShortcut(Qt::Key_F10);
    m_more->setFocusPolicy(Qt::StrongFocus);
    connect(m_more, &QToolButton::clicked, this, &CallWindow::openMore);
    connect(m_transfer, &TransferBar::followed, this, &CallWindow::transferFollowed);
    connect(m_transfer, &TransferBar::refused, &call, &Call::refuseTransfer);
    connect(&call, &Call::transferAsked, this, &CallWindow::follow);
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
    connect(m_panel, &CallPanel::digitPressed, &call, [&call](QChar digit) { call.sendDigits(digit); });
    connect(&m_talkKey, &TalkKey::muted, &call, &Call::setMuted);
    connect(qApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state != Qt::ApplicationActive)
            m_talkKey.letGo();
    });
    connect(m_panel, &CallPanel::devicesRequested, this, &CallWindow::openDevices);
    connect(m_panel, &CallPanel::callAgainRequested, this, [this] { Q_EMIT callAgainRequested(m_peer); });
    connect(m_panel, &CallPanel::closeRequested, this, &QWidget::close);
    // Twice a second, so that a second never seems to last two.
    m_second.setInterval(std::chrono::milliseconds(500));
    connect(&m_second, &QTimer::timeout, this, &CallWindow::follow);
    follow();
    resize(m_panel->sizeHint()); // of what is shown by now
}

bool CallWindow::isOver() const
{
    return !m_call || m_call->state() == CallState::Ended;
}

void CallWindow::follow()
{
    if (!m_call)
        return; // removed after its end: the last facts stay
    useTalkKey();
    CallFacts facts = factsOf(*m_call, m_name);
    facts.talkMode = m_talkKey.mode();
    facts.talkKey = QKeySequence(m_manners.talkKey).toString(QKeySequence::NativeText);
    m_panel->setFacts(facts);
    const bool isActive = m_call->state() == CallState::Active;
    m_more->setVisible(isActive && m_isTransferable);
    m_transfer->ask(m_name, isActive ? m_call->askedTarget() : Jid(),
                    m_call->isPutThrough() ? TransferBar::Kind::PutThrough : TransferBar::Kind::Instead);
    if (m_call->state() == CallState::Active)
        m_second.start();
    else
        m_second.stop();
    if (isOver())
        takeCourse();
    if (isOver() && m_wantsClose)
        close();
}

void CallWindow::setTransferable(bool on)
{
    m_isTransferable = on;
    follow();
}

void CallWindow::openMore()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addPartners(*menu);
    connect(menu->addAction(tr("&Transfer to somebody else…")), &QAction::triggered, this,
            &CallWindow::transferRequested);
    menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height())));
}

void CallWindow::addPartners(QMenu &menu)
{
    const QList<WaitingCall> partners = m_partners ? m_partners() : QList<WaitingCall>();
    for (const WaitingCall &partner : partners) {
        const QString name = QString(partner.name).replace(u'&', "&&"_L1);
        connect(menu.addAction(tr("&Put through to %1, who is on hold", "%1 is a contact's name").arg(name)),
                &QAction::triggered, this, [this, other = partner.call] {
                    if (other)
                        Q_EMIT putThroughRequested(other);
                });
    }
}

/// A bar above the panel, too, may have more lines than one; a layout does not ask for their height by itself.
bool CallWindow::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize) {
        const int most = screen()->availableGeometry().height(); // what ends the call stays on it
        setMinimumHeight(std::min(layout()->totalHeightForWidth(width()), most));
    }
    return QWidget::event(event);
}

void CallWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_more->adjustSize();
    const int margin = scaled(font(), 8);
    const int x = layoutDirection() == Qt::RightToLeft ? margin : width() - m_more->width() - margin;
    m_more->move(x, margin);
    m_more->raise();
}

void CallWindow::setManners(const CallManners &manners)
{
    m_manners = manners;
    follow();
}

/// Before the first word can be heard, and to the end; the key is heard wherever the focus is in this window.
void CallWindow::useTalkKey()
{
    const CallState state = m_call->state();
    const bool isTalk = state == CallState::Connecting || state == CallState::Active;
    const TalkMode before = m_talkKey.mode();
    m_talkKey.set(isTalk ? m_manners.talkMode : TalkMode::Free, m_manners.release, m_call->isMuted());
    if (m_talkKey.mode() == before)
        return;
    if (m_talkKey.mode() == TalkMode::Free)
        qApp->removeEventFilter(this);
    else if (before == TalkMode::Free)
        qApp->installEventFilter(this);
}

bool CallWindow::eventFilter(QObject *watched, QEvent *event)
{
    const bool isPress = event->type() == QEvent::KeyPress;
    if (!isPress && event->type() != QEvent::KeyRelease && event->type() != QEvent::ShortcutOverride)
        return false;
    const auto *widget = qobject_cast<QWidget *>(watched);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (event->type() == QEvent::KeyRelease)
        return widget && takeRelease(*key);
    if (!widget || widget->window() != this || key->key() != m_manners.talkKey.key() ||
        key->modifiers() != m_manners.talkKey.keyboardModifiers())
        return false;
    if (isPress && !key->isAutoRepeat()) {
        m_heldKey = key->nativeScanCode();
        m_talkKey.press(m_call && m_call->isMuted());
    }
    event->accept(); // no button and no shortcut
    return true;
}

/// Whatever the key means by now, with other modifiers or in another layout, and wherever it comes: in a menu that was
/// opened meanwhile, too.
bool CallWindow::takeRelease(const QKeyEvent &event)
{
    const bool isIt =
        event.nativeScanCode() != 0 ? event.nativeScanCode() == m_heldKey : event.key() == m_manners.talkKey.key();
    if (!m_talkKey.isDown() || !isIt)
        return false;
    if (!event.isAutoRepeat())
        m_talkKey.letGo();
    return true;
}

/// Its end is not heard any more.
void CallWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ActivationChange && !isActiveWindow() && !QApplication::activePopupWidget())
        m_talkKey.letGo();
    QWidget::changeEvent(event);
}

void CallWindow::hideEvent(QHideEvent *event)
{
    m_talkKey.letGo();
    QWidget::hideEvent(event);
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
    const bool isPlain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (isPlain && event->text().size() == 1 && m_panel->press(event->text().front()))
        return;
    QWidget::keyPressEvent(event);
}

} // namespace causerie::ui
