// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/localizedtext.h"

#include <QStringList>

#include <vector>

/// Names of languages, and texts that are there in several of them (RFC 6121 §5.2.3). Pure.
namespace causerie::ui
{

/// In its own language, as its readers know it; the tag when it is not known here.
QString languageName(const QString &tag);

/// Each by its own name; what comes again in the same language is numbered: "English", "English 2".
QStringList languageNames(const QStringList &tags);

/// The languages one can write in: the person's own first, then those many people read; tags.
QStringList writtenLanguages(const QStringList &own);

/// A line for each, "Deutsch: Bin gleich da", of no more than some hundred characters; empty without any.
QString versionLines(const std::vector<LocalizedText> &texts);

} // namespace causerie::ui
