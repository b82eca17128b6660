// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

#include <QString>

namespace causerie::ui
{

/// What a request came to, in a sentence or two: what was asked (one of `requests`), why not, and the server's words.
QString requestWords(RequestError error, const QString &what, const QString &serverText);
QString storageWords(StorageError error);

} // namespace causerie::ui
