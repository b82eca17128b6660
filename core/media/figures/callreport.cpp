// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/figures/callreport.h"

#include "core/media/callmode.h"
#include "core/media/candidatetype.h"
#include "core/media/figures/emodel.h"

#include <QHostAddress>
#include <QJsonArray>
#include <QJsonValue>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace causerie::media
{

namespace
{

struct Column {
    QLatin1StringView name;
    double StatisticsSample::*value;
    int decimals;
};

constexpr std::array kColumns{Column{"at_s"_L1, &StatisticsSample::atS, 1},
                              Column{"delay_ms"_L1, &StatisticsSample::delayMs, 1},
                              Column{"target_ms"_L1, &StatisticsSample::targetMs, 1},
                              Column{"jitter_ms"_L1, &StatisticsSample::jitterMs, 1},
                              Column{"round_trip_ms"_L1, &StatisticsSample::roundTripMs, 1},
                              Column{"loss_percent"_L1, &StatisticsSample::lossPercent, 2},
                              Column{"remote_loss_percent"_L1, &StatisticsSample::remoteLossPercent, 2},
                              Column{"concealed_percent"_L1, &StatisticsSample::concealedPercent, 2},
                              Column{"recovered_percent"_L1, &StatisticsSample::recoveredPercent, 2},
                              Column{"accelerated_percent"_L1, &StatisticsSample::leftOutPercent, 2},
                              Column{"expanded_percent"_L1, &StatisticsSample::putInPercent, 2},
                              Column{"sent_kbits"_L1, &StatisticsSample::sentKbits, 1},
                              Column{"received_kbits"_L1, &StatisticsSample::receivedKbits, 1},
                              Column{"microphone_level"_L1, &StatisticsSample::microphoneLevel, 3},
                              Column{"speaker_level"_L1, &StatisticsSample::speakerLevel, 3},
                              Column{"rating"_L1, &StatisticsSample::rating, 1}};

QJsonValue rounded(double value, int decimals)
{
    const double scale = std::pow(10, decimals);
    return std::round(value * scale) / scale;
}

/// null where it is not known.
QJsonValue measured(double value, int decimals = 1)
{
    return value < 0 ? QJsonValue() : rounded(value, decimals);
}

QJsonObject endOf(const PathEnd &end)
{
    if (end.address.isEmpty())
        return {};
    return {{u"type"_s, QString(word(end.type))}, {u"network"_s, shortenedAddress(end.address)}};
}

QJsonObject pathOf(const Statistics &last)
{
    return {{u"local"_s, endOf(last.localEnd)},
            {u"remote"_s, endOf(last.remoteEnd)},
            {u"protocol"_s, last.overTcp ? u"tcp"_s : u"udp"_s},
            {u"relayed"_s, last.relayed},
            {u"cipher"_s, last.srtpProfile}};
}

QJsonObject sendingOf(const Statistics &last)
{
    QJsonArray distances;
    for (const auto distance : last.plan.distances) {
        if (distance > 0)
            distances.append(int(distance));
    }
    return {{u"mode"_s, QString(word(last.mode))},
            {u"codec"_s, last.codec},
            {u"bitrate"_s, last.plan.bitrate},
            {u"frame_ms"_s, last.plan.frameMs},
            {u"inband_fec"_s, last.plan.inbandFec},
            {u"expected_loss_percent"_s, last.plan.expectedLoss},
            {u"copy_distances"_s, distances},
            {u"processing_ms"_s, rounded(last.processingDelayMs, 1)},
            {u"packets"_s, double(last.packetsSent)},
            {u"remote_loss_percent"_s, rounded(last.remoteLossPercent, 2)},
            {u"clipped_periods"_s, double(last.clippedPeriods)}};
}

QJsonObject receivingOf(const Statistics &last)
{
    const SoundCounts &sound = last.sound;
    return {{u"packets"_s, double(last.packetsReceived)},
            {u"packets_lost"_s, double(last.packetsLost)},
            {u"packets_late"_s, double(last.packetsLate)},
            {u"loss_percent"_s, rounded(last.lossPercent, 2)},
            {u"concealed_percent"_s, rounded(last.concealedPercent, 2)},
            {u"samples_played"_s, double(sound.played)},
            {u"samples_concealed"_s, double(sound.concealed)},
            {u"samples_recovered"_s, double(sound.recovered)},
            {u"samples_from_copies"_s, double(sound.fromCopies)},
            {u"samples_left_out"_s, double(sound.leftOut)},
            {u"samples_put_in"_s, double(sound.putIn)},
            {u"glitches"_s, double(last.glitches)},
            {u"echo_likeness"_s, rounded(last.echoLikeness, 2)}};
}

QJsonObject courseOf(const StatisticsHistory &history)
{
    QJsonObject course{{u"seconds_per_sample"_s, history.secondsPerSample()}};
    for (const Column &column : kColumns) {
        QJsonArray values;
        for (const StatisticsSample &sample : history.samples())
            values.append(measured(sample.*column.value, column.decimals));
        course[column.name] = values;
    }
    return course;
}

} // namespace

QString shortenedAddress(const QString &address)
{
    constexpr int kIpv4Bits = 16;
    constexpr int kIpv6Bits = 32;
    QHostAddress whole(address);
    bool isIpv4 = false;
    if (const quint32 mapped = whole.toIPv4Address(&isIpv4); isIpv4) {
        const QHostAddress network(mapped & (0xFFFFFFFFU << (32 - kIpv4Bits)));
        return network.toString() + u'/' + QString::number(kIpv4Bits);
    }
    if (whole.protocol() != QAbstractSocket::IPv6Protocol)
        return {};
    Q_IPV6ADDR bytes = whole.toIPv6Address();
    for (int i = kIpv6Bits / 8; i < 16; ++i)
        bytes[i] = 0;
    return QHostAddress(bytes).toString() + u'/' + QString::number(kIpv6Bits);
}

QJsonObject callReport(const Statistics &last, const StatisticsHistory &history, qint64 lengthMs)
{
    const double rating = ratingFactor(last);
    return {{u"length_s"_s, rounded(static_cast<double>(lengthMs) / 1000, 1)},
            {u"connect_ms"_s, measured(static_cast<double>(last.connectMs))},
            {u"first_audio_ms"_s, measured(static_cast<double>(last.firstAudioMs))},
            {u"mouth_to_ear_ms"_s, rounded(estimatedDelayMs(last), 1)},
            {u"rating"_s, rounded(rating, 1)},
            {u"mos"_s, rounded(meanOpinionScore(rating), 2)},
            {u"path"_s, pathOf(last)},
            {u"sending"_s, sendingOf(last)},
            {u"receiving"_s, receivingOf(last)},
            {u"course"_s, courseOf(history)}};
}

} // namespace causerie::media
