// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/sounddialog.h"

#include "ui/call/callsettings.h"
#include "ui/call/soundsettings.h"
#include "ui/style/dialogbody.h"

#include <QDialogButtonBox>
#include <QVBoxLayout>

namespace causerie::ui
{

SoundDialog::SoundDialog(const media::SoundChoice &choice, const CallManners &manners, QWidget *parent)
    : QDialog(parent), m_settings(new SoundSettings(choice, this)), m_calls(new CallSettings(manners, this))
{
    QVBoxLayout *body = makeDialogBody(*this, tr("Sound and calls"), 420);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    body->addWidget(m_settings);
    body->addWidget(m_calls);
    body->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

} // namespace causerie::ui
