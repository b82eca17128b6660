// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/rooms/roombar.h"

#include "core/session/rooms.h"
#include "ui/style/kind.h"
#include "ui/style/measure.h"

#include <QBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

RoomBar::RoomBar(Session &session, QWidget *parent)
    : QFrame(parent), m_session(session), m_words(new QLabel(this)),
      m_all(new QBoxLayout(QBoxLayout::LeftToRight, this)), m_row(new QHBoxLayout)
{
    setProperty("kind", u"panel"_s);
    m_words->setTextFormat(Qt::PlainText); // others wrote the reasons
    m_words->setWordWrap(true);
    m_words->setMinimumWidth(1); // a word without an end would make the window as wide
    m_all->setContentsMargins(scaled(font(), 14), scaled(font(), 8), scaled(font(), 14), scaled(font(), 8));
    m_all->setSpacing(scaled(font(), 8));
    m_all->addWidget(m_words, 1);
    m_all->addLayout(m_row);
    m_row->setSpacing(scaled(font(), 8));
    m_row->addStretch();
    Rooms &rooms = session.rooms();
    connect(&rooms, &Rooms::voiceRequestsChanged, this, &RoomBar::refresh);
    connect(&rooms, &Rooms::bookmarksChanged, this, &RoomBar::refresh);
    connect(&rooms.list(), &RoomList::added, this, [this](const Room *room) {
        if (room->jid() == m_jid)
            follow();
    });
    hide();
}

void RoomBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    m_all->setDirection(isNarrowBar(*this) ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void RoomBar::setRoom(const Jid &room)
{
    m_jid = room;
    follow();
}

void RoomBar::follow()
{
    if (m_room)
        disconnect(m_room, nullptr, this, nullptr);
    m_room = m_jid.isEmpty() ? nullptr : m_session.rooms().find(m_jid);
    if (m_room) {
        connect(m_room, &Room::stateChanged, this, &RoomBar::refresh);
        connect(m_room, &Room::infoChanged, this, &RoomBar::refresh);
        connect(m_room, &Room::occupantChanged, this, [this](const QString &nick) {
            if (!m_room || nick != m_room->nick())
                return;
            if (m_room->role() > Role::Visitor)
                m_asked.remove(m_jid); // heard
            refresh();
        });
        connect(m_room, &QObject::destroyed, this, [this] { refresh(); });
    }
    refresh();
}

const VoiceRequest *RoomBar::request() const
{
    const auto &all = m_session.rooms().voiceRequests();
    const auto found = std::ranges::find(all, m_jid, &VoiceRequest::room);
    return found == all.end() ? nullptr : &*found;
}

void RoomBar::refresh()
{
    const RoomNotice notice = m_jid.isEmpty() ? RoomNotice{} : noticeFor(m_room, request(), m_asked.contains(m_jid));
    if (notice != m_notice) {
        m_notice = notice;
        m_words->setText(notice.text);
        setKind(*m_words, notice.isProblem ? u"error"_s : QString());
        for (QPushButton *button : std::as_const(m_buttons))
            button->deleteLater();
        m_buttons.clear();
        for (const RoomNotice::Act act : notice.acts) {
            auto *button = new QPushButton(actText(act), this);
            if (act == notice.acts.front())
                button->setProperty("kind", u"primary"_s);
            connect(button, &QPushButton::clicked, this, [this, act] { this->act(act); });
            m_row->addWidget(button);
            button->show();
            m_buttons << button;
        }
    }
    setVisible(!m_notice.text.isEmpty());
}

void RoomBar::join(const QString &nick, const QString &password, bool create)
{
    const QString asBefore = m_room ? m_room->nick() : QString();
    m_session.rooms().join({.room = m_jid,
                            .nick = nick.isEmpty() ? asBefore : nick,
                            .password = password,
                            .creation = create ? RoomCreation::Configured : RoomCreation::Never});
}

void RoomBar::askPassword()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Password of the room"));
    dialog->setLabelText(tr("Password of the room:"));
    dialog->setTextEchoMode(QLineEdit::Password);
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this](const QString &password) { join({}, password, false); });
    dialog->open();
}

void RoomBar::askName()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Your name there"));
    dialog->setLabelText(tr("Your name there:"));
    dialog->setTextValue(m_room ? m_room->nick() : QString());
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this](const QString &nick) { join(nick.trimmed(), {}, false); });
    dialog->open();
}

void RoomBar::act(RoomNotice::Act act)
{
    using Act = RoomNotice::Act;
    switch (act) {
    case Act::Join:
    case Act::TryAgain:
        return join({}, {}, false);
    case Act::GivePassword:
        return askPassword();
    case Act::ChooseName:
        return askName();
    case Act::Create:
        return join({}, {}, true);
    case Act::GoElsewhere:
        if (m_room && m_room->removal())
            Q_EMIT roomRequested(Jid(m_room->removal()->alternate));
        return;
    case Act::Forget:
        Q_EMIT forgetRequested(Jid(m_jid));
        return;
    case Act::AskVoice:
        m_asked.insert(m_jid);
        m_session.rooms().requestVoice(m_jid);
        return refresh();
    case Act::AllowVoice:
    case Act::DenyVoice:
        if (const VoiceRequest *asked = request())
            m_session.rooms().answerVoice(VoiceRequest(*asked), act == Act::AllowVoice);
        return;
    }
}

} // namespace causerie::ui
