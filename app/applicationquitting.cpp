// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether one may quit: decided when the store has said what became of the last words.

#include "app/application.h"
#include "app/seat.h"
#include "app/telephone.h"
#include "core/session/session.h"
#include "ui/accounts/frame.h"
#include "ui/accounts/quitting.h"
#include "ui/mainwindow.h"
#include "ui/signin/signinwindow.h"

#include <algorithm>
#include <memory>

namespace causerie
{

namespace
{
/// What is answered may have more to be written, a message whose question was looked up, say.
constexpr int kRounds = 2;
} // namespace

void Application::tryToQuit()
{
    if (m_isQuitting || m_writing.isActive())
        return;
    m_writing.start();
    saveDrafts();
    awaitWrites(kRounds);
}

/// `rounds` times, and again as long as somebody types.
void Application::awaitWrites(int rounds)
{
    const auto waiting = std::make_shared<int>(1);
    const auto answered = [this, waiting, rounds, decided = m_decided] {
        if (--*waiting > 0 || decided != m_decided)
            return;
        if (saveDrafts() || rounds > 1)
            awaitWrites(std::max(1, rounds - 1));
        else
            decideToQuit();
    };
    for (const auto &seat : m_seats) {
        if (!seat->hasSession())
            continue;
        ++*waiting;
        seat->session().afterWriting(this, answered);
    }
    QMetaObject::invokeMethod(this, answered, Qt::QueuedConnection); // a window that is closed now closes first
}

bool Application::saveDrafts()
{
    bool isAny = false;
    for (const auto &seat : m_seats)
        isAny |= seat->mainWindow() && seat->mainWindow()->saveDraft();
    return isAny;
}

void Application::decideToQuit()
{
    m_writing.stop();
    ++m_decided;
    if (m_isQuitting) // something else has decided
        return;
    const bool isKept = std::ranges::none_of(
        m_seats, [](const auto &seat) { return seat->hasSession() && ui::holdsUnkept(seat->session()); });
    if (isKept)
        return quit();
    if (!isWindowShown())
        summon(); // the question stands over it
    QWidget *card = signInWindow();
    ui::askToQuit(card && card->isWindow() ? *card : static_cast<QWidget &>(frame()), [this] { quit(); });
}

} // namespace causerie
