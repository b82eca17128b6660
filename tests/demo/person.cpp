// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/demo/person.h"

#include "tests/support/hands.h"
#include "ui/call/callwindow.h"
#include "ui/call/incomingcallpopup.h"

using namespace Qt::StringLiterals;

namespace causerie::demo
{

using namespace test;

Person::Person(const QString &name, const QString &voice, const Prosody &server, ui::Theme &theme, const QString &shots)
    : Person(name, std::make_shared<Sound>(voice), server, theme, shots)
{
}

Person::Person(const QString &name, std::shared_ptr<Sound> sound, const Prosody &server, ui::Theme &theme,
               const QString &shots)
    : DeskPerson(name, server, theme, shots, u"demo-"_s,
                 {.backend = media::AudioSettings::Backend::Files,
                  .playFile = sound->speech.file(),
                  .recordFile = sound->recording()}),
      m_own(std::move(sound))
{
}

bool Person::placeCall()
{
    return waitFor([this] { return session().canCall(peer()); }) && press(*mainWindow(), u"Call"_s) &&
           waitFor([this] { return callWindow() && callWindow()->isVisible(); });
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

QWidget *Person::callWindow()
{
    return application().callWindow();
}

QWidget *Person::popup()
{
    return application().incomingPopup();
}

} // namespace causerie::demo
