// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/privacy/checkwords.h"

#include <QCoreApplication>

namespace causerie::ui
{

namespace
{

struct CheckWords {
    Q_DECLARE_TR_FUNCTIONS(CheckWords)
};

QString completeWords(const ArchiveReport &report)
{
    if (report.onServer == 0)
        return CheckWords::tr("The server has no messages of this conversation.");
    const QString onServer =
        CheckWords::tr("The server has %n messages of this conversation.", nullptr, report.onServer);
    if (report.missing == 0)
        return onServer + u' ' + CheckWords::tr("All of them are here.");
    const QString missing = CheckWords::tr("%n of them were missing here.", nullptr, report.missing);
    if (report.repaired == report.missing)
        return onServer + u' ' + missing + u' ' + CheckWords::tr("Now they are here, each in its place.");
    return onServer + u' ' + missing + u' ' +
           CheckWords::tr("%n could be added; check again later for the others.", nullptr, report.repaired);
}

QString withText(const QString &words, const QString &text)
{
    return text.isEmpty() ? words : words + u' ' + text;
}

} // namespace

QString progressWords(const ArchiveReport &soFar)
{
    const QString compared = CheckWords::tr("%n messages compared", nullptr, soFar.onServer);
    return soFar.missing == 0 ? compared : compared + CheckWords::tr(", %n were missing", nullptr, soFar.missing);
}

QString resultWords(const ArchiveReport &report)
{
    using End = ArchiveReport::End;
    switch (report.end) {
    case End::Complete:
        return completeWords(report);
    case End::Cancelled:
        return CheckWords::tr("The check was stopped before its end.");
    case End::NoArchive:
        return CheckWords::tr("The server keeps no archive of this conversation, so there is nothing to compare with.");
    case End::NotConnected:
        return CheckWords::tr("There is no connection to the server. Check again when you are online.");
    case End::NotInRoom:
        return CheckWords::tr("You are not in this room. Join it, then check again.");
    case End::Refused:
        return withText(CheckWords::tr("The server refused to show its archive."), report.text);
    case End::NotStored:
        return CheckWords::tr("What was missing could not be stored on this computer.");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace causerie::ui
