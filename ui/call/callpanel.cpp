// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/callpanel.h"

#include "core/call/dialling.h"
#include "ui/call/dialpad.h"
#include "ui/call/levelbar.h"
#include "ui/call/qualitycard.h"
#include "ui/call/roundbutton.h"
#include "ui/style/announce.h"
#include "ui/style/avatar.h"
#include "ui/style/kind.h"
#include "ui/style/measure.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{
constexpr int kPanelWidth = 380;
constexpr int kPanelHeight = 560;
constexpr int kMargin = 26;
constexpr int kMeterNames = 84; ///< room for who is heard
constexpr int kAvatar = 112;
constexpr int kAvatarWithPad = 56;
constexpr qsizetype kPressedShown = 24;

void setTextOrHide(QLabel *label, const QString &text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}
} // namespace

CallPanel::CallPanel(QWidget *parent)
    : QWidget(parent), m_avatar(new Avatar(kAvatar, this)), m_quality(new QualityCard(this))
{
    auto *layout = new QVBoxLayout(this);
    const int margin = scaled(font(), kMargin);
    layout->setContentsMargins(margin, margin - 2, margin, margin);
    layout->setSpacing(0);
    layout->addWidget(m_avatar, 0, Qt::AlignHCenter);
    layout->addSpacing(scaled(font(), 14));
    m_name = addLine(layout, u"title"_s);
    m_name->setFont(larger(font(), 20.0 / 14));
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addSpacing(scaled(font(), 2));
    m_phase = addLine(layout, u"muted"_s);
    layout->addSpacing(scaled(font(), 2));
    m_security = addLine(layout, u"muted"_s);
    m_security->setFont(smaller(font()));
    m_auth = addLine(layout, u"muted"_s);
    m_auth->setFont(smaller(font()));
    m_auth->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_auth->setToolTip(authTip());
    m_auth->setAccessibleDescription(authTip());
    layout->addSpacing(scaled(font(), 18));
    m_detail = addLine(layout, u"muted"_s);
    m_detail->setContentsMargins(0, 0, 0, scaled(font(), 8));
    layout->addWidget(m_quality);
    connect(m_quality, &QualityCard::detailsRequested, this, &CallPanel::detailsRequested);
    layout->addSpacing(scaled(font(), 16));
    m_meters = makeMeters();
    layout->addWidget(m_meters);
    m_padBox = makePad();
    layout->addWidget(m_padBox);
    layout->addSpacing(scaled(font(), 14));
    layout->addStretch();
    m_roundButtons = makeRoundButtons();
    m_endButtons = makeEndButtons();
    layout->addWidget(m_roundButtons);
    layout->addWidget(m_endButtons);
}

QLabel *CallPanel::addLine(QVBoxLayout *layout, const QString &kind)
{
    auto *label = new QLabel(this);
    label->setProperty("kind", kind);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText); // names come from others
    layout->addWidget(label);
    return label;
}

QWidget *CallPanel::makeMeters()
{
    auto *box = new QWidget(this);
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(scaled(font(), 8));
    grid->setVerticalSpacing(scaled(font(), 8));
    grid->setColumnStretch(1, 1);
    grid->setColumnMinimumWidth(0, scaled(font(), kMeterNames));
    const auto addRow = [&](int row, LevelBar *&bar) {
        auto *label = new QLabel(box);
        label->setProperty("kind", u"small"_s);
        label->setFont(smaller(font()));
        label->setTextFormat(Qt::PlainText);
        bar = new LevelBar(box);
        grid->addWidget(label, row, 0);
        grid->addWidget(bar, row, 1, Qt::AlignVCenter);
        return label;
    };
    addRow(0, m_microphone)->setText(tr("Microphone"));
    m_microphone->setAccessibleName(tr("Level of your microphone"));
    m_peerLabel = addRow(1, m_speaker);
    m_speaker->setAccessibleName(tr("Level of the other side"));
    return box;
}

QWidget *CallPanel::makePad()
{
    auto *box = new QWidget(this);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins({});
    layout->setSpacing(scaled(font(), 8));
    m_pressed = new QLabel(box);
    m_pressed->setAlignment(Qt::AlignCenter);
    m_pressed->setFont(larger(font(), 18.0 / 14));
    m_pressed->setTextFormat(Qt::PlainText);
    m_pressed->setAccessibleName(tr("Digits that were sent"));
    m_pad = new DialPad(box);
    layout->addWidget(m_pressed);
    layout->addWidget(m_pad);
    connect(m_pad, &DialPad::pressed, this, [this](QChar digit) {
        m_pressed->setText((m_pressed->text() + digit).right(kPressedShown));
        Q_EMIT digitPressed(digit);
    });
    return box;
}

