// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>

namespace causerie::ui
{

/// The face of the conversation with ourselves: a sheet of paper, the same in every theme; square. Thread: GUI.
QImage notesPicture();

} // namespace causerie::ui
