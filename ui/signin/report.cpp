// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/signin/report.h"

#include <QCoreApplication>
#include <QSslSocket>
#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{
QString stateWord(StepState state)
{
    switch (state) {
    case StepState::Waiting:
        return u"not reached"_s;
    case StepState::Running:
        return u"under way"_s;
    case StepState::Done:
        return u"done"_s;
    case StepState::Failed:
        return u"failed"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString stepWord(SignInStep step)
{
    switch (step) {
    case SignInStep::None:
        return u"start"_s;
    case SignInStep::LookingUp:
        return u"look up"_s;
    case SignInStep::Reaching:
        return u"reach"_s;
    case SignInStep::Encrypting:
        return u"encrypt"_s;
    case SignInStep::SigningIn:
        return u"sign in"_s;
    case SignInStep::LoadingContacts:
        return u"load contacts"_s;
    case SignInStep::Done:
        return u"finished"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

void addLine(QString &text, QStringView name, const QString &value)
{
    if (!value.isEmpty())
        text += u"%1: %2\n"_s.arg(name, value);
}

void addCertificate(QString &text, const xmpp::CertificateProblem &certificate)
{
    addLine(text, u"certificate SHA-256", QString::fromLatin1(certificate.sha256.toHex(':')));
    addLine(text, u"certificate names", certificate.names.join(u", "_s));
    addLine(text, u"certificate issuer", certificate.issuer);
    addLine(text, u"certificate valid",
            u"%1 – %2"_s.arg(certificate.validFrom.toUTC().toString(Qt::ISODate),
                             certificate.validUntil.toUTC().toString(Qt::ISODate)));
    addLine(text, u"certificate checks", certificate.reasons.join(u"; "_s));
}
} // namespace

QString connectionReport(const Account &account, const xmpp::ConnectionError &error, const StepTrack &track,
                         const QDateTime &now)
{
    QString text = u"Causerie connection report\n"_s;
    addLine(text, u"time", now.toUTC().toString(Qt::ISODate));
    addLine(text, u"program",
            u"%1, Qt %2, %3"_s.arg(QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion()),
                                   QSslSocket::sslLibraryVersionString()));
    addLine(text, u"system", u"%1, %2"_s.arg(QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture()));
    addLine(text, u"domain", account.jid.domain());
    if (!account.host.isEmpty())
        addLine(text, u"server as set",
                u"%1, port %2, %3"_s.arg(account.host)
                    .arg(account.port)
                    .arg(account.directTls ? u"direct TLS"_s : u"STARTTLS"_s));
    addLine(text, u"error", xmpp::toString(error.kind));
    addLine(text, u"server", error.port == 0 ? error.host : u"%1 port %2"_s.arg(error.host).arg(error.port));
    addLine(text, u"condition", error.condition);
    addLine(text, u"server's words", error.serverText);
    if (error.kind == xmpp::ConnectionError::Kind::CertificateWrong)
        addCertificate(text, error.certificate);
    for (const StepRow &row : track.rows()) {
        const QString time = row.tookMs < 0 ? QString() : u", %1 ms"_s.arg(row.tookMs);
        addLine(text, u"step "_s + stepWord(row.step),
                stateWord(row.state) + time + (row.detail.isEmpty() ? QString() : u", "_s + row.detail));
    }
    // Servers like to quote the address; who asks for help need not show who they are.
    if (!account.jid.local().isEmpty())
        text.replace(account.jid.local() + u'@', u"…@"_s, Qt::CaseInsensitive);
    return text;
}

} // namespace causerie::ui
