// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/callmanners.h"

#include "core/media/callmode.h"

#include <QSettings>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

const QString kMode = u"calls/talkMode"_s;
const QString kKey = u"calls/talkKey"_s;
const QString kRelease = u"calls/talkRelease"_s;
const QString kAgain = u"calls/callingAgainRings"_s;
const QString kCallMode = u"calls/mode"_s;

} // namespace

bool mayBeTalkKey(QKeyCombination key)
{
    switch (key.key()) {
    case Qt::Key_unknown:
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Escape:
        return false;
    default:
        return true;
    }
}

CallManners keptManners(const QSettings &settings)
{
    CallManners manners;
    const int mode = settings.value(kMode, 0).toInt();
    if (mode == std::to_underlying(TalkMode::PushToTalk) || mode == std::to_underlying(TalkMode::PushToMute))
        manners.talkMode = TalkMode(mode);
    const QKeySequence keys = QKeySequence::fromString(settings.value(kKey).toString(), QKeySequence::PortableText);
    if (keys.count() == 1 && mayBeTalkKey(keys[0]))
        manners.talkKey = keys[0];
    const qint64 release = settings.value(kRelease, qint64(manners.release.count())).toLongLong();
    manners.release = std::clamp(std::chrono::milliseconds(release), std::chrono::milliseconds(0), kLongestRelease);
    manners.callingAgainRings = settings.value(kAgain, manners.callingAgainRings).toBool();
    manners.callMode = media::callModeFrom(settings.value(kCallMode).toString()).value_or(manners.callMode);
    return manners;
}

void keep(const CallManners &manners, QSettings &settings)
{
    settings.setValue(kMode, std::to_underlying(manners.talkMode));
    settings.setValue(kKey, QKeySequence(manners.talkKey).toString(QKeySequence::PortableText));
    settings.setValue(kRelease, qint64(manners.release.count()));
    settings.setValue(kAgain, manners.callingAgainRings);
    settings.setValue(kCallMode, QString(media::word(manners.callMode)));
}

} // namespace causerie::ui
