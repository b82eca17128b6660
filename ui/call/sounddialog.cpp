// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/sounddialog.h"

#include "ui/call/callsettings.h"
#include "ui/call/soundsettings.h"
#include "ui/style/dialogbody.h"
#include "ui/style/measure.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace causerie::ui
{

SoundDialog::SoundDialog(const media::SoundChoice &choice, const CallManners &manners, QWidget *parent)
    : QDialog(parent), m_settings(new SoundSettings(choice, this)), m_calls(new CallSettings(manners, this))
{
    QVBoxLayout *body = makeDialogBody(*this, tr("Sound and calls"), 1080);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *columns = new QHBoxLayout; // below each other they are higher than a small display
    columns->setSpacing(scaled(font(), 32));
    columns->addWidget(m_settings, 1);
    columns->addWidget(m_calls, 1, Qt::AlignTop);
    body->addLayout(columns);
    body->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

} // namespace causerie::ui
