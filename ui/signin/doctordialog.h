// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/account.h"
#include "core/xmpp/doctor/report.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace causerie
{
class Session;
}

namespace causerie::ui
{

class DoctorRow;
class StepMark;

/// The connection doctor: one row for each finding as it comes, then what all of it means. Knows no session; see
/// `openDoctor`.
///
/// Thread: GUI. Owner: its parent; deletes itself when it is closed.
class DoctorDialog final : public QDialog
{
    Q_OBJECT

public:
    DoctorDialog(const Account &account, QWidget *parent = nullptr);

    void begin(); ///< empties it
    void setLooking(xmpp::Finding::Check check, const QString &subject);
    void add(const xmpp::Finding &finding);
    void finish(const xmpp::DoctorReport &report);

    QList<DoctorRow *> rows() const;
    QString verdict() const; ///< or what is being done
    QPushButton *copyButton() const { return m_copy; }
    QPushButton *againButton() const { return m_again; }

Q_SIGNALS:
    void againRequested();

private:
    void makeButtons(QVBoxLayout &body);

    Account m_account;
    xmpp::DoctorReport m_report;
    QScrollArea *m_area;
    QVBoxLayout *m_rows;
    StepMark *m_mark;
    QLabel *m_verdict;
    QPushButton *m_copy;
    QPushButton *m_again;
};

/// Opens the dialog over `window`, if it is not open there, and has the session's doctor look at `account`, with the
/// password that the session knows.
void openDoctor(Session &session, const Account &account, QWidget &window);

} // namespace causerie::ui
