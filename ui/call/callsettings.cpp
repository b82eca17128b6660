// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/callsettings.h"

#include "ui/style/dialogbody.h"
#include "ui/style/measure.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>

#include <utility>

namespace causerie::ui
{

namespace
{

QString wordsFor(media::CallMode mode)
{
    switch (mode) {
    case media::CallMode::Usual:
        return CallSettings::tr("Good sound and a short delay, for some 55 kbit/s each way.");
    case media::CallMode::Thrift:
        return CallSettings::tr(
            "Some 20 kbit/s each way, in long packets: duller sound, heard a little later. A call in "
            "progress sends so at once; the other side does from the next call on.");
    case media::CallMode::LowLatency:
        return CallSettings::tr("Short packets, and no waiting for late ones, for some 80 kbit/s each way: where the "
                                "network is uneven, more of the speech is missing.");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

CallSettings::CallSettings(const CallManners &manners, QWidget *parent)
    : QWidget(parent), m_manners(manners), m_mode(new QComboBox(this)), m_key(new QKeySequenceEdit(this)),
      m_release(new QSpinBox(this)), m_again(new QCheckBox(this)), m_spending(new QComboBox(this)),
      m_spendingWords(makeExplanation({}, this))
{
    m_mode->addItem(tr("You are heard unless you mute the microphone"), std::to_underlying(TalkMode::Free));
    m_mode->addItem(tr("You are heard while you hold a key down"), std::to_underlying(TalkMode::PushToTalk));
    m_mode->addItem(tr("You are not heard while you hold a key down"), std::to_underlying(TalkMode::PushToMute));
    m_mode->setCurrentIndex(m_mode->findData(std::to_underlying(manners.talkMode)));
    m_key->setMaximumSequenceLength(1);
    m_key->setKeySequence(QKeySequence(manners.talkKey));
    m_release->setRange(0, int(kLongestRelease.count()));
    m_release->setSingleStep(50);
    m_release->setSuffix(tr(" ms", "milliseconds, behind a number"));
    m_release->setValue(int(manners.release.count()));
    m_again->setText(tr("While you are not to be disturbed, who calls &again within three minutes rings"));
    m_again->setChecked(manners.callingAgainRings);

    auto *body = new QVBoxLayout(this);
    body->setContentsMargins({});
    body->setSpacing(scaled(font(), 8));
    body->addWidget(makeFieldLabel(tr("&In a call:"), m_mode));
    body->addWidget(m_mode);
    auto *row = new QGridLayout;
    row->setHorizontalSpacing(scaled(font(), 12));
    m_keyLabel = makeFieldLabel(tr("&Key, in the window of the call:"), m_key);
    m_releaseLabel = makeFieldLabel(tr("Go on af&ter the key is released:"), m_release);
    row->addWidget(m_keyLabel, 0, 0);
    row->addWidget(m_key, 1, 0);
    row->addWidget(m_releaseLabel, 0, 1);
    row->addWidget(m_release, 1, 1);
    body->addLayout(row);
    body->addSpacing(scaled(font(), 8));
    body->addWidget(m_again);
    body->addWidget(makeExplanation(
        tr("To let somebody’s calls always ring, use their menu. A call that does not ring is listed as missed."),
        this));
    addSpending(*body);
    connect(m_mode, &QComboBox::activated, this, &CallSettings::take);
    connect(m_key, &QKeySequenceEdit::editingFinished, this, &CallSettings::take);
    connect(m_release, &QSpinBox::valueChanged, this, &CallSettings::take);
    connect(m_again, &QCheckBox::toggled, this, &CallSettings::take);
    refresh();
}

void CallSettings::addSpending(QVBoxLayout &body)
{
    m_spending->addItem(tr("Usual", "what a call spends"), std::to_underlying(media::CallMode::Usual));
    m_spending->addItem(tr("Saves data"), std::to_underlying(media::CallMode::Thrift));
    m_spending->addItem(tr("Least delay"), std::to_underlying(media::CallMode::LowLatency));
    m_spending->setCurrentIndex(m_spending->findData(std::to_underlying(m_manners.callMode)));
    body.addSpacing(scaled(font(), 8));
    body.addWidget(makeFieldLabel(tr("What a call &spends:"), m_spending));
    body.addWidget(m_spending);
    body.addWidget(m_spendingWords);
    connect(m_spending, &QComboBox::activated, this, &CallSettings::take);
}

void CallSettings::take()
{
    CallManners manners;
    manners.talkMode = TalkMode(m_mode->currentData().toInt());
    const QKeySequence keys = m_key->keySequence();
    manners.talkKey = !keys.isEmpty() && mayBeTalkKey(keys[0]) ? keys[0] : m_manners.talkKey;
    manners.release = std::chrono::milliseconds(m_release->value());
    manners.callingAgainRings = m_again->isChecked();
    manners.callMode = media::CallMode(m_spending->currentData().toInt());
    if (std::exchange(m_manners, manners) != manners)
        Q_EMIT chosen(manners);
    refresh();
}

void CallSettings::refresh()
{
    const bool hasKey = m_manners.talkMode != TalkMode::Free;
    for (QWidget *part : {static_cast<QWidget *>(m_keyLabel), static_cast<QWidget *>(m_key),
                          static_cast<QWidget *>(m_releaseLabel), static_cast<QWidget *>(m_release)})
        part->setEnabled(hasKey);
    m_spendingWords->setText(wordsFor(m_manners.callMode));
    m_spending->setAccessibleDescription(m_spendingWords->text());
    if (m_key->keySequence() != QKeySequence(m_manners.talkKey))
        m_key->setKeySequence(QKeySequence(m_manners.talkKey));
}

} // namespace causerie::ui
