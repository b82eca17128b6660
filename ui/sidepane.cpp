// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/sidepane.h"

#include "ui/media/mediapane.h"
#include "ui/style/icons.h"
#include "ui/style/measure.h"

#include <QButtonGroup>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{
enum Tab { kDetails, kMedia };
} // namespace

SidePane::SidePane(Session &session, SoundPlayer &sounds, QWidget &details, QWidget &room, QWidget *parent)
    : QFrame(parent), m_stack(new QStackedWidget(this)), m_media(new MediaPane(session, sounds, this)), m_pane(&details)
{
    setProperty("kind", u"panel"_s);
    m_stack->addWidget(&details);
    m_stack->addWidget(&room);
    m_stack->addWidget(m_media);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(makeTabs());
    all->addWidget(m_stack, 1);
    connect(m_media, &MediaPane::messageRequested, this, &SidePane::messageRequested);
}

QWidget *SidePane::makeTabs()
{
    auto *tabs = new QWidget(this);
    auto *row = new QHBoxLayout(tabs);
    row->setContentsMargins(scaled(font(), 12), scaled(font(), 12), scaled(font(), 12), scaled(font(), 8));
    row->setSpacing(scaled(font(), 6));
    m_back = new QToolButton(tabs);
    m_back->setProperty("kind", u"icon"_s);
    m_back->setIcon(icon(u"back"_s));
    m_back->setIconSize(QSize(16, 16) * scaled(font(), 100) / 100);
    m_back->setAccessibleName(tr("Back to the conversation"));
    m_back->setToolTip(m_back->accessibleName());
    m_back->hide();
    connect(m_back, &QToolButton::clicked, this, &SidePane::closeRequested);
    row->addWidget(m_back);
    m_tabs = new QButtonGroup(this);
    const std::pair<Tab, QString> entries[] = {{kDetails, tr("Details")}, {kMedia, tr("Media")}};
    for (const auto &[tab, text] : entries) {
        auto *button = new QToolButton(tabs);
        button->setProperty("kind", u"tab"_s);
        button->setText(text);
        button->setFont(larger(font(), 12.5 / 14.0));
        button->setCheckable(true);
        button->setChecked(tab == kDetails);
        button->setFocusPolicy(Qt::StrongFocus);
        m_tabs->addButton(button, tab);
        row->addWidget(button);
    }
    row->addStretch();
    connect(m_tabs, &QButtonGroup::idClicked, this, &SidePane::refresh);
    return tabs;
}

void SidePane::setPeer(const Jid &peer, QWidget &pane)
{
    m_pane = &pane;
    m_media->setPeer(peer);
    refresh();
}

void SidePane::setBackShown(bool shown)
{
    m_isBackWanted = shown;
    m_back->setVisible(shown && m_tabs->checkedId() == kMedia); // the other two have one of their own
}

void SidePane::showMedia()
{
    m_tabs->button(kMedia)->setChecked(true);
    refresh();
}

void SidePane::refresh()
{
    const bool isMedia = m_tabs->checkedId() == kMedia;
    m_stack->setCurrentWidget(isMedia ? m_media : m_pane);
    setBackShown(m_isBackWanted);
}

} // namespace causerie::ui
