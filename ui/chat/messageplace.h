// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/chat/bubblechips.h"
#include "ui/chat/fileshown.h"
#include "ui/chat/messagefolds.h"

namespace causerie::ui
{

/// What stands around a message because of its neighbours.
struct MessagePlace {
    bool startsDay = false;     ///< a day separator above
    bool startsNew = false;     ///< the "New messages" line above
    bool joinsPrevious = false; ///< same sender within five minutes
    bool followsGap = false;    ///< messages may be missing above
    RowFold fold = {};          ///< of a line among many
    friend bool operator==(const MessagePlace &, const MessagePlace &) = default;
};

/// What a bubble shows beside the message itself: who is who, and what they think of it.
struct MessageContext {
    QString sender;       ///< above the text in a room; empty: not shown
    double senderHue = 0; ///< degrees (XEP-0392)
    QString reader;       ///< our name in a room, to be seen at a glance where others mention it
    QString actor;        ///< whose "/me" it would be
    QString quoteAuthor;
    std::vector<ReactionCount> reactions;
    QStringList readerLanguages;  ///< BCP 47, best first
    std::vector<FileShown> files; ///< one for each attachment
    friend bool operator==(const MessageContext &, const MessageContext &) = default;
};

/// What the person chose to see of one message; forgotten with the view.
struct MessageShown {
    int language = -1;     ///< among `versionsOf`; −1: the reader's
    bool revealed = false; ///< the spoiler
    int part = -1;         ///< of what is very long; −1: its beginning
    friend bool operator==(const MessageShown &, const MessageShown &) = default;
};

} // namespace causerie::ui
