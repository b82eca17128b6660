// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/mending.h"

#include <QString>

namespace causerie::ui
{

/// What is wrong with the history, and what becomes of messages meanwhile. Pure, as all here.
QString troubleWords(const StoreTrouble &trouble);
/// What the button says; empty while there is nothing to do.
QString remedyWords(Remedy remedy);
/// What is told when a history was begun again.
QString newStartWords(const NewStart &start);

} // namespace causerie::ui
