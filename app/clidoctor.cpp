// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clijson.h"
#include "app/clipassword.h"
#include "app/clirunner.h"
#include "core/session/checkup.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::cli
{

namespace
{

using xmpp::Finding;

QJsonObject findingFields(const Finding &finding)
{
    QJsonObject object;
    if (finding.error)
        object = fields(*finding.error); // `kind` and `text`
    object[u"check"_s] = xmpp::toString(finding.check);
    object[u"state"_s] = xmpp::toString(finding.state);
    if (!finding.subject.isEmpty())
        object[u"subject"_s] = finding.subject;
    if (finding.reason != Finding::Reason::None)
        object[u"reason"_s] = xmpp::toString(finding.reason);
    if (!finding.values.isEmpty())
        object[u"values"_s] = QJsonObject::fromVariantMap(finding.values);
    if (finding.state != Finding::State::Skipped)
        object[u"ms"_s] = qint64(finding.took.count());
    return object;
}

/// `doctor`: how an account, or a server, is reached, and what it offers. Nobody is signed in by the session.
class DoctorCommand final : public Command
{
public:
    DoctorCommand(const Arguments &arguments, Session &session) : Command(session), m_arguments(arguments) {}

    bool needsServer() const override { return false; }
    bool needsAccount() const override { return false; }

    void start() override
    {
        const auto password = readPassword(m_arguments.passwordFile, "CAUSERIE_PASSWORD"); // readable: see Runner
        connect(&m_checkup, &Checkup::found, this,
                [](const Finding &finding) { print("finding"_L1, findingFields(finding)); });
        connect(&m_checkup, &Checkup::finished, this, &DoctorCommand::conclude);
        m_arguments.jid = m_arguments.peer;
        const auto account = accountFor(m_arguments, session().storedAccount());
        m_checkup.start(*account, password.value_or(std::nullopt).value_or(QString()), m_arguments.loopback);
    }

private:
    void conclude()
    {
        const xmpp::DoctorReport &report = m_checkup.report();
        const auto count = [&report](Finding::State state) {
            return qint64(std::ranges::count(report.findings, state, &Finding::state));
        };
        print("doctor"_L1, {{u"domain"_s, report.domain},
                            {u"state"_s, xmpp::toString(worst(report))},
                            {u"faults"_s, count(Finding::State::Fault)},
                            {u"notices"_s, count(Finding::State::Notice)}});
        Q_EMIT finished(worst(report) == Finding::State::Fault ? kFailed : kOk);
    }

    Arguments m_arguments;
    Checkup m_checkup;
};

} // namespace

std::unique_ptr<Command> makeDoctorCommand(const Arguments &arguments, Session &session)
{
    return std::make_unique<DoctorCommand>(arguments, session);
}

} // namespace causerie::cli