QString CallPanel::pressed() const
{
    return m_pressed->text();
}

bool CallPanel::press(QChar key)
{
    const QChar digit = m_padButton->isChecked() && key.isLetter() ? keyOf(key) : key;
    DialKey *button = m_pad->key(digit);
    if (!button || !m_facts.takesDigits || faceOf(m_facts.state, m_facts.direction) != CallFace::Active)
        return false;
    if (!m_padButton->isChecked())
        m_padButton->click();
    button->click();
    return true;
}

/// In place of what is measured: there is no room for both.
void CallPanel::showPad(bool isActive)
{
    const bool isShown = isActive && m_padButton->isChecked();
    // What is shown is laid out at once, and a window that has grown for it stays so: first what goes, then what comes.
    if (isShown)
        m_quality->hide();
    else
        m_padBox->hide();
    m_meters->setVisible(isActive && !isShown);
    m_avatar->setDesignSize(isShown ? kAvatarWithPad : kAvatar);
    m_padBox->setVisible(isShown);
    m_padButton->describe(isShown ? tr("Hide the dial pad") : tr("Show the dial pad"),
                          QKeySequence(Qt::CTRL | Qt::Key_P));
}

QWidget *CallPanel::makeRoundButtons()
{
    auto *box = new QWidget(this);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins({});
    row->setSpacing(scaled(font(), 5));
    row->addStretch();
    const auto add = [&](const QString &iconName, RoundButton::Kind kind) {
        auto *button = new RoundButton(iconName, kind, box);
        row->addWidget(button);
        return button;
    };
    m_mute = add(u"mic"_s, RoundButton::Kind::Plain);
    m_mute->setCheckedIcon(u"mic-off"_s);
    m_hold = add(u"hold"_s, RoundButton::Kind::Plain);
    m_hold->setCheckedIcon(u"resume"_s);
    m_padButton = add(u"dialpad"_s, RoundButton::Kind::Plain);
    m_padButton->setCheckable(true);
    m_devices = add(u"headset"_s, RoundButton::Kind::Plain);
    m_hangUp = add(u"hangup"_s, RoundButton::Kind::HangUp);
    row->addStretch();
    m_devices->describe(tr("Choose microphone and loudspeaker"), QKeySequence(Qt::CTRL | Qt::Key_D));
    // The call decides; the button follows its facts, so a press alone changes nothing.
    connect(m_mute, &QAbstractButton::clicked, this, [this](bool on) { Q_EMIT muteRequested(on); });
    connect(m_hold, &QAbstractButton::clicked, this, [this](bool on) { Q_EMIT holdRequested(on); });
    connect(m_padButton, &QAbstractButton::toggled, this, [this] { showFace(m_facts); });
    connect(m_devices, &QAbstractButton::clicked, this, &CallPanel::devicesRequested);
    connect(m_hangUp, &QAbstractButton::clicked, this, &CallPanel::hangUpRequested);
    return box;
}

QWidget *CallPanel::makeEndButtons()
{
    auto *box = new QWidget(this);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins({});
    row->setSpacing(scaled(font(), 10));
    m_callAgain = new QPushButton(tr("Call &again"), box);
    m_callAgain->setToolTip(tr("Call the same contact once more"));
    m_close = new QPushButton(tr("&Close"), box);
    m_close->setToolTip(tr("Close this window (Esc)"));
    m_close->setProperty("kind", u"primary"_s);
    for (QPushButton *button : {m_callAgain, m_close}) {
        button->setMinimumHeight(scaled(font(), 40));
        row->addWidget(button, 1);
    }
    connect(m_callAgain, &QPushButton::clicked, this, &CallPanel::callAgainRequested);
    connect(m_close, &QPushButton::clicked, this, &CallPanel::closeRequested);
    return box;
}

