// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/ice/reachcheck.h"
#include "core/media/testcall/selfcall.h"

#include <QStringList>

namespace causerie::ui
{

/// What happens in a part of a test call, and what to do.
QString testPhaseText(media::SelfCall::Phase phase);

/// What a test call found, sentence by sentence: what is wrong first, each with what helps, then the figures.
/// `cancelsEcho`: calls take the echo out.
QStringList testCallWords(const media::SelfCallResult &result, bool cancelsEcho);

/// Whether calls find a way from here, and what helps.
QString reachWords(const media::Reach &reach);

/// How well a microphone was heard at its loudest, 0…1 of `loudness`.
QString microphoneWords(double loudest);

} // namespace causerie::ui
