// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace causerie::bench
{

/// Copies of a program, its libraries and its plugins that nobody has ever run or read, in a folder of their own on
/// disk. The originals cannot be dropped from memory while any other program uses them; these can.
/// What is no library (fonts, tables) is asked to leave memory where it is, which works when nobody else maps it. The
/// loader itself stays: it is in memory on every machine.
class ColdCopy
{
public:
    /// `mapped` is what the running `program` had mapped.
    ColdCopy(const std::filesystem::path &program, const std::vector<std::filesystem::path> &mapped);
    ~ColdCopy();
    ColdCopy(const ColdCopy &) = delete;
    ColdCopy &operator=(const ColdCopy &) = delete;

    std::filesystem::path program() const { return m_folder / "program"; }
    std::vector<std::string> environment() const; ///< so that it finds its copies
    /// Takes all of it out of memory. Returns the share of the bytes that are still there, 0–1.
    double drop() const;

private:
    std::filesystem::path placeOf(const std::filesystem::path &file) const;

    std::filesystem::path m_folder;
    std::vector<std::filesystem::path> m_files; ///< copied or not
};

} // namespace causerie::bench
