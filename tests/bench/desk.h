// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/application.h"
#include "tests/support/prosody.h"
#include "ui/style/theme.h"

#include <QTemporaryDir>

#include <functional>

namespace causerie::bench
{

/// The account NAME of the private server.
Account accountAt(const test::Prosody &server, const QString &name);

/// Runs the event loop until `isTrue`; false after a minute. Looks only after events, so that it costs nothing.
bool waitUntil(const std::function<bool()> &isTrue);
/// Runs the event loop until the process has used hardly any CPU for a second; half a minute at most.
void waitUntilQuiet();

/// The whole application in a folder of its own, with its first window shown. Thread: GUI.
class Desk
{
public:
    explicit Desk(QApplication &qt);

    Application &application() { return m_application; }
    Session &session() { return m_application.session(); }

private:
    static ApplicationSettings settingsIn(const QTemporaryDir &folder);

    QTemporaryDir m_folder;
    ui::Theme m_theme;
    Application m_application;
};

} // namespace causerie::bench
