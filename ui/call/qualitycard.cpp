// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/qualitycard.h"

#include "core/media/figures/emodel.h"
#include "ui/call/quality.h"
#include "ui/call/sparkline.h"
#include "ui/style/measure.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMouseEvent>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{
QString codecName(const QString &codec)
{
    const QString name = codec.section(u'/', 0, 0);
    if (name.compare("opus"_L1, Qt::CaseInsensitive) == 0)
        return u"Opus"_s;
    return name.toUpper(); // PCMU, PCMA, G722
}

/// What redundancy and stretching did.
QString recoveredText(const media::SoundCounts &sound)
{
    const QLocale locale;
    const auto share = [&](quint64 part) {
        return locale.toString(sound.played > 0 ? 100.0 * double(part) / double(sound.played) : 0, 'f', 1);
    };
    return QualityCard::tr("Recovered: %1 %, of which %2 % from copies; stretched: %3 %", "%1, %2 and %3 are numbers")
        .arg(share(sound.recovered), share(sound.fromCopies), share(sound.leftOut + sound.putIn));
}

/// How we send, and what protects it.
QString sendingText(const media::SendingPlan &plan)
{
    if (plan.isCeased)
        return QualityCard::tr("Sent: nothing, until the network has recovered");
    const QLocale locale;
    const QString rate = locale.toString(plan.bitrate / 1000);
    const QString frame = locale.toString(plan.frameMs);
    if (plan.copies() > 0) {
        return QualityCard::tr("Sent: %1 kb/s, a packet each %2 ms, with copies of %3 earlier ones",
                               "%1, %2 and %3 are numbers")
            .arg(rate, frame, locale.toString(plan.copies()));
    }
    return plan.inbandFec
               ? QualityCard::tr("Sent: %1 kb/s, a packet each %2 ms, with a rough copy of the one before",
                                 "%1 and %2 are numbers")
                     .arg(rate, frame)
               : QualityCard::tr("Sent: %1 kb/s, a packet each %2 ms", "%1 and %2 are numbers").arg(rate, frame);
}
} // namespace

QString codecText(const media::Statistics &statistics)
{
    if (statistics.codec.isEmpty())
        return {};
    if (statistics.bitrateReceived < 0.5) // silence, or the first second
        return codecName(statistics.codec);
    return QualityCard::tr("%1 %2 kb/s", "%1 is a codec such as Opus, %2 a number of kilobits per second")
        .arg(codecName(statistics.codec), QLocale().toString(qRound(statistics.bitrateReceived)));
}

QString qualityDetails(const media::Statistics &statistics)
{
    const QLocale locale;
    QStringList lines;
    lines << QualityCard::tr("Delay from mouth to ear, without the sound devices: %1 ms", "%1 is a number")
                 .arg(locale.toString(qRound(media::estimatedDelayMs(statistics))));
    if (statistics.roundTripMs >= 0) {
        lines << QualityCard::tr("Round trip of the network: %1 ms", "%1 is a number")
                     .arg(locale.toString(statistics.roundTripMs, 'f', 1));
    }
    lines << QualityCard::tr("Playout buffer: %1 ms; it aims at %2 ms", "%1 and %2 are numbers")
                 .arg(locale.toString(qRound(statistics.delayMs)), locale.toString(qRound(statistics.playoutTargetMs)));
    lines << recoveredText(statistics.sound);
    lines << QualityCard::tr("Lost: %1 % here, %2 % there; concealed: %3 %", "%1, %2 and %3 are numbers")
                 .arg(locale.toString(statistics.lossPercent, 'f', 1),
                      locale.toString(statistics.remoteLossPercent, 'f', 1),
                      locale.toString(statistics.concealedPercent, 'f', 1));
    if (!statistics.candidatePair.isEmpty())
        lines << QualityCard::tr("Path: %1", "%1 is a pair of network addresses").arg(statistics.candidatePair);
    if (!statistics.codec.isEmpty())
        lines << sendingText(statistics.plan);
    if (statistics.processingDelayMs > 0) {
        lines << QualityCard::tr("Echo and noise taken out of your voice: %1 ms later", "%1 is a number")
                     .arg(locale.toString(qRound(statistics.processingDelayMs)));
    }
    if (!statistics.srtpProfile.isEmpty())
        lines << QualityCard::tr("Cipher: %1", "%1 is the technical name of a cipher").arg(statistics.srtpProfile);
    lines << QualityCard::tr("MOS: an estimate by the E-model (ITU-T G.107), 1 to 4.5");
    return lines.join(u'\n');
}

