// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace causerie::test
{

/// A D-Bus session of this program's own, on which nothing starts by itself; in the environment from its making on, so
/// make it before anybody asks for the session bus. Thread: GUI.
class SessionBus
{
public:
    SessionBus();
    ~SessionBus();

    bool isReady() const { return !m_address.isEmpty(); }
    const QString &address() const { return m_address; }

private:
    QTemporaryDir m_folder;
    QProcess m_bus;
    QString m_address;
};

} // namespace causerie::test
