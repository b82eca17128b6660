// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/roster/callobstaclewords.h"

#include <QCoreApplication>

namespace causerie::ui
{

namespace
{
struct CallObstacleWords {
    Q_DECLARE_TR_FUNCTIONS(causerie::ui::CallObstacleWords)
};
} // namespace

QString callObstacleText(CallObstacle obstacle)
{
    switch (obstacle) {
    case CallObstacle::None:
        return {};
    case CallObstacle::NotConnected:
        return CallObstacleWords::tr("You are not connected, so you cannot call.");
    case CallObstacle::InCall:
        return CallObstacleWords::tr("A call is in progress");
    case CallObstacle::NoMicrophone:
        return CallObstacleWords::tr("This computer has no microphone. Plug one in to call.");
    case CallObstacle::NoRelay:
        return CallObstacleWords::tr(
            "You hide your network address, and your server has no relay for calls. See \"What others may know\".");
    case CallObstacle::Offline:
        return CallObstacleWords::tr("They cannot be called: none of their devices is online, as far as you can see.");
    case CallObstacle::Unknown:
        return CallObstacleWords::tr("It is not known yet whether their program takes calls.");
    case CallObstacle::NoVoice:
        return CallObstacleWords::tr("They cannot be called: the program they use takes no voice calls.");
    case CallObstacle::NoEncryption:
        return CallObstacleWords::tr("They cannot be called: the program they use does not encrypt its calls.");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace causerie::ui
