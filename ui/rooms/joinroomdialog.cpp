// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/rooms/joinroomdialog.h"

#include "ui/rooms/roomwords.h"
#include "ui/roster/conversationfilter.h"
#include "ui/style/dialogbody.h"
#include "ui/style/kind.h"
#include "ui/style/measure.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

constexpr int kDialogWidth = 420; // design pixels
constexpr int kListHeight = 190;
constexpr int kPages = 20; ///< of a service's list; who looks for more types a name
constexpr int kRestMs = 400;

/// What is typed as an address; a bare word lives on `service`.
Jid toRoom(const QString &text, const Jid &service)
{
    const QString trimmed = text.trimmed();
    const bool isWord = !trimmed.contains(u'@') && !service.isEmpty();
    const auto jid = Jid::parse(isWord ? trimmed.toLower() + u'@' + service.toString() : trimmed);
    return jid && !jid->local().isEmpty() ? jid->bare() : Jid();
}

} // namespace

JoinRoomDialog::JoinRoomDialog(Rooms &rooms, const QString &address, const QString &password, QWidget *parent)
    : QDialog(parent), m_rooms(rooms), m_address(new QLineEdit(this)), m_nick(new QLineEdit(this)),
      m_passwordLabel(nullptr), m_password(new QLineEdit(this)), m_list(new QListWidget(this)),
      m_problem(makeProblem(this)), m_remember(new QCheckBox(tr("Join it again at every &start"), this))
{
    build(address, password);
    connect(m_address, &QLineEdit::textChanged, this, [this] {
        m_mayCreate = false;
        m_problem->clear();
        check();
    });
    connect(m_address, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_wanted = text.trimmed();
        filter();
        m_resting.start();
    });
    m_resting.setSingleShot(true);
    m_resting.setInterval(kRestMs);
    connect(&m_resting, &QTimer::timeout, this, &JoinRoomDialog::search);
    connect(m_nick, &QLineEdit::textChanged, this, &JoinRoomDialog::check);
    connect(m_list, &QListWidget::itemClicked, this,
            [this](const QListWidgetItem *item) { m_address->setText(item->data(Qt::UserRole).toString()); });
    connect(m_list, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        m_address->setText(item->data(Qt::UserRole).toString());
        join();
    });
    look();
    check();
}

void JoinRoomDialog::build(const QString &address, const QString &password)
{
    QVBoxLayout *body = makeDialogBody(*this, tr("Join or create a room"), kDialogWidth);
    body->setSpacing(scaled(font(), 6));
    m_address->setText(address);
    m_address->setPlaceholderText(tr("Search, or room@rooms.example.org"));
    m_address->setAccessibleName(tr("Room"));
    body->addWidget(makeFieldLabel(tr("&Room"), m_address));
    body->addWidget(m_address);
    m_list->setAccessibleName(tr("Public rooms"));
    m_list->setMinimumHeight(scaled(font(), kListHeight));
    body->addWidget(m_list, 1);
    m_nick->setText(m_rooms.defaultNick());
    m_nick->setAccessibleName(tr("Your name there"));
    body->addWidget(makeFieldLabel(tr("Your &name there"), m_nick));
    body->addWidget(m_nick);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setAccessibleName(tr("Password of the room"));
    m_passwordLabel = makeFieldLabel(tr("&Password of the room"), m_password);
    body->addWidget(m_passwordLabel);
    body->addWidget(m_password);
    m_password->setText(password);
    m_passwordLabel->setVisible(!password.isEmpty());
    m_password->setVisible(!password.isEmpty());
    m_remember->setChecked(true);
    body->addWidget(m_remember);
    body->addWidget(m_problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_join = buttons->addButton(tr("&Join"), QDialogButtonBox::AcceptRole);
    setKind(*m_join, u"primary"_s);
    m_join->setDefault(true);
    body->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &JoinRoomDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &JoinRoomDialog::join);
}

/// What is not joined yet when one thinks better of it is not joined later either. A room that we had is kept.
void JoinRoomDialog::reject()
{
    const Room *room = m_room.isEmpty() ? nullptr : m_rooms.find(m_room);
    if (room && room->state() != RoomState::Joined && !m_wasKnown)
        m_rooms.forget(m_room);
    QDialog::reject();
}

