// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/dialling.h"
#include "core/session/session.h"

#include <QDialog>

#include <expected>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSettings;

namespace causerie::ui
{

class DialPad;

/// Dials a number or a SIP address at a gateway: by its keys, by the keyboard, by pasting. Says who will be called
/// where, or what is missing; nothing is dialled before Call was pressed.
///
/// Thread: GUI. Owner: its parent; deletes itself when closed. The session outlives it.
class DialDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit DialDialog(Session &session, const QString &typed = {}, QWidget *parent = nullptr);

    void setTyped(const QString &typed); ///< a number, or a tel: or sip: link
    DialPad &pad() const { return *m_pad; }

private:
    void refreshGateways();
    void refresh();
    void dial();
    std::expected<Jid, DialError> target() const;

    Session &m_session;
    QLineEdit *m_field;
    DialPad *m_pad;
    QLabel *m_words;
    QLabel *m_gatewayLabel;
    QComboBox *m_gateways;
    QPushButton *m_call;
};

/// Which gateway was chosen last; empty: none.
Jid keptGateway(const QSettings &settings);

} // namespace causerie::ui
