// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/estoi.h"

#include "core/media/audio/resampler.h"
#include "tests/support/fourier.h"

#include <algorithm>
#include <array>
#include <bit>

namespace causerie::test
{
namespace
{

constexpr int kRate = 10000;
constexpr std::size_t kFrame = 256;
constexpr std::size_t kHop = 128;
constexpr std::size_t kFourier = 512;
constexpr std::size_t kBands = 15;
constexpr std::size_t kSegment = 30;   ///< frames: 384 ms
constexpr double kDynamicRangeDb = 40; ///< quieter frames of the clean signal do not count
constexpr double kLowestCentreHz = 150;
constexpr double kLeastToDistortionDb = 15; ///< beta of STOI: louder than this above the clean one is no worse
constexpr double kSpectralRangeDb = 60;     ///< below the loudest band of all, differences do not count

using Frames = std::vector<std::array<double, kFrame>>;
using Bands = std::vector<std::array<double, kBands>>; ///< one per frame

double window(std::size_t i)
{
    return 0.5 - 0.5 * std::cos(2 * std::numbers::pi * (static_cast<double>(i) + 1) / (kFrame + 1));
}

Frames framesOf(std::span<const double> sound)
{
    Frames frames;
    for (std::size_t at = 0; at + kFrame <= sound.size(); at += kHop) {
        auto &frame = frames.emplace_back();
        for (std::size_t i = 0; i < kFrame; ++i)
            frame[i] = sound[at + i] * window(i);
    }
    return frames;
}

std::vector<double> overlapped(const Frames &frames, const std::vector<bool> &isKept)
{
    std::vector<double> sound;
    for (std::size_t k = 0; k < frames.size(); ++k) {
        if (!isKept[k])
            continue;
        const std::size_t at = sound.empty() ? 0 : sound.size() - (kFrame - kHop);
        sound.resize(at + kFrame);
        for (std::size_t i = 0; i < kFrame; ++i)
            sound[at + i] += frames[k][i];
    }
    return sound;
}

std::vector<bool> loudFrames(const Frames &frames)
{
    std::vector<double> energies;
    for (const auto &frame : frames) {
        double energy = 1e-20;
        for (const double sample : frame)
            energy += sample * sample;
        energies.push_back(10 * std::log10(energy));
    }
    const double loudest = energies.empty() ? 0 : std::ranges::max(energies);
    std::vector<bool> isLoud;
    for (const double energy : energies)
        isLoud.push_back(energy > loudest - kDynamicRangeDb);
    return isLoud;
}

/// The magnitude of each third of an octave in each frame.
Bands bandsOf(std::span<const double> sound)
{
    Bands bands;
    std::vector<std::complex<double>> spectrum(kFourier);
    for (const auto &frame : framesOf(sound)) {
        std::ranges::fill(spectrum, 0);
        std::ranges::copy(frame, spectrum.begin());
        fourier(spectrum);
        auto &magnitudes = bands.emplace_back();
        for (std::size_t band = 0; band < kBands; ++band) {
            const double centre = kLowestCentreHz * std::exp2(static_cast<double>(band) / 3);
            const auto bin = [](double hertz) {
                return static_cast<std::size_t>(std::lround(hertz * kFourier / kRate));
            };
            double power = 0;
            for (std::size_t k = bin(centre * std::exp2(-1.0 / 6)); k < bin(centre * std::exp2(1.0 / 6)); ++k)
                power += std::norm(spectrum[k]);
            magnitudes[band] = std::sqrt(power);
        }
    }
    return bands;
}

using Segment = std::array<std::array<double, kSegment>, kBands>;

/// Takes the mean off and scales to length one. `at(i)` names the `count` numbers.
template<typename At>
void normalise(std::size_t count, At at)
{
    double mean = 0;
    for (std::size_t i = 0; i < count; ++i)
        mean += at(i) / static_cast<double>(count);
    double power = 1e-20;
    for (std::size_t i = 0; i < count; ++i) {
        at(i) -= mean;
        power += at(i) * at(i);
    }
    for (std::size_t i = 0; i < count; ++i)
        at(i) /= std::sqrt(power);
}

Segment segmentOf(const Bands &bands, std::size_t from)
{
    Segment segment;
    for (std::size_t band = 0; band < kBands; ++band)
        for (std::size_t k = 0; k < kSegment; ++k)
            segment[band][k] = bands[from + k][band];
    for (std::size_t band = 0; band < kBands; ++band)
        normalise(kSegment, [&](std::size_t k) -> double & { return segment[band][k]; });
    for (std::size_t k = 0; k < kSegment; ++k)
        normalise(kBands, [&](std::size_t band) -> double & { return segment[band][k]; });
    return segment;
}

std::vector<double> prepared(std::span<const float> sound, int sampleRate)
{
    const std::vector<float> slow = media::resampled(sound, sampleRate, kRate);
    return {slow.begin(), slow.end()};
}

/// What the measures of intelligibility compare: the bands of both where the clean one is not quiet.
std::pair<Bands, Bands> spectra(std::span<const float> clean, std::span<const float> degraded, int sampleRate)
{
    const std::size_t length = std::min(clean.size(), degraded.size());
    const Frames cleanFrames = framesOf(prepared(clean.first(length), sampleRate));
    const Frames degradedFrames = framesOf(prepared(degraded.first(length), sampleRate));
    const std::vector<bool> isLoud = loudFrames(cleanFrames);
    return {bandsOf(overlapped(cleanFrames, isLoud)), bandsOf(overlapped(degradedFrames, isLoud))};
}

/// How alike one band of a segment is in both, once the degraded one is as loud and no louder than noise may make it.
double bandLikeness(const Bands &clean, const Bands &degraded, std::size_t from, std::size_t band)
{
    std::array<double, kSegment> x{};
    std::array<double, kSegment> y{};
    double powerX = 1e-20;
    double powerY = 1e-20;
    for (std::size_t k = 0; k < kSegment; ++k) {
        x[k] = clean[from + k][band];
        y[k] = degraded[from + k][band];
        powerX += x[k] * x[k];
        powerY += y[k] * y[k];
    }
    for (std::size_t k = 0; k < kSegment; ++k)
        y[k] = std::min(y[k] * std::sqrt(powerX / powerY), x[k] * (1 + std::pow(10, kLeastToDistortionDb / 20)));
    normalise(kSegment, [&](std::size_t k) -> double & { return x[k]; });
    normalise(kSegment, [&](std::size_t k) -> double & { return y[k]; });
    double sum = 0;
    for (std::size_t k = 0; k < kSegment; ++k)
        sum += x[k] * y[k];
    return sum;
}

/// Correlation of `recording` with `reference` at every shift, by the theorem of convolution.
std::vector<std::complex<double>> correlation(std::span<const float> reference, std::span<const float> recording)
{
    const std::size_t length = std::bit_ceil(reference.size() + recording.size());
    std::vector<std::complex<double>> a(length);
    std::vector<std::complex<double>> b(length);
    std::ranges::copy(reference, a.begin());
    std::ranges::copy(recording, b.begin());
    fourier(a);
    fourier(b);
    for (std::size_t i = 0; i < length; ++i)
        b[i] *= std::conj(a[i]);
    fourier(b, true);
    return b;
}

/// How alike the two are at this lag, 1 at most.
double likenessAt(std::span<const float> reference, std::span<const float> recording, std::ptrdiff_t shift)
{
    double product = 0;
    double powerOfOne = 1e-20;
    double powerOfOther = 1e-20;
    for (std::ptrdiff_t i = std::max<std::ptrdiff_t>(0, -shift);
         i < std::min(std::ssize(reference), std::ssize(recording) - shift); ++i) {
        const double a = static_cast<double>(reference[static_cast<std::size_t>(i)]);
        const double b = static_cast<double>(recording[static_cast<std::size_t>(i + shift)]);
        product += a * b;
        powerOfOne += a * a;
        powerOfOther += b * b;
    }
    return product / std::sqrt(powerOfOne * powerOfOther);
}

double power(std::span<const float> sound)
{
    double sum = 0;
    for (const float sample : sound)
        sum += static_cast<double>(sample) * static_cast<double>(sample);
    return sound.empty() ? 0 : sum / static_cast<double>(sound.size());
}

} // namespace

double estoi(std::span<const float> clean, std::span<const float> degraded, int sampleRate)
{
    const auto [x, y] = spectra(clean, degraded, sampleRate);
    if (x.size() < kSegment)
        return 0;

    double sum = 0;
    const std::size_t segments = x.size() - kSegment + 1;
    for (std::size_t m = 0; m < segments; ++m) {
        const Segment a = segmentOf(x, m);
        const Segment b = segmentOf(y, m);
        for (std::size_t band = 0; band < kBands; ++band)
            for (std::size_t k = 0; k < kSegment; ++k)
                sum += a[band][k] * b[band][k];
    }
    return sum / static_cast<double>(segments * kSegment);
}

double stoi(std::span<const float> clean, std::span<const float> degraded, int sampleRate)
{
    const auto [x, y] = spectra(clean, degraded, sampleRate);
    if (x.size() < kSegment)
        return 0;
    double sum = 0;
    const std::size_t segments = x.size() - kSegment + 1;
    for (std::size_t m = 0; m < segments; ++m)
        for (std::size_t band = 0; band < kBands; ++band)
            sum += bandLikeness(x, y, m, band);
    return sum / static_cast<double>(segments * kBands);
}

double logSpectralDistance(std::span<const float> clean, std::span<const float> degraded, int sampleRate)
{
    const auto [x, y] = spectra(clean, degraded, sampleRate);
    double loudest = 0;
    for (const auto &frame : x)
        loudest = std::max(loudest, std::ranges::max(frame));
    const double floor = loudest * std::pow(10, -kSpectralRangeDb / 20);
    double sum = 0;
    for (std::size_t m = 0; m < x.size(); ++m) {
        double squares = 0;
        for (std::size_t band = 0; band < kBands; ++band) {
            const double difference = 20 * std::log10(std::max(x[m][band], floor) / std::max(y[m][band], floor));
            squares += difference * difference;
        }
        sum += std::sqrt(squares / kBands);
    }
    return x.empty() || loudest == 0 ? 0 : sum / static_cast<double>(x.size());
}

double segmentalSnr(std::span<const float> clean, std::span<const float> degraded, int sampleRate)
{
    const auto frame = static_cast<std::size_t>(sampleRate / 50);
    const std::size_t length = std::min(clean.size(), degraded.size());
    double loudest = 0;
    for (std::size_t at = 0; at + frame <= length; at += frame)
        loudest = std::max(loudest, power(clean.subspan(at, frame)));
    double sum = 0;
    int count = 0;
    for (std::size_t at = 0; at + frame <= length; at += frame) {
        const double signal = power(clean.subspan(at, frame));
        if (signal <= loudest * std::pow(10, -kDynamicRangeDb / 10))
            continue;
        double noise = 1e-20;
        for (std::size_t i = at; i < at + frame; ++i) {
            const double difference = static_cast<double>(clean[i]) - static_cast<double>(degraded[i]);
            noise += difference * difference / static_cast<double>(frame);
        }
        sum += std::clamp(10 * std::log10(signal / noise), -10.0, 35.0);
        ++count;
    }
    return count > 0 ? sum / count : 0;
}

std::ptrdiff_t lag(std::span<const float> reference, std::span<const float> recording, std::ptrdiff_t most)
{
    if (reference.empty() || recording.empty())
        return 0;
    const auto likeness = correlation(reference, recording);
    const auto length = std::ssize(likeness);
    most = std::min(most, length / 2 - 1);
    std::ptrdiff_t best = 0;
    for (std::ptrdiff_t shift = -most; shift <= most; ++shift) {
        const auto at = [&](std::ptrdiff_t s) {
            return likeness[static_cast<std::size_t>((s + length) % length)].real();
        };
        if (at(shift) > at(best))
            best = shift;
    }
    return best;
}

Aligned align(std::span<const float> reference, std::span<const float> recording, double mostDelayMs)
{
    constexpr std::ptrdiff_t kPiece = 12000; // moved as one …
    constexpr std::ptrdiff_t kAround = 6000; // … as it fits best together with its surroundings
    constexpr std::ptrdiff_t kSlack = 100 * 48;
    constexpr double kAlike = 0.45;
    const std::ptrdiff_t whole = lag(reference, recording, static_cast<std::ptrdiff_t>(mostDelayMs * 48));
    const double speech = power(reference);
    Aligned aligned{.sound = {}, .delayMs = static_cast<double>(whole) / 48, .leastMs = 1e9, .mostMs = -1e9};

    const auto sampleAt = [&](std::ptrdiff_t at) {
        return at >= 0 && at < std::ssize(recording) ? recording[static_cast<std::size_t>(at)] : 0.0F;
    };
    std::ptrdiff_t shift = whole;
    for (std::ptrdiff_t from = 0; from < std::ssize(reference); from += kPiece) {
        const std::ptrdiff_t first = std::max<std::ptrdiff_t>(0, from - kAround);
        const std::ptrdiff_t end = std::min(std::ssize(reference), from + kPiece + kAround);
        const auto piece = reference.subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(end - first));
        // Near silence every shift is as good as another; stay.
        if (end - first >= kPiece && power(piece) > speech / 20) {
            std::vector<float> around;
            for (std::ptrdiff_t i = 0; i < std::ssize(piece) + 2 * kSlack; ++i)
                around.push_back(sampleAt(first + whole - kSlack + i));
            // Where most of it is lost or made up, the best place is one of chance: stay, too.
            const std::ptrdiff_t found = lag(piece, around, 2 * kSlack);
            if (likenessAt(piece, around, found) >= kAlike) {
                shift = whole - kSlack + found;
                aligned.leastMs = std::min(aligned.leastMs, static_cast<double>(shift) / 48);
                aligned.mostMs = std::max(aligned.mostMs, static_cast<double>(shift) / 48);
            }
        }
        for (std::ptrdiff_t i = from; i < std::min(std::ssize(reference), from + kPiece); ++i)
            aligned.sound.push_back(sampleAt(i + shift));
    }
    return aligned;
}

Likeness compare(std::span<const float> reference, std::span<const float> recording, double mostDelayMs)
{
    const Aligned aligned = align(reference, recording, mostDelayMs);
    return {.estoi = estoi(reference, aligned.sound, 48000),
            .delayMs = aligned.delayMs,
            .leastMs = aligned.leastMs,
            .mostMs = aligned.mostMs};
}

} // namespace causerie::test
