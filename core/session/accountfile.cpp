// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/accountfile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QSettings>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace causerie
{

namespace
{

constexpr auto kOwner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr qsizetype kLongestName = 200; // most file systems end at 255 bytes; "-wal" and our ending want some

} // namespace

QString makeResource()
{
    QString resource = u"causerie."_s;
    for (int i = 0; i < 8; ++i)
        resource += QChar(u'a' + QRandomGenerator::system()->bounded(26));
    return resource;
}

std::optional<Account> loadAccount(const QString &file)
{
    if (!QFileInfo::exists(file))
        return std::nullopt;
    const QSettings settings(file, QSettings::IniFormat);
    const auto jid = Jid::parse(settings.value(u"jid"_s).toString());
    if (!jid)
        return std::nullopt;
    Account account;
    account.jid = jid->bare();
    account.host = settings.value(u"host"_s).toString();
    account.port = quint16(qBound(0, settings.value(u"port"_s).toInt(), 65535));
    account.directTls = settings.value(u"directTls"_s).toBool();
    account.resource = settings.value(u"resource"_s).toString();
    account.allowPlain = settings.value(u"allowPlain"_s).toBool();
    account.keepPassword = settings.value(u"keepPassword"_s, true).toBool();
    account.pinnedCertificate = QByteArray::fromHex(settings.value(u"pinnedCertificate"_s).toByteArray());
    account.caFile = settings.value(u"caFile"_s).toString();
    if (!account.jid.withResource(account.resource))
        account.resource.clear();
    return account;
}

bool saveAccount(const QString &file, const Account &account)
{
    if (!QDir().mkpath(QFileInfo(file).path()))
        return false;
    QSettings settings(file, QSettings::IniFormat);
    settings.setValue(u"jid"_s, account.jid.bare().toString());
    settings.setValue(u"host"_s, account.host);
    settings.setValue(u"port"_s, account.port);
    settings.setValue(u"directTls"_s, account.directTls);
    settings.setValue(u"resource"_s, account.resource);
    settings.setValue(u"allowPlain"_s, account.allowPlain);
    settings.setValue(u"keepPassword"_s, account.keepPassword);
    settings.setValue(u"pinnedCertificate"_s, QString::fromLatin1(account.pinnedCertificate.toHex()));
    settings.setValue(u"caFile"_s, account.caFile);
    settings.sync();
    return settings.status() == QSettings::NoError && QFile::setPermissions(file, kOwner);
}

QString historyFile(const QString &folder, const Jid &jid)
{
    QByteArray name = QUrl::toPercentEncoding(jid.bare().toString(), "@");
    if (name.size() > kLongestName)
        name = QCryptographicHash::hash(name, QCryptographicHash::Sha256).toHex();
    return QDir(folder).filePath(QString::fromLatin1(name) + u".sqlite"_s);
}

} // namespace causerie
