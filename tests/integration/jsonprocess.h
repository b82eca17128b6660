// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QProcess>

#include <functional>

namespace causerie::test
{

/// A program that prints one JSON object per line: `causerie-cli`, or a peer in another language.
class JsonProcess final
{
public:
    JsonProcess(const QString &program, const QStringList &arguments, const QMap<QString, QString> &environment = {});
    ~JsonProcess(); ///< ends it, whatever it does
    JsonProcess(const JsonProcess &) = delete;
    JsonProcess &operator=(const JsonProcess &) = delete;

    /// Waits for a line of which `isIt` is true and returns it, those before it are passed by. Empty when there is
    /// none.
    QJsonObject waitFor(const std::function<bool(const QJsonObject &)> &isIt);
    QJsonObject waitForEvent(const QString &event);
    void write(const QJsonObject &command);
    void closeInput() { m_process.closeWriteChannel(); }
    void terminate() { m_process.terminate(); } ///< SIGTERM
    void kill() { m_process.kill(); }           ///< SIGKILL, as a crash
    qint64 id() const { return m_process.processId(); }
    /// The exit status; −1 when it crashed or does not end.
    int wait();
    const QList<QJsonObject> &all() const { return m_all; } ///< every line so far
    void read();                                            ///< takes what has come, without waiting

private:
    QProcess m_process;
    QByteArray m_buffer;
    QList<QJsonObject> m_all;
    qsizetype m_passed = 0;
};

} // namespace causerie::test
