// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/detailspane.h"

#include "core/session/avatars.h"
#include "core/session/profiles.h"
#include "ui/roster/callobstaclewords.h"
#include "ui/roster/names.h"
#include "ui/style/avatar.h"
#include "ui/style/format.h"
#include "ui/style/icons.h"
#include "ui/style/languagewords.h"
#include "ui/style/measure.h"

#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{
constexpr qsizetype kMostOfAStatus = 300; ///< of one device
} // namespace

DetailsPane::DetailsPane(Session &session, FillMenu fillMenu, QWidget *parent)
    : QFrame(parent), m_session(session), m_fillMenu(std::move(fillMenu))
{
    setProperty("kind", u"panel"_s);
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus); // a stop that nobody sees
    area->setAccessibleName(tr("Details"));
    auto *inside = new QFrame(area);
    inside->setProperty("kind", u"panel"_s);
    auto *body = new QVBoxLayout(inside);
    const int margin = scaled(font(), 18);
    body->setContentsMargins(margin, margin, margin, margin);
    body->setSpacing(scaled(font(), 4));
    body->addWidget(makeCard());
    m_status = addSection(body, tr("STATUS"));
    m_devices = new QLabel(inside);
    body->addWidget(m_devices);
    m_time = new QLabel(inside);
    body->addWidget(m_time);
    QLabel *encryption = addSection(body, tr("ENCRYPTION"));
    encryption->setText(tr("Not end-to-end encrypted"));
    auto *honest =
        new QLabel(tr("Messages are encrypted on the way to your server, but the servers can read them."), inside);
    body->addWidget(honest);
    m_groups = addSection(body, tr("GROUPS"));
    m_editGroups = new QPushButton(tr("&Edit groups…"), inside);
    m_editGroups->setProperty("kind", u"link"_s);
    body->addWidget(m_editGroups, 0, Qt::AlignLeft);
    m_permissions = addSection(body, tr("WHO SEES WHOM"));
    for (QLabel *label : {m_devices, m_time, honest}) {
        label->setProperty("kind", u"small"_s);
        label->setFont(smaller(font()));
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        m_lines << label;
    }
    body->addStretch();
    area->setWidget(inside);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(area);

    m_minute.setInterval(60'000);
    connect(&m_minute, &QTimer::timeout, this, [this] {
        if (isVisible())
            refresh();
    });
    m_minute.start();
    connect(m_editGroups, &QPushButton::clicked, this, [this] { Q_EMIT groupsRequested(m_peer); });
    const auto ifPeer = [this](const Jid &jid) {
        if (jid == m_peer)
            refresh();
    };
    connect(&session.roster(), &Roster::reset, this, &DetailsPane::refresh);
    connect(&session.roster(), &Roster::currentChanged, this, &DetailsPane::refresh);
    connect(&session.roster(), &Roster::contactAdded, this, ifPeer);
    connect(&session.roster(), &Roster::contactChanged, this, ifPeer);
    connect(&session.roster(), &Roster::contactRemoved, this, ifPeer);
    connect(&session, &Session::callabilityChanged, this, ifPeer);
    connect(&session.avatars(), &Avatars::changed, this, ifPeer);
    connect(&session, &Session::stateChanged, this, &DetailsPane::refreshCall);
    connect(&session, &Session::stateChanged, this, &DetailsPane::refreshTime);
    connect(&session.calls(), &Calls::busyElsewhereChanged, this, &DetailsPane::refreshCall);
    connect(&session.calls(), &Calls::meansChanged, this, &DetailsPane::refreshCall);
    for (const auto signal : {&Calls::started, &Calls::incoming, &Calls::ended})
        connect(&session.calls(), signal, this, &DetailsPane::refreshCall);
}

