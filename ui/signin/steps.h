// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/sessionstate.h"

#include <QString>

#include <array>

namespace causerie::ui
{

enum class StepState { Waiting, Running, Done, Failed };

/// One line of the connection's progress.
struct StepRow {
    SignInStep step = SignInStep::None;
    StepState state = StepState::Waiting;
    QString detail;     ///< untranslated, what the session reported during the step
    qint64 tookMs = -1; ///< when done

    friend bool operator==(const StepRow &, const StepRow &) = default;
};

/// How far a sign-in has come, built from what the session reports. A value; time enters as an argument.
class StepTrack
{
public:
    StepTrack();

    void restart(qint64 nowMs);
    /// A step that is not the next one settles those before it; an earlier one (another server is tried) reopens the
    /// rest.
    void reach(SignInStep step, const QString &detail, qint64 nowMs);
    void fail(); ///< at the step under way, else at the first one not done

    const std::array<StepRow, 5> &rows() const { return m_rows; }
    friend bool operator==(const StepTrack &, const StepTrack &) = default;

private:
    std::array<StepRow, 5> m_rows;
    qint64 m_since = 0;
};

/// "Find the server", "Looking for the server…", "Found the server": the words grow with the state. Translated.
QString stepText(SignInStep step, StepState state);

} // namespace causerie::ui
