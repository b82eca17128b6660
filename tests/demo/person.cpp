// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/demo/person.h"

#include "tests/support/hands.h"
#include "ui/call/callwindow.h"
#include "ui/call/incomingcallpopup.h"
#include "ui/mainwindow.h"
#include "ui/signin/signinwindow.h"

#include <QDir>
#include <QSpinBox>
#include <QTest>

#include <ranges>

using namespace Qt::StringLiterals;

namespace causerie::demo
{

using namespace test;

Person::Person(const QString &name, const QString &voice, const Prosody &server, ui::Theme &theme, const QString &shots) :
    m_name(name), m_server(server), m_shots(shots), m_speech(voice)
{
    ApplicationSettings settings;
    settings.session.dataDir = QDir(m_folder.filePath(u"data"_s));
    settings.session.useKeychain = false;
    settings.audio = {.backend = media::AudioSettings::Backend::Files,
                      .playFile = m_speech.file(),
                      .recordFile = recording()};
    settings.loopbackCandidates = true;
    m_application = std::make_unique<Application>(settings, theme);
    m_application->start();
}

Person::~Person() = default;

bool Person::signIn()
{
    QWidget *card = m_application->signInWindow();
    if (!card || !waitFor([card] { return card->isVisible(); }))
        return false;
    const QString account = m_name.toLower();
    if (!fillIn(*card, u"Address"_s, m_server.jid(account)) || !fillIn(*card, u"Password"_s, m_server.password(account))
        || !press(*card, u"Show the advanced settings"_s) || !fillIn(*card, u"Server"_s, m_server.host())
        || !fillIn(*card, u"Authorities"_s, m_server.caFile()))
        return false;
    auto *port = findNamed<QSpinBox>(*card, u"Port"_s);
    if (!port)
        return false;
    port->setValue(m_server.port());
    picture(card, u"sign-in"_s);
    return press(*card, u"Sign in"_s) && waitFor([this] { return mainWindow() && mainWindow()->isVisible(); });
}

bool Person::open(const QString &contact)
{
    m_peer = *Jid::parse(m_server.jid(contact.toLower()));
    return waitFor([&] { return session().roster().find(m_peer) != nullptr; }) && press(*mainWindow(), u"People"_s)
           && waitFor([&] { return pressRow(*mainWindow(), u"Contacts"_s, contact); })
           && waitFor([&] { return findNamed(*mainWindow(), u"Message to "_s + contact) != nullptr; });
}

bool Person::write(const QString &text)
{
    const Contact *contact = session().roster().find(m_peer);
    QWidget *field = contact ? findNamed(*mainWindow(), u"Message to "_s + displayName(*contact)) : nullptr;
    if (!field)
        return false;
    typeAndSend(*field, text);
    return waitFor([&] { return shows(text); });
}

const Message *Person::find(const QString &text)
{
    const Conversation *conversation = session().conversations().find(m_peer);
    if (!conversation)
        return nullptr;
    const auto &messages = conversation->messages();
    const auto found = std::ranges::find(messages, text, &Message::body);
    return found == messages.end() ? nullptr : &*found;
}

bool Person::shows(const QString &text)
{
    return find(text) != nullptr;
}

bool Person::showsDelivered(const QString &text)
{
    const Message *message = find(text);
    return message && message->state >= DeliveryState::Delivered;
}

bool Person::placeCall()
{
    return waitFor([this] { return session().canCall(m_peer); }) && press(*mainWindow(), u"Call"_s)
           && waitFor([this] { return callWindow() && callWindow()->isVisible(); });
}

bool Person::takeCall()
{
    if (!waitFor([this] { return popup() && popup()->isVisible(); }))
        return false;
    picture(popup(), u"incoming-call"_s);
    return press(*popup(), u"Answer"_s);
}

bool Person::hangUp()
{
    return callWindow() && press(*callWindow(), u"Hang up"_s);
}

const Call *Person::lastCall()
{
    const auto calls = session().calls().all();
    return calls.isEmpty() ? nullptr : calls.last();
}

QWidget *Person::mainWindow()
{
    return m_application->mainWindow();
}

QWidget *Person::callWindow()
{
    return m_application->callWindow();
}

QWidget *Person::popup()
{
    return m_application->incomingPopup();
}

QString Person::picture(QWidget *window, const QString &what)
{
    const QString file = u"%1/demo-%2-%3.png"_s.arg(m_shots, m_name.toLower(), what);
    return window && takePicture(*window, file) ? file : QString();
}

} // namespace causerie::demo
