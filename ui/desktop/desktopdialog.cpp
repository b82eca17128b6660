// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desktop/desktopdialog.h"

#include "ui/style/dialogbody.h"
#include "ui/style/measure.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <utility>

namespace causerie::ui
{

DesktopDialog::DesktopDialog(const DesktopWishes &wishes, TrayPlace tray, QWidget *parent)
    : QDialog(parent), m_wishes(wishes), m_announces(new QCheckBox(tr("Announce new &messages"), this)),
      m_showsText(new QCheckBox(tr("Show what they &say"), this)),
      m_stays(new QCheckBox(tr("Closing the &window leaves Causerie running in the tray"), this))
{
    QVBoxLayout *body = makeDialogBody(*this, tr("Notifications"), 420);
    body->addWidget(m_announces);
    body->addWidget(m_showsText);
    body->addWidget(makeExplanation(
        tr("Whoever sees the screen can read it then; else there are only names and numbers. What strangers write is never "
           "shown. Each room says in its own menu which messages count, and while you are not to be disturbed none is "
           "announced. A call that rings is announced in any case."),
        this));
    body->addSpacing(scaled(font(), 12));
    const bool hasTray = tray == TrayPlace::There;
    m_stays->setEnabled(hasTray);
    body->addWidget(m_stays);
    body->addWidget(makeExplanation(
        hasTray ? tr("Messages and calls still come. “Quit” in the menu of the tray, or Ctrl+Q, ends the program.")
                : tr("This desktop has no tray, so closing the window ends the program."),
        this));
    body->addSpacing(scaled(font(), 8));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    body->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    refresh();
    for (QCheckBox *box : {m_announces, m_showsText, m_stays})
        connect(box, &QCheckBox::toggled, this, &DesktopDialog::take);
}

void DesktopDialog::setWishes(const DesktopWishes &wishes)
{
    if (std::exchange(m_wishes, wishes) != wishes)
        refresh();
}

void DesktopDialog::take()
{
    const DesktopWishes wishes{.announces = m_announces->isChecked(),
                               .showsText = m_showsText->isChecked(),
                               .staysInTray = m_stays->isChecked()};
    if (std::exchange(m_wishes, wishes) == wishes)
        return;
    refresh();
    Q_EMIT chosen(wishes);
}

void DesktopDialog::refresh()
{
    const QSignalBlocker nobodyChooses[] = {QSignalBlocker(m_announces), QSignalBlocker(m_showsText),
                                            QSignalBlocker(m_stays)};
    m_announces->setChecked(m_wishes.announces);
    m_showsText->setChecked(m_wishes.showsText);
    m_stays->setChecked(m_wishes.staysInTray);
    m_showsText->setEnabled(m_wishes.announces);
}

} // namespace causerie::ui
