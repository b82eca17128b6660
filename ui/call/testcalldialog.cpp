// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/testcalldialog.h"

#include "ui/call/levelbar.h"
#include "ui/call/testcallwords.h"
#include "ui/style/announce.h"
#include "ui/style/dialogbody.h"
#include "ui/style/measure.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

/// What the network can be made to lose, in the order of the box.
constexpr std::array kLosses{media::LossShape{}, media::LossShape{.share = 0.05, .meanRun = 1.05},
                             media::LossShape{.share = 0.1, .meanRun = 3},
                             media::LossShape{.share = 0.3, .meanRun = 1.43}};

} // namespace

TestCallDialog::TestCallDialog(const media::AudioSettings &audio, QWidget *parent)
    : QDialog(parent), m_audio(audio), m_loss(new QComboBox(this)), m_phase(new QLabel(this)),
      m_level(new LevelBar(this)), m_result(new QLabel(this)), m_start(new QPushButton(this))
{
    QVBoxLayout *body = makeDialogBody(*this, tr("Test call to yourself"), 440);
    body->addWidget(makeExplanation(tr("Measures delay and echo, then plays what you say as others would hear it. "
                                       "Nothing leaves this computer, and nothing is kept."),
                                    this));
    body->addWidget(makeFieldLabel(tr("Let the network &lose:"), m_loss));
    m_loss->addItems({tr("Nothing"), tr("5 %, here and there"), tr("10 %, in bursts"), tr("30 %, a very bad one")});
    body->addWidget(m_loss);
    body->addSpacing(scaled(font(), 8));
    for (QLabel *label : {m_phase, m_result}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        body->addWidget(label);
    }
    m_phase->setFont(semiBold(font()));
    m_level->setAccessibleName(tr("Level of your microphone"));
    body->insertWidget(body->indexOf(m_result), m_level);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    body->addStretch();
    auto *buttons = new QHBoxLayout;
    auto *close = new QPushButton(tr("&Close"), this);
    close->setAutoDefault(false);
    m_start->setProperty("kind", u"primary"_s);
    m_start->setDefault(true);
    buttons->addStretch();
    buttons->addWidget(close);
    buttons->addWidget(m_start);
    body->addLayout(buttons);
    connect(m_start, &QPushButton::clicked, this, [this] { m_call ? stop() : start(); });
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    stop();
    m_phase->hide();
}

TestCallDialog::~TestCallDialog() = default;

void TestCallDialog::start()
{
    m_call = std::make_unique<media::TestCall>(m_audio, kLosses[std::size_t(std::max(0, m_loss->currentIndex()))]);
    connect(m_call.get(), &media::TestCall::measured, m_level, &LevelBar::setLevel);
    connect(m_call.get(), &media::TestCall::phaseChanged, this,
            [this](media::SelfCall::Phase phase) { tell(testPhaseText(phase)); });
    // Queued: it must not be deleted inside its own signal.
    connect(
        m_call.get(), &media::TestCall::finished, this,
        [this](const media::SelfCallResult &result) {
            stop();
            showResult(result);
            Q_EMIT tested();
        },
        Qt::QueuedConnection);
    m_result->clear();
    m_loss->setEnabled(false);
    m_level->show();
    m_start->setText(tr("&Stop"));
    tell(testPhaseText(media::SelfCall::Phase::Listening));
}

void TestCallDialog::stop()
{
    if (m_call)
        m_call.release()->deleteLater();
    m_loss->setEnabled(true);
    m_level->hide();
    m_phase->hide();
    m_start->setText(tr("&Start the test"));
}

void TestCallDialog::showResult(const media::SelfCallResult &result)
{
    const QStringList sentences = testCallWords(result, m_audio.processing.echo);
    m_result->setText(sentences.join(u'\n'));
    announce(*m_result, sentences.join(u' '));
}

void TestCallDialog::tell(const QString &words)
{
    m_phase->setText(words);
    m_phase->show();
    announce(*m_phase, words);
}

} // namespace causerie::ui
