// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/transferbar.h"

#include "ui/style/announce.h"
#include "ui/style/measure.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

TransferBar::TransferBar(QWidget *parent)
    : QFrame(parent), m_words(new QLabel(this)), m_follow(new QPushButton(tr("Call &them"), this)),
      m_stay(new QPushButton(tr("&Stay"), this))
{
    setProperty("kind", u"panel"_s);
    auto *layout = new QVBoxLayout(this);
    const int margin = scaled(font(), 14);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(scaled(font(), 10));
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText); // it holds what others sent
    layout->addWidget(m_words);
    auto *row = new QHBoxLayout;
    m_follow->setProperty("kind", u"primary"_s);
    m_stay->setToolTip(tr("Go on with this call"));
    row->addStretch();
    row->addWidget(m_stay);
    row->addWidget(m_follow);
    layout->addLayout(row);
    for (QPushButton *button : {m_follow, m_stay})
        button->setAutoDefault(false); // no key that is pressed for something else
    connect(m_follow, &QPushButton::clicked, this, &TransferBar::followed);
    connect(m_stay, &QPushButton::clicked, this, &TransferBar::refused);
    hide();
}

void TransferBar::ask(const QString &who, const Jid &target, Kind kind)
{
    const bool isPutThrough = kind == Kind::PutThrough;
    const QString words = isPutThrough ? tr("%1 wants to put you through to %2.", "%1 is a person, %2 an address")
                                       : tr("%1 asks you to call %2 instead.", "%1 is a person, %2 an address");
    m_words->setText(target.isEmpty() ? QString() : words.arg(who, target.toString()));
    m_follow->setToolTip(isPutThrough ? tr("Call this address; %1 waits on hold", "%1 is a person").arg(who)
                                      : tr("Hang up and call this address"));
    const bool isNew = !target.isEmpty() && isHidden();
    setVisible(!target.isEmpty());
    if (isNew) // who cannot see it is told
        announce(*m_words, m_words->text());
}

} // namespace causerie::ui
