// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/application.h"
#include "tests/support/prosody.h"
#include "ui/accounts/frame.h"
#include "ui/mainwindow.h"
#include "ui/style/theme.h"

#include <QTemporaryDir>

namespace causerie::test
{

/// Somebody who uses Causerie: a whole application of their own. What they do, they do with the windows; things are
/// found by the name a screen reader says. Thread: GUI.
class DeskPerson
{
public:
    /// `name` as contacts see it ("Alice"); pictures go to the folder `shots`, their names begin with `prefix`.
    DeskPerson(const QString &name, const XmppServer &server, ui::Theme &theme, const QString &shots,
               const QString &prefix = {}, const media::AudioSettings &audio = {});
    virtual ~DeskPerson();

    QString name() const { return m_name; }
    Session &session() { return m_application->session(); }
    Application &application() { return *m_application; }
    QWidget *mainWindow() const { return m_application->window(); }
    const Jid &peer() const { return m_peer; } ///< whose conversation is open

    bool signIn();
    bool restart();                           ///< quits in good order, begins again and signs in
    bool open(const QString &contact);        ///< the conversation, from the list of people
    QWidget *composer() const;                ///< of the open conversation
    bool write(const QString &text);          ///< in the open conversation
    const Message *find(const QString &text); ///< in the open conversation; null when it is not shown
    bool shows(const QString &text) { return find(text) != nullptr; }
    bool showsDelivered(const QString &text); ///< with both ticks
    /// Chooses from the menu of the message that shows `text`: the words of the entries, from the outermost on.
    bool choose(const QString &text, const QStringList &entries);
    QString picture(QWidget *window, const QString &what) const; ///< saves it, and says where; empty when it failed
    bool bothPictures(QWidget *window, const QString &what);     ///< one in the light and one in the dark

    /// The open dialog of this kind; null without one.
    template<typename Dialog>
    Dialog *dialog() const
    {
        for (Dialog *found : mainWindow()->findChildren<Dialog *>()) {
            if (found->isVisible())
                return found;
        }
        return nullptr;
    }

private:
    void start();

    QString m_name;
    const XmppServer &m_server;
    QString m_shots;
    QString m_prefix;
    ui::Theme &m_theme;
    media::AudioSettings m_audio;
    QTemporaryDir m_folder;
    std::unique_ptr<Application> m_application;
    Jid m_peer;
};

} // namespace causerie::test
