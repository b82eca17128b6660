// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QString>
#include <QStringList>

#include <functional>

namespace causerie::demo
{

/// What the demo prints: each step with its time as it ends, then what was measured. Thread: GUI.
class Report
{
public:
    Report();

    /// Runs `work` and prints how it went; once a step has failed the later ones are not tried.
    void step(const QString &words, const std::function<bool()> &work);
    /// A figure with its unit, printed at the end.
    void figure(const QString &words, const QString &value);
    void picture(const QString &file);
    void fail(const QString &words);

    bool isGood() const { return m_good; }
    void printEnd() const;

private:
    QElapsedTimer m_clock;
    bool m_good = true;
    QStringList m_figures;
    QStringList m_pictures;
};

} // namespace causerie::demo