void CallPanel::setFacts(const CallFacts &facts)
{
    const bool isFirst = m_facts.peer.isEmpty();
    const CallFace before = faceOf(m_facts.state, m_facts.direction);
    m_facts = facts;
    const QString name = facts.name.isEmpty() ? facts.peer.bare().toString() : facts.name;
    m_avatar->setPerson(facts.peer, name);
    m_name->setText(name);
    m_peerLabel->setText(m_peerLabel->fontMetrics().elidedText(name, Qt::ElideRight, scaled(font(), kMeterNames)));
    m_mute->setChecked(facts.muted);
    m_hold->setChecked(facts.held);
    m_mute->describe(facts.muted ? tr("Switch the microphone on") : tr("Mute the microphone"),
                     QKeySequence(Qt::CTRL | Qt::Key_M));
    m_hold->describe(facts.held ? tr("Take the call back from hold") : tr("Put the call on hold"),
                     QKeySequence(Qt::CTRL | Qt::Key_H));
    m_microphone->setSilent(facts.muted || facts.held);
    m_speaker->setSilent(facts.held || facts.peerHolding);
    const CallFace face = faceOf(facts.state, facts.direction);
    showFace(facts);
    if (isFirst || face != before)
        focusOf(face)->setFocus();
}

/// A space meant for a message must not end a talk.
QWidget *CallPanel::focusOf(CallFace face) const
{
    switch (face) {
    case CallFace::Active:
        return m_mute;
    case CallFace::Ended:
        return m_close;
    case CallFace::Incoming:
    case CallFace::Outgoing:
        return m_hangUp;
    }
    Q_UNREACHABLE_RETURN(m_hangUp);
}

void CallPanel::showFace(const CallFacts &facts)
{
    const CallFace face = faceOf(facts.state, facts.direction);
    const bool isActive = face == CallFace::Active;
    const bool isEnded = face == CallFace::Ended;
    setTextOrHide(m_security, securityText(facts));
    setTextOrHide(m_auth, authText(facts));
    if (isEnded) {
        const EndWords words = endWords(facts);
        setTextOrHide(
            m_phase,
            facts.state == CallState::Ended && facts.wasAnswered
                ? tr("%1 · %2", "%1 is how a call ended, %2 how long it was").arg(words.title, phaseText(facts))
                : words.title);
        showDetail(words.detail, words.isTrouble ? u"error"_s : u"muted"_s);
    } else {
        setTextOrHide(m_phase, phaseText(facts));
        const bool isBroken = facts.mediaError || !facts.soundTroubles.isEmpty();
        showDetail(troubleText(facts), isBroken ? u"error"_s : QString());
    }
    showPad(isActive);
    m_padButton->setVisible(isActive);
    m_padButton->setEnabled(facts.takesDigits);
    const bool isMeasured = isEnded && facts.wasAnswered && facts.statistics.firstAudioMs >= 0;
    m_quality->setVisible((isActive && !m_padButton->isChecked()) || isMeasured);
    m_mute->setVisible(isActive);
    m_hold->setVisible(isActive);
    m_devices->setVisible(!isEnded);
    m_roundButtons->setVisible(!isEnded);
    m_endButtons->setVisible(isEnded);
    m_endButtons->setEnabled(facts.state == CallState::Ended);
    m_hangUp->describe(face == CallFace::Outgoing && facts.direction == Direction::Outgoing ? tr("Cancel the call")
                                                                                            : tr("Hang up"),
                       QKeySequence(Qt::CTRL | Qt::Key_E));
}

/// Who cannot see the window is told of what is new in it, once.
void CallPanel::showDetail(const QString &text, const QString &kind)
{
    const bool isNew = !text.isEmpty() && text != m_detail->text();
    setKind(*m_detail, kind);
    setTextOrHide(m_detail, text);
    if (isNew)
        announce(*m_detail, text);
}

void CallPanel::setStatistics(const media::Statistics &statistics)
{
    m_facts.statistics = statistics;
    m_quality->setStatistics(statistics);
    m_microphone->setLevel(statistics.microphoneLevel);
    m_speaker->setLevel(statistics.speakerLevel);
    setTextOrHide(m_security, securityText(m_facts));
    setTextOrHide(m_auth, authText(m_facts));
}

QSize CallPanel::sizeHint() const
{
    const int width = scaled(font(), kPanelWidth);
    return {width, std::max(scaled(font(), kPanelHeight), layout()->totalHeightForWidth(width))};
}

/// A warning of several lines makes the window taller, for a layout alone does not ask for the height of wrapped words.
void CallPanel::takeHeight()
{
    setMinimumHeight(layout()->totalHeightForWidth(std::max(width(), scaled(font(), kPanelWidth))));
}

bool CallPanel::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        takeHeight();
    return QWidget::event(event);
}

void CallPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    takeHeight();
}

void CallPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokens(palette()).panel);
}

} // namespace causerie::ui
