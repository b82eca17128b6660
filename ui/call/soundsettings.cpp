// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/soundsettings.h"

#include "ui/call/levelbar.h"
#include "ui/call/precallcheck.h"
#include "ui/style/dialogbody.h"
#include "ui/style/measure.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

constexpr int kDescriptionRole = Qt::UserRole + 1;

void addDevice(QComboBox &box, const QString &text, const media::SoundDevice &device)
{
    box.addItem(text, device.id);
    box.setItemData(box.count() - 1, device.description, kDescriptionRole);
    box.setItemData(box.count() - 1, device.description, Qt::ToolTipRole); // it may be longer than the box
}

} // namespace

SoundSettings::SoundSettings(const media::SoundChoice &choice, QWidget *parent)
    : QWidget(parent), m_choice(choice), m_microphone(new QComboBox(this)), m_speaker(new QComboBox(this)),
      m_ringer(new QComboBox(this)), m_level(new LevelBar(this)), m_speakerTest(new QPushButton(this)),
      m_ringerTest(new QPushButton(this)), m_testCall(new QPushButton(this)), m_check(new PreCallCheck(this))
{
    auto *body = new QVBoxLayout(this);
    body->setContentsMargins({});
    body->setSpacing(scaled(font(), 8));
    m_speakerTest->setText(tr("Play a &test tone"));
    m_ringerTest->setText(tr("&Play the ring tone"));
    m_level->setAccessibleName(tr("Level of your microphone"));
    add(*body, tr("&Microphone:"), m_microphone, m_level);
    add(*body, tr("&Loudspeaker:"), m_speaker, m_speakerTest);
    add(*body, tr("Calls &ring on:"), m_ringer, m_ringerTest);
    body->addWidget(makeExplanation(tr("A device that is unplugged is taken again when it comes back; until then, the "
                                       "one you chose before it is used, or the one of the system."),
                                    this));
    body->addSpacing(scaled(font(), 8));
    m_testCall->setText(tr("Make a test call to &yourself"));
    m_testCall->setProperty("kind", u"primary"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(scaled(font(), 10));
    row->addWidget(m_testCall);
    row->addWidget(makeExplanation(tr("Speaks back what it hears, with the delay and quality measured"), this), 1);
    body->addLayout(row);
    body->addWidget(m_check);
    setDevices({}, {});
    connect(m_microphone, &QComboBox::activated, this,
            [this] { take(*m_microphone, &media::SoundChoice::microphones); });
    connect(m_speaker, &QComboBox::activated, this, [this] { take(*m_speaker, &media::SoundChoice::speakers); });
    connect(m_ringer, &QComboBox::activated, this, [this] { take(*m_ringer, &media::SoundChoice::ringers); });
    connect(m_speakerTest, &QPushButton::clicked, this, &SoundSettings::speakerTestRequested);
    connect(m_ringerTest, &QPushButton::clicked, this, &SoundSettings::ringerTestRequested);
    connect(m_testCall, &QPushButton::clicked, this, &SoundSettings::testCallRequested);
    connect(m_check, &PreCallCheck::toneRequested, this, &SoundSettings::speakerTestRequested);
}

void SoundSettings::add(QVBoxLayout &body, const QString &title, QComboBox *box, QWidget *beside)
{
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // names of devices are long
    body.addWidget(makeFieldLabel(title, box));
    body.addWidget(box);
    const bool isButton = qobject_cast<QPushButton *>(beside) != nullptr;
    body.addWidget(beside, 0, isButton ? Qt::AlignLeft : Qt::Alignment());
    body.addSpacing(scaled(font(), 8));
}

void SoundSettings::setDevices(const QList<media::SoundDevice> &inputs, const QList<media::SoundDevice> &outputs)
{
    fill(*m_microphone, inputs, &media::SoundChoice::microphones);
    fill(*m_speaker, outputs, &media::SoundChoice::speakers);
    fill(*m_ringer, outputs, &media::SoundChoice::ringers);
}

void SoundSettings::setLevel(double level)
{
    m_level->setLevel(level);
    m_check->setLevel(level);
}

void SoundSettings::fill(QComboBox &box, const QList<media::SoundDevice> &present, Wanted wanted)
{
    const QSignalBlocker blocker(box);
    box.clear();
    box.addItem(tr("As the system says"), QByteArray());
    for (const media::SoundDevice &device : present)
        addDevice(box, device.description, device);
    const QByteArray used = media::pickDevice(m_choice.*wanted, present);
    const auto &favourites = m_choice.*wanted;
    if (!favourites.isEmpty() && box.findData(favourites.first().id) < 0 && used == favourites.first().id)
        addDevice(box,
                  tr("Not plugged in: %1", "%1 is a microphone or a loudspeaker").arg(favourites.first().description),
                  favourites.first());
    box.setCurrentIndex(std::max(0, box.findData(used)));
}

void SoundSettings::take(const QComboBox &box, Wanted wanted)
{
    const media::SoundDevice device{box.currentData().toByteArray(), box.currentData(kDescriptionRole).toString()};
    const auto &before = m_choice.*wanted;
    if (before.isEmpty() ? device.id.isEmpty() : before.first().id == device.id)
        return;
    m_choice.*wanted = media::preferring(device, before);
    Q_EMIT chosen(m_choice);
}

} // namespace causerie::ui
