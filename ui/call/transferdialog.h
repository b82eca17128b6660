// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"

#include <QDialog>
#include <QList>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace causerie::ui
{

/// Whom the other side of a call is to call instead: one of the contacts, or any address.
///
/// Thread: GUI. It goes when it is closed.
class TransferDialog final : public QDialog
{
    Q_OBJECT

public:
    struct Person {
        Jid jid;
        QString name;
    };

    /// `people` in the order in which they are offered; `who` is the other side.
    TransferDialog(const QString &who, const QList<Person> &people, QWidget *parent = nullptr);

    QLineEdit *field() const { return m_field; }
    QListWidget *list() const { return m_list; }
    QPushButton *transferButton() const { return m_transfer; }

Q_SIGNALS:
    void chosen(const causerie::Jid &target);

private:
    void filter();
    Jid target() const; ///< the row that is chosen, else the address that is typed
    void transfer();

    QLineEdit *m_field;
    QListWidget *m_list;
    QPushButton *m_transfer;
};

} // namespace causerie::ui
