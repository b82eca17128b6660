// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desktop/noticewords.h"

#include "ui/desktop/noticetext.h"

#include <QCoreApplication>

namespace causerie::ui
{

namespace
{

struct NoticeWords {
    Q_DECLARE_TR_FUNCTIONS(causerie::ui::NoticeWords)
};

QString wordsOf(const NoticeLine &line)
{
    return line.who.isEmpty()
               ? line.words
               : NoticeWords::tr("%1: %2", "%1 is a person, %2 what they said").arg(line.who, line.words);
}

} // namespace

Notice talkNotice(const TalkNotice &talk, bool showsText)
{
    const QString name = noticeLine(talk.name, kNoticeName);
    Notice notice{.title = name, .words = {}, .picture = talk.picture};
    if (talk.count > 1)
        notice.title = NoticeWords::tr("%1 – %n new message(s)", "%1 is a person or a room", talk.count).arg(name);
    QStringList lines;
    for (const NoticeLine &line : talk.lines) {
        if (showsText || line.isCall)
            lines << wordsOf(line);
    }
    if (lines.isEmpty() && talk.count == 1)
        lines << NoticeWords::tr("New message");
    notice.words = lines.join(u'\n');
    notice.deeds = {NoticeDeed::Open, NoticeDeed::Reply};
    return notice;
}

Notice requestsNotice(int strangers)
{
    return {.title = NoticeWords::tr("%n message request(s)", nullptr, strangers),
            .words = NoticeWords::tr("Somebody who is not among your contacts writes to you."),
            .deeds = {NoticeDeed::Open}};
}

Notice callNotice(const QString &name, const QImage &picture, const QString &account)
{
    const QString called = noticeLine(account, kNoticeName);
    return {.title = NoticeWords::tr("%1 is calling", "%1 is a person").arg(noticeLine(name, kNoticeName)),
            .words = called.isEmpty()
                         ? NoticeWords::tr("Incoming voice call")
                         : NoticeWords::tr("Incoming voice call for %1", "%1 is an address of ours").arg(called),
            .picture = picture,
            .deeds = {NoticeDeed::Open, NoticeDeed::Answer, NoticeDeed::Decline},
            .isUrgent = true};
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
