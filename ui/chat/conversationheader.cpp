// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/conversationheader.h"

#include "core/session/avatars.h"
#include "core/session/rooms.h"
#include "ui/roster/callobstaclewords.h"
#include "ui/roster/names.h"
#include "ui/style/avatar.h"
#include "ui/style/format.h"
#include "ui/style/icons.h"
#include "ui/style/languagewords.h"
#include "ui/style/measure.h"
#include "ui/style/tip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{
constexpr int kCountingMs = 200;
} // namespace

QString roomStatusWords(const Room *room)
{
    if (!room)
        return ConversationHeader::tr("You are not in this room");
    const QString subject = room->subject(QLocale().uiLanguages()).simplified();
    switch (room->state()) {
    case RoomState::Joined: {
        const QString people = ConversationHeader::tr("%n person(s)", nullptr, int(room->occupants().size()));
        return subject.isEmpty()
                   ? people
                   : ConversationHeader::tr("%1 · %2", "%1 says how many people are in a room, %2 what it is about")
                         .arg(people, subject);
    }
    case RoomState::Joining:
        return ConversationHeader::tr("Joining…");
    case RoomState::Out:
    case RoomState::Failed:
        break;
    }
    return ConversationHeader::tr("You are not in this room");
}

QString presenceWords(const Contact *contact, const QDateTime &now)
{
    if (!contact)
        return ConversationHeader::tr("Not one of your contacts");
    QString words = availabilityText(contact->availability());
    const QString status = contact->status().simplified();
    if (!status.isEmpty())
        words = ConversationHeader::tr("%1 — %2", "%1 is e.g. Available, %2 what they say of themselves")
                    .arg(words, status);
    if (const QString active = lastActiveText(contact->lastActive(), now); !active.isEmpty())
        words = ConversationHeader::tr("%1 · %2", "%1 says how they can be reached, %2 when they were last active")
                    .arg(words, active);
    if (contact->resources.size() > 1)
        words = ConversationHeader::tr("%1 · %n device(s)", "%1 says how they can be reached",
                                       int(contact->resources.size()))
                    .arg(words);
    return words;
}

