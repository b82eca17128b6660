// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/testcall/selfcall.h"

#include <QObject>

#include <memory>

namespace causerie::media
{

/// A SelfCall on its own thread with the devices that calls use, as long as this lives.
///
/// Thread: any one with an event loop. Owner: whoever shows it. Destroying it stops it.
class TestCall final : public QObject
{
    Q_OBJECT

public:
    TestCall(const AudioSettings &audio, const LossShape &loss, QObject *parent = nullptr);
    ~TestCall() override;

Q_SIGNALS:
    void phaseChanged(causerie::media::SelfCall::Phase phase);
    void measured(double level); ///< of the microphone, 0…1; twenty times a second
    void finished(const causerie::media::SelfCallResult &result);

private:
    void look();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace causerie::media
