// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/endpoints.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace causerie::xmpp
{

/// TCP to one address, tried.
struct Knock {
    Endpoint endpoint;
    QHostAddress address;
    std::optional<ConnectionError> error; ///< empty: somebody answered
    std::chrono::milliseconds took{0};

    friend bool operator==(const Knock &, const Knock &) = default;
};

/// Knocks at all addresses at once, both families, and says nothing there.
///
/// Thread: GUI. Owner: Doctor.
class Knocking final : public QObject
{
    Q_OBJECT

public:
    explicit Knocking(std::chrono::milliseconds deadline);
    ~Knocking() override;

    /// `knocks` without results; `finished` follows once, never from inside this call.
    void start(const QList<Knock> &knocks);

Q_SIGNALS:
    void finished(const QList<causerie::xmpp::Knock> &knocks); ///< in the order of `start`

private:
    void settle(qsizetype i, std::optional<ConnectionError::Kind> kind, const QString &condition = {});
    void end();

    QTimer m_deadline;
    QElapsedTimer m_clock;
    QList<Knock> m_knocks;
    std::vector<std::unique_ptr<QTcpSocket>> m_sockets; ///< null: settled
    qsizetype m_open = 0;
};

} // namespace causerie::xmpp