QWidget *DetailsPane::makeCard()
{
    auto *card = new QWidget(this);
    auto *body = new QVBoxLayout(card);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(scaled(font(), 2));
    m_avatar = new Avatar(84, card);
    m_name = new QLabel(card);
    m_name->setProperty("kind", u"title"_s);
    m_name->setFont(larger(font(), 17.0 / 14.0));
    m_address = new QLabel(card);
    m_address->setProperty("kind", u"muted"_s);
    m_address->setFont(smaller(font()));
    m_address->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    for (QLabel *label : {m_name, m_address}) {
        label->setAlignment(Qt::AlignCenter);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_call = new QPushButton(tr("&Call"), card);
    m_call->setProperty("kind", u"primary"_s);
    m_more = new QPushButton(u"⋯"_s, card);
    m_more->setAccessibleName(tr("More about this person"));
    m_more->setToolTip(tr("Rename, groups, permissions, remove (Ctrl+Shift+I)"));
    m_more->setShortcut(QKeySequence(u"Ctrl+Shift+I"_s));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(font(), 8));
    buttons->addStretch();
    buttons->addWidget(m_call);
    buttons->addWidget(m_more);
    buttons->addStretch();
    m_back = new QPushButton(icon(u"back"_s), tr("&Back"), card);
    m_back->setProperty("kind", u"link"_s);
    m_back->hide();
    connect(m_back, &QPushButton::clicked, this, &DetailsPane::closeRequested);
    body->addWidget(m_back, 0, Qt::AlignLeft);
    body->addWidget(m_avatar, 0, Qt::AlignHCenter);
    body->addSpacing(scaled(font(), 6));
    body->addWidget(m_name);
    body->addWidget(m_address);
    body->addSpacing(scaled(font(), 8));
    body->addLayout(buttons);
    connect(m_call, &QPushButton::clicked, this, [this] { m_session.call(m_peer); });
    connect(m_more, &QPushButton::clicked, this, [this] {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        m_fillMenu(*menu, m_peer, window());
        menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height() + 2)));
    });
    return card;
}

QLabel *DetailsPane::addSection(QVBoxLayout *body, const QString &title)
{
    auto *heading = new QLabel(title, this);
    heading->setProperty("kind", u"heading"_s);
    QFont font = larger(this->font(), 11.5 / 14.0);
    font.setLetterSpacing(QFont::PercentageSpacing, 105);
    heading->setFont(font);
    heading->setContentsMargins(0, 2, 0, 0); // the accent of a capital stands above the font's height
    auto *words = new QLabel(this);
    words->setWordWrap(true);
    words->setTextFormat(Qt::PlainText);
    heading->setBuddy(words);
    body->addSpacing(scaled(this->font(), 14) - 2);
    body->addWidget(heading);
    body->addWidget(words);
    m_lines << heading << words;
    m_headings.insert(words, heading);
    return words;
}

void DetailsPane::setPeer(const Jid &peer)
{
    m_peer = peer;
    refresh();
}

void DetailsPane::setBackShown(bool shown)
{
    m_back->setVisible(shown);
}

QString DetailsPane::statusWords(const Contact &contact) const
{
    if (!m_session.roster().isCurrent())
        return shownAvailabilityText(m_session.roster(), contact);
    QString words = availabilityText(contact.availability());
    if (!contact.resources.empty())
        words = tr("%1 on %n device(s)", "%1 is e.g. Available", int(contact.resources.size())).arg(words);
    const QString active = lastActiveText(contact.lastActive(), QDateTime::currentDateTimeUtc());
    return active.isEmpty() ? words : tr("%1, %2", "%1 is e.g. Away, %2 when they were last active").arg(words, active);
}

/// Only whom we show ourselves: the question says that we are here. While the pane is hidden nobody is asked.
void DetailsPane::refreshTime()
{
    const Contact *contact = m_session.roster().find(m_peer);
    const bool mayAsk = contact && !contact->resources.empty() && seesUs(contact->subscription) &&
                        !isNotes(m_session, m_peer) && m_session.state() == SessionState::Online;
    const Jid clock = mayAsk ? contact->resources.front().from : Jid();
    if (clock != m_clock && isVisible()) {
        m_clock = clock;
        m_offset.reset();
        if (mayAsk) {
            m_session.profiles().askTime(clock, this, [this, clock](const auto &offset) {
                if (!offset || clock != m_clock)
                    return;
                m_offset = *offset;
                refreshTime();
            });
        }
    }
    const QString words =
        m_offset && clock == m_clock ? theirTimeText(*m_offset, QDateTime::currentDateTime()) : QString();
    m_time->setText(words);
    m_time->setVisible(!words.isEmpty());
}

