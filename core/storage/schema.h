// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

#include <array>

namespace causerie::storage
{

/// What `PRAGMA user_version` says of a database that this program wrote.
inline constexpr int kSchemaVersion = 11;

/// The statements that lead from one schema to the next. Pure.
using SchemaStep = QStringList (*)();

/// Step n leads from schema n to n + 1. Never edit a step that was released: add one.
extern const std::array<SchemaStep, kSchemaVersion> kSchemaSteps;

} // namespace causerie::storage
