// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

#include <QWidget>

class QPushButton;

namespace causerie::ui
{

class Avatar;

/// A picture with buttons that choose another one or take it away, which happens at once: ours, or a room's.
///
/// Thread: GUI. Owner: its parent. The session outlives it.
class PictureRow final : public QWidget
{
    Q_OBJECT

public:
    PictureRow(Session &session, const Jid &whose, QWidget *parent = nullptr);

    void setName(const QString &name);    ///< for the letters, while there is no picture
    void setPicture(const QString &file); ///< as chosen

Q_SIGNALS:
    void said(const QString &problem); ///< empty: none any more

private:
    void choose();
    void refresh();

    Session &m_session;
    Jid m_whose;
    QString m_name;
    Avatar *m_avatar;
    QPushButton *m_remove;
};

} // namespace causerie::ui