void DetailsPane::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    refreshTime();
}

QString DetailsPane::deviceWords(const Contact &contact) const
{
    QStringList lines;
    for (const Presence &presence : contact.resources) {
        const QString device = presence.from.resource();
        const QString status = shortened(presence.status.simplified(), kMostOfAStatus);
        const QString line =
            status.isEmpty()
                ? tr("%1 — %2, priority %3", "%1 is e.g. Available, %2 the device, %3 a number")
                      .arg(availabilityText(presence.availability), device)
                      .arg(presence.priority)
                : tr("“%1” — %2, priority %3", "%1 is what they say of themselves, %2 the device, %3 a number")
                      .arg(status, device)
                      .arg(presence.priority);
        lines << line;
        if (const QString others = versionLines(presence.statusTranslations); !others.isEmpty())
            lines << others;
    }
    return lines.join(u'\n');
}

QString DetailsPane::permissionWords(const Contact &contact) const
{
    switch (contact.subscription) {
    case Subscription::Both:
        return tr("You see each other when online.");
    case Subscription::To:
        return tr("You see when they are online; they do not see you.");
    case Subscription::From:
        return contact.asked ? tr("They see when you are online; you have asked to see them.")
                             : tr("They see when you are online; you do not see them.");
    case Subscription::None:
        return contact.asked ? tr("You have asked to see when they are online.")
                             : tr("Neither sees when the other is online.");
    }
    return {};
}

void DetailsPane::refresh()
{
    if (m_peer.isEmpty())
        return;
    for (QLabel *label : std::as_const(m_lines))
        label->setAlignment(leading(layoutDirection()));
    const Contact *contact = m_session.roster().find(m_peer);
    const QString name = conversationName(m_session, m_peer);
    m_avatar->setPerson(m_peer, name);
    m_avatar->setPicture(conversationPicture(m_session, m_peer));
    m_avatar->setAvailability(contact && !isNotes(m_session, m_peer)
                                  ? std::optional(shownAvailability(m_session.roster(), *contact))
                                  : std::nullopt);
    m_name->setText(name);
    m_address->setText(m_peer.toString());
    const bool notes = isNotes(m_session, m_peer);
    for (QWidget *part : {static_cast<QWidget *>(m_groups), static_cast<QWidget *>(m_permissions)}) {
        part->setVisible(!notes);
        m_headings.value(part)->setVisible(!notes);
    }
    m_call->setVisible(!notes);
    m_editGroups->setVisible(contact && !notes);
    m_devices->setVisible(contact && !notes && !contact->resources.empty() && m_session.roster().isCurrent());
    if (notes) {
        m_status->setText(tr("What you write here goes to your own devices, and to the archive of your server."));
    } else if (!contact) {
        m_status->setText(tr("Not one of your contacts"));
        m_groups->setText(tr("None"));
        m_permissions->setText(tr("Add them to see when they are online."));
    } else {
        m_status->setText(statusWords(*contact));
        m_devices->setText(deviceWords(*contact));
        m_groups->setText(contact->groups.isEmpty() ? tr("None") : contact->groups.join(", "_L1));
        m_permissions->setText(permissionWords(*contact));
    }
    refreshTime();
    refreshCall();
}

void DetailsPane::refreshCall()
{
    const CallObstacle obstacle = m_peer.isEmpty() ? CallObstacle::Offline : m_session.callObstacle(m_peer);
    m_call->setEnabled(obstacle == CallObstacle::None);
    m_call->setToolTip(callObstacleText(obstacle));
    m_call->setAccessibleDescription(callObstacleText(obstacle));
}

} // namespace causerie::ui
