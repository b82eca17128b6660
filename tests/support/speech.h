// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QTemporaryDir>

#include <vector>

namespace causerie::test
{

/// Speech made by espeak-ng while the test runs, in a folder that goes away with this.
class Speech
{
public:
    /// Says `text` (a few sentences of its own when empty) with a voice such as "en", "fr", "de+f3".
    explicit Speech(const QString &voice = QStringLiteral("en"), const QString &text = {});

    /// False when espeak-ng is not there or fails.
    bool isReady() const { return !m_samples.empty(); }
    /// The WAV file, 22.05 kHz mono.
    QString file() const { return m_folder.filePath(QStringLiteral("speech.wav")); }
    /// The same at 48 kHz.
    const std::vector<float> &samples() const { return m_samples; }

private:
    QTemporaryDir m_folder;
    std::vector<float> m_samples;
};

} // namespace causerie::test
