// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/windows/deskperson.h"

#include "tests/support/hands.h"
#include "ui/signin/signinwindow.h"

#include <QAbstractItemView>
#include <QDir>
#include <QSpinBox>
#include <QTest>

#include <ranges>

using namespace Qt::StringLiterals;

namespace causerie::test
{

DeskPerson::DeskPerson(const QString &name, const XmppServer &server, ui::Theme &theme, const QString &shots,
                       const QString &prefix, const media::AudioSettings &audio)
    : m_name(name), m_server(server), m_shots(shots), m_prefix(prefix), m_theme(theme), m_audio(audio)
{
    start();
}

DeskPerson::~DeskPerson() = default;

void DeskPerson::start()
{
    ApplicationSettings settings;
    settings.session.dataDir = QDir(m_folder.filePath(u"data"_s));
    settings.session.useKeychain = false;
    settings.audio = m_audio;
    settings.loopbackCandidates = true;
    m_application = std::make_unique<Application>(settings, m_theme);
    m_application->start();
}

bool DeskPerson::signIn()
{
    QWidget *card = m_application->signInWindow();
    if (!card || !waitFor([card] { return card->isVisible(); }))
        return false;
    const QString account = m_name.toLower();
    if (!fillIn(*card, u"Address"_s, m_server.jid(account)) ||
        !fillIn(*card, u"Password"_s, m_server.password(account)) || !press(*card, u"Show the advanced settings"_s) ||
        !fillIn(*card, u"Server"_s, m_server.host()) || !fillIn(*card, u"Authorities"_s, m_server.caFile()))
        return false;
    auto *port = findNamed<QSpinBox>(*card, u"Port"_s);
    if (!port)
        return false;
    port->setValue(m_server.port());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest); // what unfolded has its place
    waitFor([card] { return !isScrolled(*card); }, 2'000); // the window grows with it, where the screen has room
    picture(card, u"sign-in"_s);
    return press(*card, u"Sign in"_s) && waitFor([this] { return mainWindow() && mainWindow()->isVisible(); });
}

bool DeskPerson::restart()
{
    bool gone = false;
    QObject::connect(m_application.get(), &Application::finished, m_application.get(), [&gone] { gone = true; });
    m_application->quit();
    if (!waitFor([&gone] { return gone; }))
        return false;
    m_application.reset();
    start();
    return signIn();
}

bool DeskPerson::open(const QString &contact)
{
    m_peer = *Jid::parse(m_server.jid(contact.toLower()));
    return waitFor([&] { return session().roster().find(m_peer) != nullptr; }) && press(*mainWindow(), u"People"_s) &&
           waitFor([&] { return pressRow(*mainWindow(), u"Contacts"_s, contact); }) &&
           waitFor([&] { return composer() != nullptr; });
}

QWidget *DeskPerson::composer() const
{
    const Contact *contact = m_application->session().roster().find(m_peer);
    const QString name = contact ? displayName(*contact) : displayName(m_peer);
    return findNamed(*mainWindow(), u"Message to "_s + name);
}

bool DeskPerson::write(const QString &text)
{
    QWidget *field = composer();
    if (!field)
        return false;
    typeAndSend(*field, text);
    return waitFor([&] { return shows(text); });
}

const Message *DeskPerson::find(const QString &text)
{
    const Conversation *conversation = session().conversations().find(m_peer);
    if (!conversation)
        return nullptr;
    const auto &messages = conversation->messages();
    const auto found = std::ranges::find(messages, text, &Message::body);
    return found == messages.end() ? nullptr : &*found;
}

bool DeskPerson::showsDelivered(const QString &text)
{
    const Message *message = find(text);
    return message && message->state >= DeliveryState::Delivered;
}

bool DeskPerson::choose(const QString &text, const QStringList &entries)
{
    const Contact *contact = session().roster().find(m_peer);
    const QString name = contact ? displayName(*contact) : displayName(m_peer);
    auto *view = findNamed<QAbstractItemView>(*mainWindow(), u"Messages with "_s + name);
    return view && chooseFromMenu(*view, text, entries);
}

QString DeskPerson::picture(QWidget *window, const QString &what) const
{
    const QString file = u"%1/%2%3-%4.png"_s.arg(m_shots, m_prefix, m_name.toLower(), what);
    return window && takePicture(*window, file) ? file : QString();
}

bool DeskPerson::bothPictures(QWidget *window, const QString &what)
{
    bool all = true;
    for (const bool dark : {true, false}) {
        m_theme.setChoice(dark ? ui::ThemeChoice::Dark : ui::ThemeChoice::Light);
        QCoreApplication::processEvents();
        all = !picture(window, what + (dark ? u"-dark"_s : u"-light"_s)).isEmpty() && all;
    }
    return all;
}

} // namespace causerie::test
