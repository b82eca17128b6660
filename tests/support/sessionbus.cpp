// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/sessionbus.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace causerie::test
{

SessionBus::SessionBus()
{
    QFile config(m_folder.filePath(u"bus.conf"_s));
    if (!config.open(QIODevice::WriteOnly))
        return;
    config.write("<busconfig><type>session</type><listen>unix:dir=/tmp</listen><policy context='default'>"
                 "<allow send_destination='*' eavesdrop='true'/><allow eavesdrop='true'/><allow own='*'/></policy>"
                 "</busconfig>");
    config.close();
    m_bus.start(u"dbus-daemon"_s, {u"--nofork"_s, u"--print-address"_s, u"--config-file="_s + config.fileName()});
    if (!m_bus.waitForReadyRead(30'000))
        return;
    const QByteArray address = m_bus.readLine().trimmed();
    m_address = QString::fromLocal8Bit(address);
    qputenv("DBUS_SESSION_BUS_ADDRESS", address);
}

SessionBus::~SessionBus()
{
    m_bus.kill();
    m_bus.waitForFinished();
}

} // namespace causerie::test
