// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desktop/noticewords.h"

#include "ui/desktop/noticetext.h"

#include <QCoreApplication>

#include <algorithm>
#include <ranges>

namespace causerie::ui
{

namespace
{

struct NoticeWords {
    Q_DECLARE_TR_FUNCTIONS(causerie::ui::NoticeWords)
};

QString wordsOf(const NoticeLine &line)
{
    if (line.who.isEmpty() || line.words.isEmpty())
        return line.words;
    const QString both = line.who + line.words;
    return NoticeWords::tr("%1: %2", "%1 is a person, %2 what they said")
        .arg(setApart(line.who, both), setApart(line.words, both));
}

/// `count` is more than one.
QString titleOf(const TalkNotice &talk)
{
    const auto calls = std::ranges::count_if(talk.lines, &NoticeLine::isCall);
    QString title;
    if (calls == 0)
        title = NoticeWords::tr("%1 – %n new message(s)", "%1 is a person or a room", talk.count);
    else if (calls == talk.count)
        title = NoticeWords::tr("%1 – %n missed call(s)", "%1 is a person", talk.count);
    else
        title = NoticeWords::tr("%1 – %n new message(s) and call(s)", "%1 is a person; there are both", talk.count);
    return title.arg(setApart(talk.name, title));
}

/// The last of what was said, each in a line of its own.
QStringList linesOf(const TalkNotice &talk, bool showsText)
{
    QStringList lines;
    const size_t left = talk.lines.size() - std::min(talk.lines.size(), kNoticeLines);
    for (const NoticeLine &line : talk.lines | std::views::drop(left)) {
        const QString words = showsText || line.isCall ? wordsOf(line) : QString();
        if (!words.isEmpty())
            lines << words;
    }
    if (lines.isEmpty() && talk.count == 1)
        lines << NoticeWords::tr("New message");
    return lines;
}

} // namespace

Notice talkNotice(const TalkNotice &talk, bool showsText)
{
    return {.title = talk.count > 1 ? titleOf(talk) : talk.name,
            .words = linesOf(talk, showsText).join(u'\n'),
            .picture = talk.picture,
            .deeds = {NoticeDeed::Open, NoticeDeed::Reply}};
}

QString nameForAccount(const QString &name, const QString &account)
{
    const QString both = name + account;
    return NoticeWords::tr("%1, to %2", "%1 is a person or a room, %2 an address of ours")
        .arg(setApart(name, both), setApart(account, both));
}

Notice requestsNotice(int strangers)
{
    return {.title = NoticeWords::tr("%n message request(s)", nullptr, strangers),
            .words = NoticeWords::tr("Somebody who is not among your contacts writes to you."),
            .deeds = {NoticeDeed::Open}};
}

Notice callNotice(const QString &name, const QImage &picture, const QString &account)
{
    const QString title = NoticeWords::tr("%1 is calling", "%1 is a person");
    const QString words = account.isEmpty() ? NoticeWords::tr("Incoming voice call")
                                            : NoticeWords::tr("Incoming voice call for %1", "%1 is an address of ours");
    return {.title = title.arg(setApart(name, title)),
            .words = account.isEmpty() ? words : words.arg(setApart(account, words)),
            .picture = picture,
            .deeds = {NoticeDeed::Open, NoticeDeed::Answer, NoticeDeed::Decline},
            .isUrgent = true};
}

Notice trayNotice()
{
    return {.title = QStringLiteral("Causerie"),
            .words = NoticeWords::tr(
                "Causerie goes on in the tray: messages and calls still come. “Quit” in the menu of its icon ends it, "
                "and the settings of notifications say what closing the window does."),
            .deeds = {NoticeDeed::Open}};
}

QString deedWords(NoticeDeed deed)
{
    switch (deed) {
    case NoticeDeed::Open:
        return NoticeWords::tr("Open");
    case NoticeDeed::Reply:
        return NoticeWords::tr("Reply");
    case NoticeDeed::Answer:
        return NoticeWords::tr("Answer");
    case NoticeDeed::Decline:
        return NoticeWords::tr("Decline");
    }
    Q_UNREACHABLE_RETURN({});
}

QString replyHint()
{
    return NoticeWords::tr("Reply…");
}

} // namespace causerie::ui
