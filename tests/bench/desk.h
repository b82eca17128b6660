// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/application.h"
#include "tests/support/prosody.h"
#include "ui/style/theme.h"

#include <QTemporaryDir>

#include <chrono>
#include <functional>

namespace causerie::bench
{

/// The account NAME of the private server.
Account accountAt(const test::Prosody &server, const QString &name);

/// Runs the event loop until `isTrue`; false after `patience`. Looks only after events, so that it costs nothing.
bool waitUntil(const std::function<bool()> &isTrue, std::chrono::seconds patience = std::chrono::minutes(1));
/// Runs the event loop until the process has used hardly any CPU for a second; half a minute at most.
void waitUntilQuiet();
/// Resident pages of this process, shared libraries included.
double residentMb();

/// The whole application in a folder of its own, with its first window shown. Thread: GUI.
class Desk
{
public:
    explicit Desk(QApplication &qt);
    /// With what is in `data`, which stays when the desk goes.
    Desk(QApplication &qt, const QDir &data);

    Application &application() { return m_application; }
    Session &session() { return m_application.session(); }

private:
    static ApplicationSettings settingsIn(const QTemporaryDir &folder, const QDir &data);
    void begin();

    QTemporaryDir m_folder;
    ui::Theme m_theme;
    Application m_application;
};

} // namespace causerie::bench
