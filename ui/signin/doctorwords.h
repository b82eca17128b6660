// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/doctor/report.h"

namespace causerie::ui
{

/// What a person reads about one finding. Translated; parts of it may be what a server wrote.
struct FindingWords {
    QString title;   ///< what was looked at
    QString meaning; ///< what was found, in a sentence or two
    QString remedy;  ///< what to do; empty where nothing has to be done

    friend bool operator==(const FindingWords &, const FindingWords &) = default;
};

/// Words for a finding about `domain`. Pure.
FindingWords wordsFor(const xmpp::Finding &finding, const QString &domain);

/// What is being looked at now: "Encryption with xmpp.example.org:5222". Pure.
QString checkTitle(xmpp::Finding::Check check, const QString &subject);

/// All of it in one sentence. Pure.
QString verdictWords(const xmpp::DoctorReport &report);

/// "fine", "worth knowing" …, for who cannot see the marks. Pure.
QString stateWords(xmpp::Finding::State state);

/// The remedies alone. Pure.
QString remedyFor(const xmpp::Finding &finding, const QString &domain);

} // namespace causerie::ui
