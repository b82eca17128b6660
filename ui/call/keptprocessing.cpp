// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/keptprocessing.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

const QString kEcho = u"calls/cancelEcho"_s;
const QString kNoise = u"calls/suppressNoise"_s;
const QString kLevel = u"calls/evenLevel"_s;

} // namespace

media::Processing keptProcessing(const QSettings &settings)
{
    const media::Processing usual;
    return {.echo = settings.value(kEcho, usual.echo).toBool(),
            .noise = settings.value(kNoise, usual.noise).toBool(),
            .level = settings.value(kLevel, usual.level).toBool()};
}

void keep(const media::Processing &processing, QSettings &settings)
{
    settings.setValue(kEcho, processing.echo);
    settings.setValue(kNoise, processing.noise);
    settings.setValue(kLevel, processing.level);
}

} // namespace causerie::ui
