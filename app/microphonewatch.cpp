// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/microphonewatch.h"

#include <QAudioDevice>
#include <QMediaDevices>

namespace causerie
{

MicrophoneWatch::MicrophoneWatch(QObject *parent) : QObject(parent)
{
    auto *asker = new QObject;
    asker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, asker, [this, asker] {
        auto *devices = new QMediaDevices(asker);
        const auto tell = [this] { Q_EMIT found(!QMediaDevices::audioInputs().isEmpty()); };
        connect(devices, &QMediaDevices::audioInputsChanged, asker, tell);
        tell();
    });
    connect(&m_thread, &QThread::finished, asker, &QObject::deleteLater);
    m_thread.start();
}

MicrophoneWatch::~MicrophoneWatch()
{
    m_thread.quit();
    m_thread.wait();
}

} // namespace causerie
