// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/connectionerror.h"

#include <QDialog>

class QCheckBox;
class QPushButton;

namespace causerie::ui
{

/// Shows a certificate that was not accepted and what is wrong with it. Accepted only when the user has confirmed
/// to have compared the fingerprint; not accepting is the default.
///
/// Thread: GUI. Owner: its parent. The one that opened it pins `problem.sha256` when `accepted` comes.
class CertificateDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `domain`: of the account, for which the certificate should have been issued (RFC 6120 §13.7.1.2), whatever the
    /// host is called that was dialled.
    CertificateDialog(const xmpp::CertificateProblem &problem, const QString &domain, QWidget *parent = nullptr);

    QCheckBox *comparedBox() const { return m_compared; }
    QPushButton *acceptButton() const { return m_accept; }

private:
    QCheckBox *m_compared;
    QPushButton *m_accept;
};

/// "0BADCAFE…" as people compare it: pairs of digits, eight to a line.
QString fingerprintText(const QByteArray &sha256);

} // namespace causerie::ui
