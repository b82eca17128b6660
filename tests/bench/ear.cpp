// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/ear.h"

#include "tests/bench/measure.h"

#include <QDeadlineTimer>
#include <QProcess>
#include <QThread>

#include <algorithm>
#include <chrono>
#include <cstring>

using namespace Qt::StringLiterals;

namespace causerie::bench
{

namespace
{
constexpr std::int64_t kRate = 48'000;
constexpr std::size_t kSettling = 2 * kRate; ///< samples: a source may begin with what it had gathered
} // namespace

Ear::Ear(QString source) : m_source(std::move(source)), m_thread([this](const std::stop_token &stop) { listen(stop); })
{
}

Ear::~Ear()
{
    stop();
}

void Ear::listen(const std::stop_token &stop)
{
    QProcess recorder;
    recorder.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    recorder.start(u"parec"_s, {u"--raw"_s, u"--format=float32le"_s, u"--rate=48000"_s, u"--channels=1"_s,
                                u"--latency-msec=10"_s, u"--device="_s + m_source});
    QByteArray rest;
    while (!stop.stop_requested() && (recorder.waitForReadyRead(100) || recorder.state() != QProcess::NotRunning)) {
        rest += recorder.readAll();
        const auto count = static_cast<std::size_t>(rest.size()) / sizeof(float);
        if (count == 0)
            continue;
        const std::size_t before = m_samples.size();
        m_samples.resize(before + count);
        std::memcpy(m_samples.data() + before, rest.constData(), count * sizeof(float));
        rest.remove(0, static_cast<qsizetype>(count * sizeof(float)));
        if (m_samples.size() > kSettling)
            m_starts.push_back(nowNs() - static_cast<std::int64_t>(m_samples.size()) * 1'000'000'000 / kRate);
        m_hears = true;
    }
    recorder.terminate();
    recorder.waitForFinished();
}

bool Ear::waitUntilHearing()
{
    const QDeadlineTimer limit(std::chrono::seconds(20));
    while (!m_hears && !limit.hasExpired())
        QThread::msleep(10);
    return m_hears;
}

void Ear::stop()
{
    m_thread.request_stop();
    if (m_thread.joinable())
        m_thread.join();
}

std::int64_t Ear::startedNs() const
{
    if (m_starts.empty())
        return 0;
    // Not the very first: one in twenty may err on the early side, when samples were lost on the way.
    std::vector<std::int64_t> starts = m_starts;
    const auto early = starts.begin() + std::ssize(starts) / 20;
    std::ranges::nth_element(starts, early);
    return *early;
}

} // namespace causerie::bench
