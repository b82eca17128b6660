// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/speech.h"
#include "tests/windows/deskperson.h"

namespace causerie::demo
{

/// Somebody with a voice instead of a microphone and a recorder instead of ears. Thread: GUI.
class Person final : public test::DeskPerson
{
public:
    Person(const QString &name, const QString &voice, const test::Prosody &server, ui::Theme &theme,
           const QString &shots);

    bool placeCall();
    bool takeCall();
    bool hangUp();
    const Call *currentCall() { return session().calls().current(); }
    const Call *lastCall();

    QWidget *callWindow();
    QWidget *popup();

    const test::Speech &speech() const { return m_own->speech; }
    QString recording() const { return m_own->recording(); }

private:
    /// Made before the application, which speaks with it.
    struct Sound {
        explicit Sound(const QString &voice) : speech(voice) {}
        QString recording() const { return folder.filePath(QStringLiteral("heard.wav")); }

        test::Speech speech;
        QTemporaryDir folder;
    };

    Person(const QString &name, std::shared_ptr<Sound> sound, const test::Prosody &server, ui::Theme &theme,
           const QString &shots);

    std::shared_ptr<Sound> m_own;
};

} // namespace causerie::demo
