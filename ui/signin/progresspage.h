// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/signin/sentences.h"
#include "ui/signin/steps.h"

#include <QWidget>

#include <array>

class QLabel;
class QLayout;
class QPushButton;
class QVBoxLayout;

namespace causerie::ui
{

/// The disc before a step: empty, turning, ticked or with a mark of alarm. Turns only while it is seen.
///
/// Thread: GUI. Owner: ProgressPage.
class StepMark final : public QWidget
{
    Q_OBJECT

public:
    explicit StepMark(QWidget *parent = nullptr);
    void setState(StepState state);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void followTimer();

    StepState m_state = StepState::Waiting;
    int m_timer = 0;
    int m_angle = 0;
};

/// What can be done about a failed step, besides going back.
struct ProgressOffers {
    bool certificate = false; ///< it can be looked at
    bool plain = false;       ///< consent to PLAIN may be given
    bool retry = true;
};

/// The connection's steps while signing in, what was measured, and where it failed the whole sentence.
///
/// Thread: GUI. Owner: SignInCard.
class ProgressPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressPage(QWidget *parent = nullptr);

    void setProgress(const QString &domain, const StepTrack &track);
    void setFailure(const QString &domain, const StepTrack &track, const Trouble &trouble, ProgressOffers offers);

Q_SIGNALS:
    void cancelled();
    void backRequested();
    void retryRequested();
    void certificateRequested();
    void plainAccepted();
    void reportRequested();
    void doctorRequested();

private:
    struct Row {
        StepMark *mark;
        QLabel *title;
        QLabel *detail;
        QVBoxLayout *column;
    };
    Row addRow(QVBoxLayout *layout);
    void addTroubleBox();
    void showRows(const StepTrack &track);
    QPushButton *addButton(QLayout *layout, const QString &text, void (ProgressPage::*signal)());

    QLabel *m_title;
    QLabel *m_subtitle;
    std::array<Row, 5> m_rows;
    QWidget *m_troubleBox;
    QLabel *m_why;
    QLabel *m_advice;
    QPushButton *m_certificate;
    QPushButton *m_plain;
    QPushButton *m_report;
    QPushButton *m_doctor;
    QPushButton *m_cancel;
    QPushButton *m_back;
    QPushButton *m_retry;
};

} // namespace causerie::ui
