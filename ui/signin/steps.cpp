// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/signin/steps.h"

#include <QCoreApplication>

#include <algorithm>

namespace causerie::ui
{

namespace
{
struct Steps {
    Q_DECLARE_TR_FUNCTIONS(causerie::ui::Steps)
};

/// What failed is told by its own sentence (see sentences.h); the step keeps its plain name.
QString pick(StepState state, const QString &ahead, const QString &running, const QString &done)
{
    switch (state) {
    case StepState::Waiting:
    case StepState::Failed:
        return ahead;
    case StepState::Running:
        return running;
    case StepState::Done:
        return done;
    }
    Q_UNREACHABLE_RETURN({});
}
} // namespace

StepTrack::StepTrack()
    : m_rows{StepRow{SignInStep::LookingUp, StepState::Waiting, {}, -1},
             StepRow{SignInStep::Reaching, StepState::Waiting, {}, -1},
             StepRow{SignInStep::Encrypting, StepState::Waiting, {}, -1},
             StepRow{SignInStep::SigningIn, StepState::Waiting, {}, -1},
             StepRow{SignInStep::LoadingContacts, StepState::Waiting, {}, -1}}
{
}

void StepTrack::restart(qint64 nowMs)
{
    *this = StepTrack();
    m_since = nowMs;
}

void StepTrack::reach(SignInStep step, const QString &detail, qint64 nowMs)
{
    for (StepRow &row : m_rows) {
        if (row.step < step && row.state != StepState::Done) {
            // Only the step that was running was timed; one passed over in silence has no figure.
            if (row.state == StepState::Running) {
                row.tookMs = std::max<qint64>(0, nowMs - m_since);
                m_since = nowMs;
            }
            row.state = StepState::Done;
        } else if (row.step == step) {
            if (row.state != StepState::Running)
                m_since = nowMs;
            row.state = StepState::Running;
            row.tookMs = -1;
            if (!detail.isEmpty())
                row.detail = detail;
        } else if (row.step > step) {
            row = StepRow{row.step, StepState::Waiting, {}, -1};
        }
    }
}

void StepTrack::fail()
{
    auto open = std::ranges::find(m_rows, StepState::Running, &StepRow::state);
    if (open == m_rows.end())
        open = std::ranges::find(m_rows, StepState::Waiting, &StepRow::state);
    if (open != m_rows.end())
        open->state = StepState::Failed;
}

QString stepText(SignInStep step, StepState state)
{
    switch (step) {
    case SignInStep::None:
    case SignInStep::Done:
        return {};
    case SignInStep::LookingUp:
        return pick(state, Steps::tr("Find the server"), Steps::tr("Looking for the server…"),
                    Steps::tr("Found the server"));
    case SignInStep::Reaching:
        return pick(state, Steps::tr("Reach it"), Steps::tr("Reaching it…"), Steps::tr("Reached it"));
    case SignInStep::Encrypting:
        return pick(state, Steps::tr("Encrypt the connection"), Steps::tr("Encrypting the connection…"),
                    Steps::tr("Encrypted the connection"));
    case SignInStep::SigningIn:
        return pick(state, Steps::tr("Sign in"), Steps::tr("Signing in…"), Steps::tr("Signed in"));
    case SignInStep::LoadingContacts:
        return pick(state, Steps::tr("Load contacts"), Steps::tr("Loading contacts…"), Steps::tr("Loaded contacts"));
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace causerie::ui