QualityCard::QualityCard(QWidget *parent)
    : QFrame(parent), m_word(new QLabel(this)), m_score(new QLabel(this)), m_details(new QPushButton(this)),
      m_plot(new Sparkline(this)), m_delay(new QLabel(this)), m_jitter(new QLabel(this)), m_loss(new QLabel(this)),
      m_codec(new QLabel(this))
{
    setProperty("kind", u"card"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(scaled(font(), 14), scaled(font(), 12), scaled(font(), 14), scaled(font(), 11));
    layout->setSpacing(scaled(font(), 4));
    m_word->setFont(semiBold(font()));
    m_score->setFont(smaller(font()));
    m_score->setProperty("kind", u"muted"_s);
    auto *head = new QHBoxLayout;
    head->addWidget(m_word, 1);
    head->addWidget(m_score);
    head->addSpacing(scaled(font(), 6));
    head->addWidget(m_details);
    m_details->setText(tr("&Details"));
    m_details->setFont(smaller(font()));
    m_details->setProperty("kind", u"link"_s);
    m_details->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_I));
    m_details->setToolTip(
        tr("Plots and report (%1)", "%1 is a key").arg(m_details->shortcut().toString(QKeySequence::NativeText)));
    connect(m_details, &QPushButton::clicked, this, &QualityCard::detailsRequested);
    layout->addLayout(head);
    layout->addWidget(m_plot);
    auto *figures = new QHBoxLayout;
    figures->setSpacing(scaled(font(), 10));
    for (QLabel *label : {m_delay, m_jitter, m_loss, m_codec}) {
        label->setFont(larger(font(), 11.0 / 14));
        label->setProperty("kind", u"muted"_s);
        figures->addWidget(label);
    }
    figures->addStretch();
    layout->addLayout(figures);
    clear();
}

void QualityCard::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->pos()))
        Q_EMIT detailsRequested();
}

void QualityCard::clear()
{
    m_plot->clear();
    setStatistics({});
}

void QualityCard::setStatistics(const media::Statistics &statistics)
{
    const QLocale locale;
    const Quality quality = qualityOf(statistics);
    m_word->setText(qualityWord(quality));
    m_score->setText(quality == Quality::Unknown
                         ? QString()
                         : tr("MOS %1", "%1 is a mean opinion score such as 4.3")
                               .arg(locale.toString(media::meanOpinionScore(media::ratingFactor(statistics)), 'f', 1)));
    if (quality != Quality::Unknown)
        m_plot->append(media::estimatedDelayMs(statistics), statistics.jitterMs);
    const double delay = quality == Quality::Unknown ? 0 : media::estimatedDelayMs(statistics);
    m_delay->setText(tr("Delay %1 ms", "%1 is a number").arg(locale.toString(qRound(delay))));
    m_jitter->setText(tr("Jitter %1 ms", "%1 is a number").arg(locale.toString(qRound(statistics.jitterMs))));
    m_loss->setText(tr("Loss %1 %", "%1 is a number").arg(locale.toString(statistics.lossPercent, 'f', 1)));
    m_codec->setText(codecText(statistics));
    setToolTip(qualityDetails(statistics));
    setAccessibleName(tr("Quality of the call: %1", "%1 is a word such as Excellent").arg(m_word->text()));
}

} // namespace causerie::ui
