// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/checkup.h"

#include "core/session/signin.h"
#include "core/xmpp/doctor/doctor.h"

namespace causerie
{

struct Checkup::Private {
    std::unique_ptr<xmpp::Doctor> doctor; ///< made when it is needed
    xmpp::DoctorReport none;
};

Checkup::Checkup(std::function<QString(const Jid &)> password, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>()), m_password(std::move(password))
{
}

Checkup::~Checkup() = default;

void Checkup::start(const Account &account, const QString &password, bool loopback)
{
    using xmpp::Doctor;
    if (!d->doctor) {
        d->doctor = std::make_unique<Doctor>();
        connect(d->doctor.get(), &Doctor::began, this, &Checkup::began);
        connect(d->doctor.get(), &Doctor::found, this, &Checkup::found);
        connect(d->doctor.get(), &Doctor::finished, this, [this] {
            m_isAtWork = false;
            Q_EMIT finished();
        });
    }
    m_isAtWork = true;
    d->doctor->examine(toConnectionSettings(account, password, {}), loopback);
}

void Checkup::startSignedIn(const Account &account)
{
    start(account, m_password ? m_password(account.jid.bare()) : QString());
}

void Checkup::cancel()
{
    m_isAtWork = false;
    if (d->doctor)
        d->doctor->cancel();
}

const xmpp::DoctorReport &Checkup::report() const
{
    return d->doctor ? d->doctor->report() : d->none;
}

} // namespace causerie

#include "moc_checkup.cpp" // as that of Search
