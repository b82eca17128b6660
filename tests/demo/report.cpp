// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/demo/report.h"

#include <cstdio>

using namespace Qt::StringLiterals;

namespace causerie::demo
{

namespace
{

void print(const QString &line)
{
    std::puts(qPrintable(line));
    std::fflush(stdout);
}

} // namespace

Report::Report()
{
    m_clock.start();
}

void Report::step(const QString &words, const std::function<bool()> &work)
{
    if (!m_good)
        return;
    const qint64 began = m_clock.elapsed();
    m_good = work();
    print(u"%1  %2 %3 ms"_s.arg(m_good ? u"ok    "_s : u"FAILED"_s).arg(words, -56).arg(m_clock.elapsed() - began, 6));
}

void Report::figure(const QString &words, const QString &value)
{
    m_figures << u"        %1 %2"_s.arg(words, -56).arg(value);
}

void Report::picture(const QString &file)
{
    if (file.isEmpty())
        fail(u"a picture could not be saved"_s);
    else
        m_pictures << file;
}

void Report::fail(const QString &words)
{
    m_good = false;
    print(u"FAILED  "_s + words);
}

void Report::printEnd() const
{
    for (const QString &line : m_figures)
        print(line);
    for (const QString &file : m_pictures)
        print(u"picture "_s + file);
    print(m_good ? u"All of it happened, in %1 s."_s.arg(static_cast<double>(m_clock.elapsed()) / 1000, 0, 'f', 1)
                 : u"Not all of it happened."_s);
}

} // namespace causerie::demo
