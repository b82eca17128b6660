// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/messagehit.h"

namespace causerie::ui
{

bool isActive(MessageHit::Kind kind)
{
    using Kind = MessageHit::Kind;
    switch (kind) {
    case Kind::Nothing:
    case Kind::Bubble:
    case Kind::Text:
        return false;
    case Kind::Link:
    case Kind::SendAgain:
    case Kind::CallBack:
    case Kind::Unfold:
    case Kind::Quote:
    case Kind::Reveal:
    case Kind::ShowMore:
    case Kind::ShowBefore:
    case Kind::ShowLess:
    case Kind::Language:
    case Kind::Reaction:
    case Kind::Attachment:
    case Kind::DeclineFile:
    case Kind::Sound:
    case Kind::SoundSpeed:
        return true;
    }
    Q_UNREACHABLE_RETURN(false);
}

} // namespace causerie::ui
