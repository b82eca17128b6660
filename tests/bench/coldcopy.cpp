// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/coldcopy.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <set>

namespace fs = std::filesystem;

namespace causerie::bench
{

namespace
{

struct Residence {
    std::size_t pages = 0;
    std::size_t resident = 0;
};

/// Which part of `file` is in memory.
Residence residence(int file, std::size_t bytes)
{
    const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    void *map = bytes > 0 ? mmap(nullptr, bytes, PROT_READ, MAP_SHARED, file, 0) : MAP_FAILED;
    if (map == MAP_FAILED)
        return {};
    std::vector<unsigned char> states((bytes + page - 1) / page);
    Residence found{.pages = states.size()};
    if (mincore(map, bytes, states.data()) == 0)
        found.resident = static_cast<std::size_t>(std::ranges::count_if(states, [](unsigned char s) { return s & 1; }));
    munmap(map, bytes);
    return found;
}

Residence dropOne(const fs::path &path)
{
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return {};
    fsync(file); // what is not written yet cannot be dropped
    posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
    std::error_code none;
    const Residence found = residence(file, fs::file_size(path, none));
    close(file);
    return found;
}

/// The links to the files of `folder` by which programs ask for them: libx.so.1 for libx.so.1.2.3.
std::vector<fs::path> linksIn(const fs::path &folder)
{
    std::vector<fs::path> links;
    std::error_code failed;
    for (const auto &entry : fs::directory_iterator(folder, failed)) {
        if (entry.is_symlink(failed))
            links.push_back(entry.path());
    }
    return links;
}

} // namespace

ColdCopy::ColdCopy(const fs::path &program, const std::vector<fs::path> &mapped)
{
    std::string name = program.parent_path() / "cold-XXXXXX"; // not in /tmp, which may be memory
    if (!mkdtemp(name.data()))
        return;
    m_folder = name;
    std::set<fs::path> folders;
    for (const fs::path &file : mapped) {
        const fs::path place = file == program ? this->program() : placeOf(file);
        m_files.push_back(place);
        if (place == file)
            continue;
        std::error_code failed;
        fs::create_directories(place.parent_path(), failed);
        fs::copy_file(file, place, failed);
        folders.insert(file.parent_path());
    }
    for (const fs::path &folder : folders) {
        for (const fs::path &link : linksIn(folder)) {
            std::error_code failed;
            const fs::path place = m_folder / "lib" / fs::canonical(link, failed).filename();
            if (fs::exists(place, failed))
                fs::create_symlink(place.filename(), place.parent_path() / link.filename(), failed);
        }
    }
}

ColdCopy::~ColdCopy()
{
    std::error_code failed;
    if (!m_folder.empty())
        fs::remove_all(m_folder, failed);
}

fs::path ColdCopy::placeOf(const fs::path &file) const
{
    const std::string name = file.filename();
    if (name.find(".so") == std::string::npos || name.starts_with("ld-linux"))
        return file;
    const fs::path kind = file.parent_path().filename();
    if (file.parent_path().parent_path().filename() == "plugins")
        return m_folder / "plugins" / kind / name;
    return m_folder / "lib" / name;
}

std::vector<std::string> ColdCopy::environment() const
{
    return {"LD_LIBRARY_PATH=" + (m_folder / "lib").string(), "QT_PLUGIN_PATH=" + (m_folder / "plugins").string()};
}

double ColdCopy::drop() const
{
    Residence all;
    for (const fs::path &file : m_files) {
        const Residence one = dropOne(file);
        all.pages += one.pages;
        all.resident += one.resident;
    }
    return all.pages == 0 ? 1 : static_cast<double>(all.resident) / static_cast<double>(all.pages);
}

} // namespace causerie::bench
