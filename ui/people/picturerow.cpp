// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/people/picturerow.h"

#include "core/session/avatars.h"
#include "ui/style/avatar.h"
#include "ui/style/measure.h"

#include <QFileDialog>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace causerie::ui
{

namespace
{

QString problemText(Avatars::SetError error)
{
    switch (error) {
    case Avatars::SetError::NotAPicture:
        return PictureRow::tr("This file is not a picture that can be shown.");
    case Avatars::SetError::NotConnected:
        return PictureRow::tr("There is no connection to the server.");
    case Avatars::SetError::Refused:
        return PictureRow::tr("The server did not take the picture.");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

PictureRow::PictureRow(Session &session, const Jid &whose, QWidget *parent)
    : QWidget(parent), m_session(session), m_whose(whose), m_avatar(new Avatar(84, this)),
      m_remove(new QPushButton(tr("&Remove the picture"), this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(scaled(font(), 14));
    row->addWidget(m_avatar);
    auto *column = new QVBoxLayout;
    auto *other = new QPushButton(tr("Choose a &picture…"), this);
    other->setAutoDefault(false);
    m_remove->setAutoDefault(false);
    column->addStretch();
    column->addWidget(other, 0, Qt::AlignLeading);
    column->addWidget(m_remove, 0, Qt::AlignLeading);
    column->addStretch();
    row->addLayout(column, 1);
    connect(other, &QPushButton::clicked, this, &PictureRow::choose);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        Q_EMIT said({});
        m_session.avatars().unset(m_whose);
    });
    connect(&session.avatars(), &Avatars::changed, this, [this](const Jid &jid) {
        if (jid == m_whose)
            refresh();
    });
    connect(&session.avatars(), &Avatars::notSet, this, [this](const Jid &jid, Avatars::SetError error) {
        if (jid == m_whose)
            Q_EMIT said(problemText(error));
    });
    refresh();
}

void PictureRow::setName(const QString &name)
{
    m_name = name;
    refresh();
}

void PictureRow::choose()
{
    auto *dialog = new QFileDialog(this, tr("Choose a picture"),
                                   QStandardPaths::writableLocation(QStandardPaths::PicturesLocation),
                                   tr("Pictures (*.png *.jpg *.jpeg *.webp *.gif *.bmp)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &PictureRow::setPicture);
    dialog->open();
}

void PictureRow::setPicture(const QString &file)
{
    Q_EMIT said({});
    m_session.avatars().set(m_whose, file);
}

void PictureRow::refresh()
{
    const QImage picture = m_session.avatars().picture(m_whose);
    m_avatar->setPerson(m_whose, m_name);
    m_avatar->setPicture(picture);
    m_remove->setEnabled(!picture.isNull());
}

} // namespace causerie::ui