void JoinRoomDialog::look()
{
    m_rooms.services(this, [this](const auto &found) {
        for (const RoomServiceInfo &service : found.value_or(std::vector<RoomServiceInfo>())) {
            if (!service.hasRooms)
                continue;
            if (m_service.isEmpty())
                m_service = service.jid;
            askFor(service.jid, {}, 1);
        }
        for (const RoomServiceInfo &service : found.value_or(std::vector<RoomServiceInfo>())) {
            if (service.canSearch)
                m_searchable.push_back(service.jid);
        }
        check();
    });
}

void JoinRoomDialog::askFor(const Jid &service, const QString &after, int page)
{
    m_rooms.publicRooms(service, after, this, [this, service, page](const auto &result) {
        if (!result)
            return;
        show(result->rooms);
        if (!result->next.isEmpty() && page < kPages)
            askFor(service, result->next, page + 1);
    });
}

void JoinRoomDialog::search()
{
    if (m_wanted.isEmpty() || m_wanted.contains(u'@'))
        return;
    for (const Jid &service : m_searchable) {
        m_rooms.search(service, m_wanted, {}, this, [this, words = m_wanted](const auto &result) {
            if (result && words == m_wanted)
                show(result->rooms);
        });
    }
}

void JoinRoomDialog::show(const std::vector<RoomListing> &rooms)
{
    for (const RoomListing &listing : rooms) {
        const QString address = listing.room.toString();
        if (m_listed.contains(address))
            continue;
        m_listed.insert(address);
        const QString name = listing.info.name.isEmpty() ? listing.room.local() : listing.info.name;
        auto *item = new QListWidgetItem(u"%1\n%2"_s.arg(name, address), m_list);
        item->setData(Qt::UserRole, address);
        item->setData(Qt::AccessibleTextRole, u"%1, %2"_s.arg(name, address));
    }
    m_list->sortItems();
    filter();
}

void JoinRoomDialog::filter()
{
    for (int i = 0; i < m_list->count(); ++i) {
        QListWidgetItem *item = m_list->item(i);
        item->setHidden(!matchesWords(m_wanted, item->text(), {}));
    }
}

void JoinRoomDialog::check()
{
    const Jid room = toRoom(m_address->text(), m_service);
    const QString nick = m_nick->text().trimmed();
    const bool isGood = !room.isEmpty() && !nick.isEmpty() && room.withResource(nick);
    const Room *known = m_rooms.find(room);
    m_join->setEnabled(isGood && !(known && known->state() == RoomState::Joining));
    m_join->setText(m_mayCreate ? tr("&Create") : tr("&Join"));
}

void JoinRoomDialog::join()
{
    const Jid room = toRoom(m_address->text(), m_service);
    if (room.isEmpty() || !m_join->isEnabled())
        return;
    m_problem->clear();
    m_isPressed = m_join->hasFocus();
    if (m_room != room)
        m_wasKnown = m_rooms.knows(room);
    m_room = room;
    m_rooms.join({.room = room,
                  .nick = m_nick->text().trimmed(),
                  .password = m_password->text(),
                  .creation = m_mayCreate ? RoomCreation::Configured : RoomCreation::Never,
                  .remember = m_remember->isChecked()});
    follow(*m_rooms.find(room));
}

void JoinRoomDialog::follow(Room &room)
{
    disconnect(&room, nullptr, this, nullptr);
    connect(&room, &Room::stateChanged, this, [this, &room] { onState(room); });
    onState(room);
}

void JoinRoomDialog::onState(Room &room)
{
    if (room.jid() != m_room)
        return;
    check();
    if (room.state() == RoomState::Joined) {
        Q_EMIT joined(room.jid());
        accept();
        return;
    }
    if (room.state() != RoomState::Failed)
        return;
    m_problem->setText(joinFailureText(*room.error(), room.name()));
    m_mayCreate = room.error()->kind == RoomError::Kind::NotFound;
    const bool wantsPassword = room.error()->kind == RoomError::Kind::PasswordWrong;
    m_passwordLabel->setVisible(wantsPassword || m_password->isVisible());
    m_password->setVisible(wantsPassword || m_password->isVisible());
    if (wantsPassword)
        m_password->setFocus();
    else if (room.error()->kind == RoomError::Kind::NickTaken || room.error()->kind == RoomError::Kind::BadNick)
        m_nick->setFocus();
    check();
    if (m_isPressed && qobject_cast<QPushButton *>(focusWidget())) // not where somebody types by now
        m_join->setFocus();
}

} // namespace causerie::ui
