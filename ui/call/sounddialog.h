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

class SoundSettings;

/// SoundSettings by themselves, until they stand among others. Thread: GUI. It goes when it is closed.
class SoundDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit SoundDialog(const media::SoundChoice &choice, QWidget *parent = nullptr);

    SoundSettings &settings() { return *m_settings; }

private:
    SoundSettings *m_settings;
};

} // namespace causerie::ui
