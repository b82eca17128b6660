// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/audio/backend.h"

#include <memory>

namespace causerie::media
{

/// A backend in a thread of its own, for what is no call: a tone, a level.
///
/// Thread: made and destroyed on one thread. Destroying it closes the devices; where the sound server does not answer
/// for three seconds, the thread is left behind, and `client` with it.
class BackendThread
{
public:
    using Make = std::unique_ptr<AudioBackend> (*)(const AudioSettings &);

    BackendThread(Make make, const AudioSettings &audio, std::shared_ptr<AudioClient> client);
    ~BackendThread();

private:
    class Running;
    std::unique_ptr<Running> m_thread;
};

} // namespace causerie::media
