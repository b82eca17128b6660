// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QUrl>

namespace causerie::ui
{

/// What lies under a point of a row.
struct MessageHit {
    enum class Kind {
        Nothing,
        Bubble,
        Text,
        Link, ///< `url`
        SendAgain,
        CallBack,
        Unfold,      ///< the lines that this one stands for
        Quote,       ///< of what is answered
        Reveal,      ///< the cover of a spoiler
        ShowMore,    ///< of a text that is cut: all of it, or what follows
        ShowBefore,  ///< what precedes, of one that is too long to be shown at once
        ShowLess,    ///< the beginning again
        Language,    ///< `index` among the message's versions
        Reaction,    ///< `emoji`
        Attachment,  ///< `index` among the attachments
        DeclineFile, ///< the same: one that is offered is not wanted
        Sound,       ///< the same: play or hold; with a `share`, go there
        SoundSpeed
    };
    Kind kind = Kind::Nothing;
    int position = -1; ///< in the shown text; set over a bubble
    QUrl url;
    QString emoji;
    int index = -1;
    double share = -1; ///< of a sound, 0…1
};

/// True for what a click does something with.
bool isActive(MessageHit::Kind kind);

struct TextRange {
    int from = 0;
    int to = 0;
    bool isEmpty() const { return from >= to; }
    friend bool operator==(const TextRange &, const TextRange &) = default;
};

} // namespace causerie::ui
