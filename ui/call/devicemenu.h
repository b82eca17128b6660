// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/parameters.h"

#include <QMenu>

namespace causerie::ui
{

/// One device as a menu shows it.
struct DeviceChoice {
    QByteArray id; ///< QAudioDevice::id; empty: the system's default
    QString name;
    friend bool operator==(const DeviceChoice &, const DeviceChoice &) = default;
};

/// Which microphone, which loudspeaker, and what is done to what the microphone hears; built when it is opened, since
/// devices come and go.
///
/// Thread: GUI. Owner: its parent. Errors: none; a system without devices shows so in words.
class DeviceMenu final : public QMenu
{
    Q_OBJECT

public:
    explicit DeviceMenu(QWidget *parent = nullptr);

    /// Asks the system what there is and marks what is in use. May take some ten ms the first time.
    void fill(const media::AudioSettings &inUse);
    /// The same from given lists.
    void fill(const QList<DeviceChoice> &inputs, const QList<DeviceChoice> &outputs, const media::AudioSettings &inUse);

Q_SIGNALS:
    void chosen(const causerie::media::AudioSettings &audio);
    void settingsRequested(); ///< levels, test tones, what rings

private:
    void addGroup(const QString &title, const QString &emptyText, const QList<DeviceChoice> &devices,
                  QByteArray media::AudioSettings::*id, const media::AudioSettings &inUse);
    void addSwitch(const QString &name, bool media::Processing::*part, const media::AudioSettings &inUse);
};

} // namespace causerie::ui
