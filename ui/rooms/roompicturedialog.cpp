// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/rooms/roompicturedialog.h"

#include "core/session/session.h"
#include "ui/people/picturerow.h"
#include "ui/roster/names.h"
#include "ui/style/dialogbody.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QVBoxLayout>

namespace causerie::ui
{

RoomPictureDialog::RoomPictureDialog(Session &session, const Jid &room, QWidget *parent)
    : QDialog(parent), m_picture(new PictureRow(session, room, this))
{
    QVBoxLayout *body = makeDialogBody(*this, tr("Picture of the room"), 420);
    body->addWidget(makeExplanation(tr("Everybody who may enter the room can see it."), this));
    m_picture->setName(conversationName(session, room));
    body->addWidget(m_picture);
    QLabel *problem = makeProblem(this);
    body->addWidget(problem);
    connect(m_picture, &PictureRow::said, problem, &QLabel::setText);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    body->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void RoomPictureDialog::setPicture(const QString &file)
{
    m_picture->setPicture(file);
}

} // namespace causerie::ui
