// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/qrcode.h"

#include <QWidget>

#include <optional>

namespace causerie::ui
{

/// A QR symbol, dark on white in every theme: some cameras read nothing else. Empty while there is none.
///
/// Thread: GUI. Owner: its parent.
class QrView final : public QWidget
{
    Q_OBJECT

public:
    explicit QrView(QWidget *parent = nullptr);

    /// False when it is too long to be shown.
    bool setContent(const QString &text);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::optional<QrCode> m_code;
};

} // namespace causerie::ui
