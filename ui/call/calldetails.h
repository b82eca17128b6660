// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/figures/callwarnings.h"
#include "core/media/figures/statisticshistory.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace causerie::ui
{

class PlotCard;

/// All that is told of the sound of a call.
struct CallCourse {
    media::Statistics statistics{}; ///< the last
    media::StatisticsHistory history{};
    QList<media::CallWarning> warnings{};
    qint64 lengthMs = 0;
};

/// The course of one call, plot below plot, and its report to be sent on. Goes on showing what it was given after the
/// call's end.
///
/// Thread: GUI. Owner: CallWindow; it goes when it is closed.
class CallDetails final : public QDialog
{
    Q_OBJECT

public:
    explicit CallDetails(QWidget *parent = nullptr);

    void setCourse(const CallCourse &course);

    void copyReport();                          ///< JSON, to the clipboard
    bool saveReport(const QString &path) const; ///< JSON where the name says so, else the page
    QPushButton *copyButton() const { return m_copy; }
    QPushButton *saveButton() const { return m_save; }

private:
    void chooseFile();
    void tell(const QString &words, const QString &kind);

    CallCourse m_course;
    QLabel *m_warnings;
    QLabel *m_facts;
    QList<PlotCard *> m_plots;
    QPushButton *m_copy;
    QPushButton *m_save;
    QLabel *m_told;
};

} // namespace causerie::ui
