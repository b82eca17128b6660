// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/rooms/roompane.h"

#include "core/session/avatars.h"
#include "core/session/rooms.h"
#include "ui/links/linklabel.h"
#include "ui/rooms/memberlist.h"
#include "ui/rooms/roomactions.h"
#include "ui/roster/names.h"
#include "ui/style/avatar.h"
#include "ui/style/icons.h"
#include "ui/style/languagewords.h"
#include "ui/style/measure.h"

#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{
constexpr qsizetype kLongestSubject = 500; ///< characters; the header and the messages have it all
} // namespace

QString traitsText(const RoomInfo &info)
{
    QStringList traits;
    if (info.membersOnly)
        traits << RoomPane::tr("For members");
    if (info.hasPassword)
        traits << RoomPane::tr("With a password");
    if (info.moderated)
        traits << RoomPane::tr("Moderated");
    if (info.isRoom)
        traits << (info.hidden ? RoomPane::tr("Not listed") : RoomPane::tr("Listed"))
               << (info.showsJids ? RoomPane::tr("Everybody sees your address")
                                  : RoomPane::tr("Only moderators see your address"));
    return traits.join(u" · "_s);
}

RoomPane::RoomPane(Session &session, FillMenu fillMenu, QWidget *parent)
    : QFrame(parent), m_session(session), m_fillMenu(std::move(fillMenu)), m_body(new QVBoxLayout(this))
{
    setProperty("kind", u"panel"_s);
    const int margin = scaled(font(), 18);
    m_body->setContentsMargins(margin, margin, margin, margin);
    m_body->setSpacing(scaled(font(), 8));
    m_body->addWidget(makeCard(), 0, Qt::AlignTop);
    connect(&session.avatars(), &Avatars::changed, this, [this](const Jid &jid) {
        if (jid == m_jid)
            refresh();
    });
    connect(&session.rooms().list(), &RoomList::added, this, [this](const Room *room) {
        if (room->jid() == m_jid)
            follow();
    });
}

QWidget *RoomPane::makeCard()
{
    auto *card = new QWidget(this);
    auto *body = new QVBoxLayout(card);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(scaled(font(), 2));
    m_back = new QPushButton(icon(u"back"_s), tr("&Back"), card);
    m_back->setProperty("kind", u"link"_s);
    m_back->hide();
    connect(m_back, &QPushButton::clicked, this, &RoomPane::closeRequested);
    m_avatar = new Avatar(84, card);
    m_name = new QLabel(card);
    m_name->setProperty("kind", u"title"_s);
    m_name->setFont(larger(font(), 17.0 / 14.0));
    m_address = new QLabel(card);
    m_address->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_about = new LinkLabel(card);
    m_subject = new LinkLabel(card);
    m_subject->setAccessibleName(tr("Subject"));
    m_otherSubjects = new LinkLabel(card);
    m_otherSubjects->setAccessibleName(tr("Subject in other languages"));
    for (QLabel *label : {m_address, static_cast<QLabel *>(m_about), static_cast<QLabel *>(m_otherSubjects)}) {
        label->setProperty("kind", u"muted"_s);
        label->setFont(smaller(font()));
    }
    m_invite = new QPushButton(tr("&Invite…"), card);
    m_invite->setProperty("kind", u"primary"_s);
    m_more = new QPushButton(u"⋯"_s, card);
    m_more->setAccessibleName(tr("More about this room"));
    m_more->setToolTip(tr("Subject, names, settings, leave (Ctrl+Shift+I)"));
    m_more->setShortcut(QKeySequence(u"Ctrl+Shift+I"_s));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(font(), 8));
    buttons->addStretch();
    buttons->addWidget(m_invite);
    buttons->addWidget(m_more);
    buttons->addStretch();
    body->addWidget(m_back, 0, Qt::AlignLeft);
    body->addWidget(m_avatar, 0, Qt::AlignHCenter);
    body->addSpacing(scaled(font(), 6));
    for (QLabel *label : {m_name, m_address})
        label->setTextFormat(Qt::PlainText);
    for (QLabel *label : {m_name, m_address, static_cast<QLabel *>(m_about), static_cast<QLabel *>(m_subject),
                          static_cast<QLabel *>(m_otherSubjects)}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        body->addWidget(label);
    }
    body->addSpacing(scaled(font(), 8));
    body->addLayout(buttons);
    connect(m_invite, &QPushButton::clicked, this, [this] { Q_EMIT inviteRequested(m_jid); });
    connect(m_more, &QPushButton::clicked, this, [this] {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        m_fillMenu(*menu, m_jid);
        menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height() + 2)));
    });
    return card;
}

void RoomPane::setRoom(const Jid &room)
{
    if (m_jid == room)
        return;
    m_jid = room;
    follow();
}

void RoomPane::setBackShown(bool shown)
{
    m_back->setVisible(shown);
}

void RoomPane::follow()
{
    if (m_room)
        disconnect(m_room, nullptr, this, nullptr);
    delete m_members;
    m_members = nullptr;
    m_room = m_jid.isEmpty() ? nullptr : m_session.rooms().find(m_jid);
    if (m_room) {
        m_members = new MemberList(m_session.rooms(), *m_room, this);
        m_body->addWidget(m_members, 1);
        connect(m_members, &MemberList::privateMessage, this, &RoomPane::privateMessage);
        connect(m_members, &MemberList::failed, this, &RoomPane::failed);
        for (const auto signal : {&Room::stateChanged, &Room::infoChanged, &Room::subjectChanged})
            connect(m_room, signal, this, &RoomPane::refresh);
        connect(m_room, &Room::occupantChanged, this, [this](const QString &nick) {
            if (m_room && nick == m_room->nick()) // what we may do
                refresh();
        });
    }
    refresh();
}

void RoomPane::refresh()
{
    if (m_jid.isEmpty())
        return;
    const QString name = conversationName(m_session, m_jid);
    m_avatar->setPerson(m_jid, name);
    m_avatar->setPicture(conversationPicture(m_session, m_jid));
    m_name->setText(name);
    m_address->setText(m_jid.toString());
    QStringList about;
    if (m_room) {
        if (const QString text = m_room->info().description.simplified(); !text.isEmpty() && text != name)
            about << text;
        if (const QString traits = traitsText(m_room->info()); !traits.isEmpty())
            about << traits;
    }
    m_about->setWords(about.join(u'\n'));
    m_about->setVisible(!about.isEmpty());
    const QString subject = m_room ? m_room->subject(QLocale().uiLanguages()).trimmed() : QString();
    m_subject->setWords(subject.left(kLongestSubject));
    m_subject->setVisible(!subject.isEmpty());
    const QString others = m_room ? versionLines(m_room->otherSubjects(QLocale().uiLanguages())) : QString();
    m_otherSubjects->setWords(others.left(kLongestSubject));
    m_otherSubjects->setVisible(!others.isEmpty());
    m_invite->setVisible(rightsIn(m_room).invite);
    if (m_members)
        m_members->setVisible(m_room && m_room->state() == RoomState::Joined);
}

} // namespace causerie::ui
