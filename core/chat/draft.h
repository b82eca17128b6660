// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/localizedtext.h"
#include "core/chat/conversationsettings.h"

#include <QStringList>

#include <vector>

namespace causerie
{

/// What somebody has written so far and not sent, as it stands in the fields.
struct DraftText {
    QString body = {};
    QString language = {};                        ///< BCP 47 of `body`, empty: not said
    std::vector<LocalizedText> translations = {}; ///< the same in other languages
    bool spoiler = false;                         ///< to be hidden until asked for (XEP-0382)
    QString spoilerHint = {};
    bool unstyled = false; ///< no styling (XEP-0393 §5)

    friend bool operator==(const DraftText &, const DraftText &) = default;
};

/// The message that an answer or an edit is about, and what is shown of it.
struct DraftTarget {
    qint64 message = 0;  ///< Message::id, which a store gives once; 0: there is none
    QString author = {}; ///< the name that is shown
    QString words = {};

    friend bool operator==(const DraftTarget &, const DraftTarget &) = default;
};

/// All that waits in one conversation to be sent: a message, maybe an answer, with files, an edit of another one that
/// has taken its place for the moment, and what came back while something else was being written.
struct Draft {
    DraftText text = {};
    DraftTarget answers = {};
    DraftTarget edits = {};
    DraftText edited = {};                ///< counts while `edits` names a message
    QStringList files = {};               ///< paths on this machine; whether they are still there is not known
    std::vector<DraftText> returned = {}; ///< oldest first; each waits by itself until somebody takes it up

    friend bool operator==(const Draft &, const Draft &) = default;
};

inline bool isEmpty(const Draft &draft)
{
    return draft == Draft();
}

/// What is kept of a conversation holds its draft as text: the body alone as it is, anything more as one JSON text
/// behind U+001E (RFC 7464 §2.2), which nobody types. Pure; what is damaged is shown as it stands, for it may be words.
ConversationSettings withDraft(ConversationSettings settings, const Draft &draft);
Draft draftOf(const ConversationSettings &settings);
/// As it goes to other machines and comes from there: their paths mean nothing here, or something else.
ConversationSettings withoutFiles(const ConversationSettings &settings);

} // namespace causerie
