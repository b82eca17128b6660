// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/signin/doctorwords.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace causerie::ui
{

/// One finding of the doctor: a mark, what was looked at, how long it took, what was found, and folded away what to do;
/// of a fault that is shown at once.
///
/// Thread: GUI. Owner: DoctorDialog.
class DoctorRow final : public QWidget
{
    Q_OBJECT

public:
    DoctorRow(const xmpp::Finding &finding, const QString &domain, QWidget *parent = nullptr);

    QPushButton *remedyButton() const { return m_button; } ///< null without a remedy
    bool isRemedyShown() const;

private:
    QLabel *m_remedy = nullptr;
    QPushButton *m_button = nullptr;
};

} // namespace causerie::ui
