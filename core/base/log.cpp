// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/log.h"

namespace causerie
{
Q_LOGGING_CATEGORY(lcApp, "causerie.app", QtInfoMsg)
Q_LOGGING_CATEGORY(lcXmpp, "causerie.xmpp", QtInfoMsg)
Q_LOGGING_CATEGORY(lcXml, "causerie.xmpp.xml", QtInfoMsg)
Q_LOGGING_CATEGORY(lcStorage, "causerie.storage", QtInfoMsg)
Q_LOGGING_CATEGORY(lcCall, "causerie.call", QtInfoMsg)
Q_LOGGING_CATEGORY(lcMedia, "causerie.media", QtInfoMsg)
Q_LOGGING_CATEGORY(lcIce, "causerie.media.ice", QtInfoMsg)
Q_LOGGING_CATEGORY(lcRtp, "causerie.media.rtp", QtInfoMsg)
Q_LOGGING_CATEGORY(lcAudio, "causerie.media.audio", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSession, "causerie.session", QtInfoMsg)
Q_LOGGING_CATEGORY(lcUi, "causerie.ui", QtInfoMsg)
} // namespace causerie
