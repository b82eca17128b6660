// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

namespace causerie::media
{
struct SoundChoice;
}

namespace causerie::ui
{

class CallSettings;
class SoundSettings;
struct CallManners;

/// SoundSettings and CallSettings by themselves, until they stand among others. Thread: GUI. It goes when it is closed.
class SoundDialog final : public QDialog
{
    Q_OBJECT

public:
    SoundDialog(const media::SoundChoice &choice, const CallManners &manners, QWidget *parent = nullptr);

    SoundSettings &settings() { return *m_settings; }
    CallSettings &calls() { return *m_calls; }

private:
    SoundSettings *m_settings;
    CallSettings *m_calls;
};

} // namespace causerie::ui
