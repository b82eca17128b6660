// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/signin/doctortext.h"

#include <QCoreApplication>
#include <QSslSocket>
#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

QString valueText(const QVariant &value)
{
    if (value.typeId() == QMetaType::QStringList)
        return value.toStringList().join(u", "_s);
    if (value.typeId() == QMetaType::QDateTime)
        return value.toDateTime().toUTC().toString(Qt::ISODate);
    return value.toString();
}

QString errorText(const xmpp::ConnectionError &error)
{
    QStringList parts{xmpp::toString(error.kind), error.condition, error.serverText};
    parts.removeAll(QString());
    return parts.join(u"; "_s);
}

QString findingText(const xmpp::Finding &finding)
{
    using xmpp::Finding;
    QString text = xmpp::toString(finding.check);
    if (!finding.subject.isEmpty())
        text += u' ' + finding.subject;
    text += u": "_s + xmpp::toString(finding.state);
    if (finding.reason != Finding::Reason::None)
        text += u" ("_s + xmpp::toString(finding.reason) + u')';
    if (finding.state != Finding::State::Skipped)
        text += u", %1 ms"_s.arg(finding.took.count());
    text += u'\n';
    if (finding.error)
        text += u"    error: "_s + errorText(*finding.error) + u'\n';
    for (const auto &[name, value] : finding.values.asKeyValueRange()) {
        if (const QString words = valueText(value); !words.isEmpty())
            text += u"    "_s + name + u": "_s + words + u'\n';
    }
    return text;
}

} // namespace

QString doctorText(const xmpp::DoctorReport &report, const Account &account)
{
    QString text = u"Causerie connection doctor\ntime: %1\nprogram: %2, Qt %3, %4\nsystem: %5, %6\ndomain: %7\n"_s.arg(
        report.at.toUTC().toString(Qt::ISODate), QCoreApplication::applicationVersion(),
        QString::fromLatin1(qVersion()), QSslSocket::sslLibraryVersionString(), QSysInfo::prettyProductName(),
        QSysInfo::currentCpuArchitecture(), report.domain);
    for (const xmpp::Finding &finding : report.findings)
        text += findingText(finding);
    // Servers like to quote the address; who asks for help need not show who they are.
    if (!account.jid.local().isEmpty())
        text.replace(account.jid.local() + u'@', u"…@"_s, Qt::CaseInsensitive);
    return text;
}

} // namespace causerie::ui