ConversationHeader::ConversationHeader(Session &session, QWidget *parent)
    : QFrame(parent), m_session(session), m_back(new QToolButton(this)), m_avatar(new Avatar(38, this)),
      m_name(new QLabel(this)), m_status(new QLabel(this)), m_call(new QToolButton(this)),
      m_find(new QToolButton(this)), m_roomMenu(new QToolButton(this)), m_details(new QToolButton(this))
{
    setProperty("kind", u"header"_s);
    setFixedHeight(std::max(scaled(font(), 60), 2 * fontMetrics().height() + 14));
    const auto prepare = [this](QToolButton *button, const QString &drawing, const QString &name, const QString &tip,
                                const QKeySequence &shortcut) {
        button->setProperty("kind", u"icon"_s);
        button->setIcon(icon(drawing));
        button->setIconSize(QSize(20, 20) * scaled(font(), 100) / 100);
        button->setAccessibleName(name);
        button->setToolTip(tip);
        button->setShortcut(shortcut);
        button->setFocusPolicy(Qt::StrongFocus);
    };
    prepare(m_back, u"back"_s, tr("Back to the list"), tr("Back to the list (Alt+Left)"), QKeySequence(u"Alt+Left"_s));
    prepare(m_call, u"phone"_s, tr("Call"), tr("Call (Ctrl+Shift+C)"), QKeySequence(u"Ctrl+Shift+C"_s));
    prepare(m_find, u"search"_s, tr("Find"), tr("Find in this conversation (Ctrl+F)"), {}); // the menu has the keys
    prepare(m_roomMenu, u"menu"_s, tr("Room"), tr("What can be done with this room (Ctrl+Shift+R)"),
            QKeySequence(u"Ctrl+Shift+R"_s));
    m_roomMenu->hide();
    prepare(m_details, u"panel"_s, tr("Details"), tr("Details (Ctrl+I)"), QKeySequence(u"Ctrl+I"_s));
    m_details->setCheckable(true);
    m_back->hide();
    for (QLabel *label : {m_name, m_status}) {
        label->setTextFormat(Qt::PlainText);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    m_name->setFont(semiBold(font()));
    m_status->setFont(smaller(font()));
    m_status->setProperty("kind", u"muted"_s);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(scaled(font(), 12), 0, scaled(font(), 12), 0);
    row->setSpacing(scaled(font(), 8));
    row->addWidget(m_back);
    row->addWidget(m_avatar);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch();
    words->addWidget(m_name);
    words->addWidget(m_status);
    words->addStretch();
    row->addLayout(words, 1);
    row->addWidget(m_call);
    row->addWidget(m_find);
    row->addWidget(m_roomMenu);
    row->addWidget(m_details);

    connect(m_back, &QToolButton::clicked, this, &ConversationHeader::backRequested);
    connect(m_call, &QToolButton::clicked, this, &ConversationHeader::callRequested);
    connect(m_find, &QToolButton::clicked, this, &ConversationHeader::findRequested);
    connect(m_details, &QToolButton::clicked, this, &ConversationHeader::detailsToggled);
    connect(m_roomMenu, &QToolButton::clicked, this, &ConversationHeader::showRoomMenu);
    m_minute.setInterval(60'000);
    connect(&m_minute, &QTimer::timeout, this, [this] {
        const Contact *contact = m_session.roster().find(m_peer);
        if (contact && contact->lastActive().isValid())
            refresh();
    });
    m_minute.start();
    m_counting.setSingleShot(true);
    m_counting.setInterval(kCountingMs);
    connect(&m_counting, &QTimer::timeout, this, &ConversationHeader::refresh);
    connect(&session.rooms().list(), &RoomList::added, this, [this](const Room *room) {
        if (room->jid() == m_peer.bare())
            followRoom();
    });
    const Roster &roster = session.roster();
    const auto ifPeer = [this](const Jid &jid) {
        if (jid == m_peer)
            refresh();
    };
    connect(&roster, &Roster::reset, this, &ConversationHeader::refresh);
    connect(&roster, &Roster::currentChanged, this, &ConversationHeader::refresh);
    connect(&roster, &Roster::contactAdded, this, ifPeer);
    connect(&roster, &Roster::contactChanged, this, ifPeer);
    connect(&roster, &Roster::contactRemoved, this, ifPeer);
    connect(&session, &Session::callabilityChanged, this, ifPeer);
    connect(&session.avatars(), &Avatars::changed, this, ifPeer);
    connect(&session, &Session::stateChanged, this, &ConversationHeader::refreshCall);
    connect(&session.calls(), &Calls::started, this, &ConversationHeader::refreshCall);
    connect(&session.calls(), &Calls::incoming, this, &ConversationHeader::refreshCall);
    connect(&session.calls(), &Calls::ended, this, &ConversationHeader::refreshCall);
    connect(&session.calls(), &Calls::busyElsewhereChanged, this, &ConversationHeader::refreshCall);
    connect(&session.calls(), &Calls::meansChanged, this, &ConversationHeader::refreshCall);
}

void ConversationHeader::setPeer(const Jid &peer)
{
    m_peer = peer;
    followRoom();
}

void ConversationHeader::setRoomMenu(FillRoomMenu fill)
{
    m_fillRoomMenu = std::move(fill);
}

void ConversationHeader::showRoomMenu()
{
    if (!m_fillRoomMenu)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_fillRoomMenu(*menu, m_peer);
    menu->popup(m_roomMenu->mapToGlobal(QPoint(0, m_roomMenu->height() + 2)));
}

void ConversationHeader::followRoom()
{
    if (m_room)
        disconnect(m_room, nullptr, this, nullptr);
    m_room = m_peer.isEmpty() ? nullptr : m_session.rooms().find(m_peer.bare());
    if (m_room) {
        for (const auto signal : {&Room::stateChanged, &Room::infoChanged, &Room::subjectChanged})
            connect(m_room, signal, this, &ConversationHeader::refresh);
        const auto count = [this] { m_counting.start(); };
        connect(m_room, &Room::occupantsReset, this, &ConversationHeader::refresh);
        connect(m_room, &Room::occupantAdded, this, count);
        connect(m_room, &Room::occupantRemoved, this, count);
    }
    refresh();
}

namespace
{
/// Without a connection nobody knows.
QString availabilityWords(const Roster &roster, const Jid &peer)
{
    const Contact *contact = roster.find(peer);
    if (contact && !roster.isCurrent())
        return shownAvailabilityText(roster, *contact);
    return presenceWords(contact, QDateTime::currentDateTimeUtc());
}
} // namespace

QString ConversationHeader::statusWords() const
{
    if (isNotes(m_session, m_peer))
        return tr("To yourself, on all your devices");
    if (isRoom(m_session, m_peer))
        return roomStatusWords(m_room);
    if (m_peer.isBare())
        return availabilityWords(m_session.roster(), m_peer);
    const Occupant *there = m_room ? m_room->occupant(m_peer.resource()) : nullptr;
    return there ? tr("In private · %1", "%1 is e.g. Available").arg(availabilityText(there->availability))
                 : tr("In private · not in the room");
}

/// All of it, in all languages.
QString ConversationHeader::statusTip() const
{
    std::vector<LocalizedText> others;
    if (const Contact *contact = m_session.roster().find(m_peer); contact && m_peer.isBare())
        others = contact->statusTranslations();
    else if (m_room && m_peer.isBare())
        others = m_room->otherSubjects(QLocale().uiLanguages());
    const QString lines = versionLines(others);
    return lines.isEmpty() ? m_fullStatus : m_fullStatus + u'\n' + lines;
}

void ConversationHeader::setBackShown(bool shown)
{
    m_back->setVisible(shown);
}

void ConversationHeader::setDetailsShown(bool shown)
{
    m_details->setChecked(shown);
}

void ConversationHeader::refresh()
{
    if (m_peer.isEmpty())
        return;
    const Contact *contact = m_session.roster().find(m_peer);
    m_fullName = conversationName(m_session, m_peer);
    m_fullStatus = statusWords();
    const bool room = isRoom(m_session, m_peer);
    const bool notes = isNotes(m_session, m_peer);
    m_call->setVisible(!room && !notes && m_peer.isBare());
    m_roomMenu->setVisible(room);
    m_details->setToolTip(room ? tr("People and details (Ctrl+I)") : tr("Details (Ctrl+I)"));
    m_avatar->setPerson(m_peer, m_fullName);
    m_avatar->setPicture(conversationPicture(m_session, m_peer));
    m_avatar->setAvailability(contact && !notes ? std::optional(shownAvailability(m_session.roster(), *contact))
                                                : std::nullopt);
    m_name->setToolTip(m_peer.toString());
    m_status->setToolTip(plainTip(statusTip()));
    m_name->setAccessibleName(m_fullName);
    m_status->setAccessibleName(m_fullStatus);
    elide();
    refreshCall();
}

void ConversationHeader::refreshCall()
{
    const CallObstacle obstacle = m_peer.isEmpty() ? CallObstacle::Offline : m_session.callObstacle(m_peer);
    const bool can = obstacle == CallObstacle::None;
    m_call->setEnabled(can);
    m_call->setToolTip(can ? tr("Call (Ctrl+Shift+C)") : callObstacleText(obstacle));
    m_call->setAccessibleDescription(callObstacleText(obstacle));
}

void ConversationHeader::elide()
{
    for (QLabel *label : {m_name, m_status})
        label->setAlignment(leading(layoutDirection()));
    m_name->setText(m_name->fontMetrics().elidedText(m_fullName, Qt::ElideRight, m_name->width()));
    m_status->setText(m_status->fontMetrics().elidedText(m_fullStatus, Qt::ElideRight, m_status->width()));
}

void ConversationHeader::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    elide();
}

} // namespace causerie::ui
