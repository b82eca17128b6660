// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/account.h"
#include "core/xmpp/registration.h"

#include <QObject>

#include <functional>
#include <memory>

namespace causerie::xmpp
{
class Connection;
}

namespace causerie
{

/// Our account as the server has it: another password (XEP-0077 §3.3), and its end (§3.2).
///
/// An answer that is lost leaves open what the server did. Then the stream is opened anew: the password it takes, or
/// that it takes none any more, is the answer. However long that lasts, nothing is kept or thrown away before.
///
/// Thread: GUI. Owner: Session; the connection outlives it.
class ServerAccount final : public QObject
{
    Q_OBJECT

public:
    /// `keep`: the server takes this password from now on.
    using Keep = std::function<void(const QString &password)>;
    ServerAccount(xmpp::Connection &connection, Keep keep, QObject *parent = nullptr);
    ~ServerAccount() override;

    bool isBusy() const; ///< one of them is under way; another is not begun
    /// `passwordChanged` or `failed` follows, and `uncertain` before it when the answer is lost.
    void changePassword(const QString &password);
    /// `removed` or `failed` follows, and `uncertain` before it when the answer is lost. Forgetting what is here is
    /// the Session's.
    void remove();

Q_SIGNALS:
    void passwordChanged();
    void removed();
    void failed(const causerie::xmpp::RegistrationError &error); ///< the account is as it was
    void uncertain();                                            ///< no answer came; it is being found out

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace causerie
