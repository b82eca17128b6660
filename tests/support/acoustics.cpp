// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/acoustics.h"

#include "tests/support/fourier.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <random>
#include <ranges>

namespace causerie::test
{

using media::kPeriodSamples;
using media::kSampleRate;

namespace
{

double energy(std::span<const float> sound)
{
    return std::transform_reduce(sound.begin(), sound.end(), 0.0, std::plus(),
                                 [](float sample) { return static_cast<double>(sample) * sample; });
}

float factor(double db)
{
    return static_cast<float>(std::pow(10, db / 20));
}

/// Decaying noise behind the delay: so a room answers to a clap.
Sound response(const Room &room)
{
    const auto delay = static_cast<std::size_t>(room.delayMs * kSampleRate / 1000);
    const double length = room.reverberationMs * kSampleRate / 1000;
    std::mt19937 random(room.seed);
    std::normal_distribution<double> bell;
    Sound answer(delay + static_cast<std::size_t>(length));
    for (std::size_t i = delay; i < answer.size(); ++i)
        answer[i] = static_cast<float>(bell(random) * std::pow(10, -3 * static_cast<double>(i - delay) / length));
    const float scale = factor(-room.lossDb) / static_cast<float>(std::sqrt(energy(answer)));
    for (float &sample : answer)
        sample *= scale;
    return answer;
}

} // namespace

Sound echoOf(std::span<const float> sound, const Room &room)
{
    const Sound answer = response(room);
    const std::size_t length = std::bit_ceil(sound.size() + answer.size());
    std::vector<std::complex<double>> spectrum(sound.begin(), sound.end());
    std::vector<std::complex<double>> filter(answer.begin(), answer.end());
    spectrum.resize(length);
    filter.resize(length);
    fourier(spectrum);
    fourier(filter);
    std::ranges::transform(spectrum, filter, spectrum.begin(), std::multiplies());
    fourier(spectrum, true);
    Sound echo(sound.size());
    std::ranges::transform(spectrum | std::views::take(echo.size()), echo.begin(),
                           [length](std::complex<double> value) {
                               return static_cast<float>(value.real() / static_cast<double>(length));
                           });
    return echo;
}

Sound noise(std::size_t samples, double level, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<float> bell(0, factor(level));
    Sound sound(samples);
    std::ranges::generate(sound, [&] { return bell(random); });
    return sound;
}

Sound atLevel(std::span<const float> sound, double level)
{
    const float scale = factor(level - levelDb(sound));
    Sound scaled(sound.begin(), sound.end());
    for (float &sample : scaled)
        sample *= scale;
    return scaled;
}

Sound mixed(std::span<const float> one, std::span<const float> other)
{
    Sound sum(one.begin(), one.end());
    for (std::size_t i = 0; i < std::min(sum.size(), other.size()); ++i)
        sum[i] += other[i];
    return sum;
}

Sound repeated(std::span<const float> sound, int times)
{
    Sound all;
    for (int i = 0; i < times; ++i)
        all.insert(all.end(), sound.begin(), sound.end());
    return all;
}

double levelDb(std::span<const float> sound)
{
    const double mean = sound.empty() ? 0 : energy(sound) / static_cast<double>(sound.size());
    return std::max(-120.0, 10 * std::log10(mean + 1e-12));
}

double segmentalSnr(std::span<const float> clean, std::span<const float> degraded)
{
    constexpr std::size_t kSegment = 2 * kPeriodSamples;
    const double threshold = levelDb(clean) - 20; // below, nobody speaks
    double sum = 0;
    int count = 0;
    for (std::size_t from = 0; from + kSegment <= std::min(clean.size(), degraded.size()); from += kSegment) {
        const auto wanted = clean.subspan(from, kSegment);
        if (levelDb(wanted) < threshold)
            continue;
        Sound wrong(degraded.begin() + static_cast<std::ptrdiff_t>(from),
                    degraded.begin() + static_cast<std::ptrdiff_t>(from + kSegment));
        std::ranges::transform(wrong, wanted, wrong.begin(), std::minus());
        sum += std::clamp(levelDb(wanted) - levelDb(wrong), -10.0, 35.0);
        ++count;
    }
    return count ? sum / count : 0;
}

Sound processed(media::VoiceProcessing &processing, std::span<const float> played, std::span<const float> microphone,
                double delayMs)
{
    const Sound silence(kPeriodSamples);
    Sound out(microphone.begin(), microphone.end());
    for (std::size_t from = 0; from + kPeriodSamples <= out.size(); from += kPeriodSamples) {
        processing.rendered(from + kPeriodSamples <= played.size() ? played.subspan(from, kPeriodSamples)
                                                                   : std::span<const float>(silence));
        processing.captured(std::span(out).subspan(from).first<kPeriodSamples>(), delayMs);
    }
    return out;
}

} // namespace causerie::test
