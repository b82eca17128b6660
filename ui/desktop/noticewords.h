// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/desktop/noticeboard.h"

/// Notices in words. Pure, but for the language.
namespace causerie::ui
{

inline constexpr size_t kNoticeLines = 3; ///< shown of a conversation

/// What is new in a conversation. Without the text of others, names and numbers are all that is told.
Notice talkNotice(const TalkNotice &talk, bool showsText);
/// `name` as `noticeName` makes it, and which of our accounts they have to do with.
QString nameForAccount(const QString &name, const QString &account);
/// Of strangers not even a name is told, for they chose it.
Notice requestsNotice(int strangers);
/// `name` as `noticeName` makes it. `account`: which of ours is called; empty when there is only one.
Notice callNotice(const QString &name, const QImage &picture, const QString &account);

/// The first time a closed window goes on in the tray.
Notice trayNotice();

/// "Reply", for the button of a notice.
QString deedWords(NoticeDeed deed);
QString replyHint(); ///< in the empty field of a reply

} // namespace causerie::ui
