// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/application.h"
#include "tests/support/prosody.h"
#include "tests/support/speech.h"
#include "ui/style/theme.h"

#include <QTemporaryDir>

namespace causerie::demo
{

/// Somebody who uses Causerie: a whole application of their own, with a voice instead of a microphone and a recorder
/// instead of ears. What they do, they do with the windows. Thread: GUI.
class Person
{
public:
    Person(const QString &name, const QString &voice, const test::Prosody &server, ui::Theme &theme, const QString &shots);
    ~Person();

    QString name() const { return m_name; } ///< as contacts see it: "Alice"
    Session &session() { return m_application->session(); }
    Application &application() { return *m_application; }

    bool signIn();
    bool open(const QString &contact);              ///< the conversation, from the list of people
    bool write(const QString &text);                ///< in the open conversation
    bool shows(const QString &text);                ///< in the open conversation
    bool showsDelivered(const QString &text);       ///< with both ticks
    bool placeCall();
    bool takeCall();
    bool hangUp();
    const Call *currentCall() { return session().calls().current(); }
    const Call *lastCall();

    QWidget *mainWindow();
    QWidget *callWindow();
    QWidget *popup();
    QString picture(QWidget *window, const QString &what); ///< saves it, and says where; empty when it failed

    const test::Speech &speech() const { return m_speech; }
    QString recording() const { return m_folder.filePath(QStringLiteral("heard.wav")); }

private:
    const Message *find(const QString &text);

    QString m_name;
    const test::Prosody &m_server;
    QString m_shots;
    QTemporaryDir m_folder;
    test::Speech m_speech;
    std::unique_ptr<Application> m_application;
    Jid m_peer;
};

} // namespace causerie::demo
