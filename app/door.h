// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDir>
#include <QLocalServer>
#include <QObject>
#include <QStringList>

#include <chrono>

class QLocalSocket;

namespace causerie
{

/// Where a second start hands over what it was started for: a socket in the data folder, which only this user can open.
/// On it, a JSON array of strings on one line, answered by "ok" on another.
///
/// Thread: GUI. Owner: main, who has the folder for itself (`lockFolder`): what lies there from before is in nobody's
/// use.
class Door final : public QObject
{
    Q_OBJECT

public:
    /// Without a socket (a path longer than the system takes, say) nobody knocks; it is logged.
    explicit Door(const QDir &folder, QObject *parent = nullptr);

Q_SIGNALS:
    void knocked(const QStringList &arguments); ///< empty: somebody only wants to see the window

private:
    void letIn(QLocalSocket &socket);

    QLocalServer m_server;
};

/// Hands `arguments` to the program that has `folder`; false when nobody takes them within `patience`. It waits, so:
/// before there is a window. Thread: any.
bool knock(const QDir &folder, const QStringList &arguments, std::chrono::milliseconds patience);

} // namespace causerie
