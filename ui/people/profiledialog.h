// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/roster/profile.h"
#include "core/session/session.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace causerie::ui
{

class PictureRow;

/// What we tell our contacts of ourselves: picture, nickname, card. The picture changes at once, the rest when saved.
///
/// Thread: GUI. Owner: itself (deleted on close). The session outlives it.
class ProfileDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ProfileDialog(Session &session, QWidget *parent = nullptr);

    void setPicture(const QString &file); ///< as chosen

private:
    QWidget *makeFields();
    void load();
    void show(const Profile &profile);
    void save();
    void showName();
    void say(const QString &problem);

    Session &m_session;
    Profile m_known;
    PictureRow *m_picture;
    QList<std::pair<QString Profile::*, QLineEdit *>> m_fields;
    QPlainTextEdit *m_note = nullptr;
    QLabel *m_problem;
    QPushButton *m_save;
    bool m_loaded = false;
};

} // namespace causerie::ui
