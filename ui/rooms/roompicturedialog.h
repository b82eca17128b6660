// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"

#include <QDialog>

namespace causerie
{
class Session;
}

namespace causerie::ui
{

class PictureRow;

/// The picture of a room (XEP-0486), for those who own it. It changes at once, for everybody there.
///
/// Thread: GUI. Owner: itself (deleted on close). The session outlives it.
class RoomPictureDialog final : public QDialog
{
    Q_OBJECT

public:
    RoomPictureDialog(Session &session, const Jid &room, QWidget *parent = nullptr);

    void setPicture(const QString &file); ///< as chosen

private:
    PictureRow *m_picture;
};

} // namespace causerie::ui
