// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/parameters.h"

#include <QObject>

#include <memory>

namespace causerie::media
{

/// How loud a microphone is, as long as this lives; nothing of the sound is kept.
///
/// Thread: any one with an event loop; the microphone has its own. Owner: whoever shows it.
class MicrophoneMeter final : public QObject
{
    Q_OBJECT

public:
    explicit MicrophoneMeter(const AudioSettings &audio, QObject *parent = nullptr);
    ~MicrophoneMeter() override;

Q_SIGNALS:
    void measured(double level); ///< 0…1, see `loudness`; twenty times a second

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace causerie::media
