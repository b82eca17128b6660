// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/account.h"

#include <QWidget>

class QCheckBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace causerie::ui
{

/// How to reach the server, for those who have to say it: the part of a form that is unfolded under "Advanced".
///
/// Thread: GUI. Owner: the form.
class ServerFields final : public QWidget
{
    Q_OBJECT

public:
    enum class Resource { Asked, NotAsked }; ///< the name of this device, too

    explicit ServerFields(Resource resource, QWidget *parent = nullptr);

    void setAccount(const Account &account);
    void fill(Account &account) const; ///< host, port, direct TLS, authorities, resource
    /// True when the file of authorities can be read; else says so and takes the focus.
    bool check();
    void setProblem(const QString &text); ///< about the server; empty: none
    void focusHost();
    QList<QWidget *> fields() const; ///< in the order of Tab

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addRow(QGridLayout &grid, int row, const QString &text, QWidget *field, int span);
    void chooseCaFile();

    QLineEdit *m_host;
    QSpinBox *m_port;
    QCheckBox *m_directTls;
    QLineEdit *m_resource; ///< null when it is not asked
    QLineEdit *m_caFile;
    QPushButton *m_choose;
    QLabel *m_problem;
};

} // namespace causerie::ui
