// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// From just before exec to the first window painted, of the real program with an empty data folder (so that window is
// the sign-in card), on the X server of $DISPLAY.
// warm: five starts after one that does not count. cold: one start of copies that were never read (see ColdCopy);
// the disk's own cache, and the host's when the machine is virtual, are beyond us.

#include "tests/bench/coldcopy.h"
#include "tests/bench/measure.h"

#include <poll.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstring>
#include <fstream>
#include <optional>
#include <set>

namespace fs = std::filesystem;
using namespace causerie::bench;

namespace
{

constexpr int kPatienceMs = 60'000;
constexpr int kWarmRuns = 5;

struct Start {
    double ms = 0;
    std::vector<fs::path> mapped; ///< files in the memory of the program when its window stood there
};

std::vector<fs::path> mappedBy(pid_t process)
{
    std::ifstream maps("/proc/" + std::to_string(process) + "/maps");
    std::set<fs::path> files;
    for (std::string line; std::getline(maps, line);) {
        const auto path = line.find('/');
        std::error_code gone;
        if (path != std::string::npos && fs::is_regular_file(line.substr(path), gone))
            files.insert(line.substr(path));
    }
    return {files.begin(), files.end()};
}

/// In the child; everything it needs was made before.
[[noreturn]] void become(const char *program, const char *data, const std::vector<std::string> &environment)
{
    for (const std::string &entry : environment)
        putenv(const_cast<char *>(entry.c_str()));
    execl(program, program, "--data", data, nullptr);
    _exit(127);
}

std::optional<std::int64_t> readTime(int from)
{
    std::string line;
    pollfd ready{.fd = from, .events = POLLIN, .revents = 0};
    while (line.find('\n') == std::string::npos && poll(&ready, 1, kPatienceMs) > 0) {
        char bytes[64];
        const auto count = read(from, bytes, sizeof bytes);
        if (count <= 0)
            return std::nullopt;
        line.append(bytes, static_cast<std::size_t>(count));
    }
    return line.empty() ? std::nullopt : std::optional(std::strtoll(line.c_str(), nullptr, 10));
}

std::optional<Start> startOnce(const fs::path &program, const std::vector<std::string> &environment)
{
    std::string data = (fs::temp_directory_path() / "causerie-bench-XXXXXX").string();
    int toChild[2];
    int fromChild[2];
    if (!mkdtemp(data.data()) || pipe(toChild) != 0 || pipe(fromChild) != 0)
        return std::nullopt;
    const std::int64_t began = nowNs();
    const pid_t child = fork();
    if (child == 0) {
        dup2(toChild[0], STDIN_FILENO);
        dup2(fromChild[1], STDOUT_FILENO);
        for (const int end : {toChild[0], toChild[1], fromChild[0], fromChild[1]})
            close(end);
        become(program.c_str(), data.c_str(), environment);
    }
    close(toChild[0]);
    close(fromChild[1]);
    std::optional<Start> start;
    if (const auto painted = child > 0 ? readTime(fromChild[0]) : std::nullopt)
        start = Start{static_cast<double>(*painted - began) / 1e6, mappedBy(child)};
    else if (child > 0)
        kill(child, SIGKILL);
    close(toChild[1]);
    close(fromChild[0]);
    if (child > 0)
        waitpid(child, nullptr, 0);
    std::error_code failed;
    fs::remove_all(data, failed);
    return start;
}

} // namespace

int main()
{
    const fs::path program = fs::read_symlink("/proc/self/exe").parent_path() / "bench_window";
    const auto first = startOnce(program, {});
    if (!first) {
        std::fputs("no window appeared\n", stderr);
        return 1;
    }
    for (int i = 0; i < kWarmRuns; ++i) {
        if (const auto warm = startOnce(program, {}))
            tell("start.warm_window_ms", warm->ms);
    }
    const ColdCopy copy(program, first->mapped);
    const double left = copy.drop();
    const auto cold = startOnce(copy.program(), copy.environment());
    if (!cold)
        return 1;
    std::fprintf(stderr, "cold: %.1f %% of the bytes were in memory all the same\n", 100 * left);
    tell("start.cold_window_ms", cold->ms);
    return 0;
}
