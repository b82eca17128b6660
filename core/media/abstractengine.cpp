// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/media/abstractengine.h"

namespace causerie::media
{

AbstractEngine::AbstractEngine(QObject *parent) : QObject(parent) {}

AbstractEngine::~AbstractEngine() = default;

} // namespace causerie::media
