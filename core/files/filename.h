// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace causerie::files
{

inline constexpr qsizetype kLongestName =
    200; ///< bytes in UTF-8: with what is added while it comes, every file system takes it

/// A name for a file that somebody else named: one path component that every file system takes, without control or
/// direction characters that could disguise its ending, never hidden, never empty, its ending kept when it is cut.
/// Pure.
QString safeName(const QString &name);

/// The name at the end of an address, safe; "file" when there is none. Pure.
QString nameFromUrl(const QString &path);

/// True for what runs when it is opened, on this desktop or another one: the person is warned. By name and by type;
/// either is enough. Pure.
bool isExecutable(const QString &name, const QString &mediaType);

/// The same by what is in the file, whatever it is called: to be asked before it is opened. Reads its beginning.
bool isExecutableContent(const QString &file);

} // namespace causerie::files
