// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/rooms/roomactions.h"

#include "core/session/rooms.h"
#include "ui/privacy/checkdialog.h"
#include "ui/rooms/destroyroomdialog.h"
#include "ui/rooms/invitedialog.h"
#include "ui/rooms/joinroomdialog.h"
#include "ui/rooms/roomdialogs.h"
#include "ui/rooms/roompicturedialog.h"
#include "ui/rooms/roomwords.h"
#include "ui/roster/conversationplace.h"
#include "ui/roster/names.h"
#include "ui/style/dialogbody.h"
#include "ui/style/icons.h"
#include "ui/style/kind.h"
#include "ui/style/languagesdialog.h"

#include <QActionGroup>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QInputDialog>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

/// What an act on a room answers: words for a failure, nothing for success.
Rooms::Done tell(RoomActions &actions)
{
    return [&actions](const std::expected<void, RoomError> &result) {
        if (!result)
            Q_EMIT actions.failed(actFailureText(result.error()));
    };
}

QInputDialog *makeQuestion(QWidget &window, const QString &title, const QString &label, const QString &value)
{
    auto *dialog = new QInputDialog(&window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(label);
    dialog->setTextValue(value);
    return dialog;
}

} // namespace

RoomRights rightsIn(const Room *room)
{
    RoomRights rights;
    rights.join = !room || room->state() == RoomState::Out || room->state() == RoomState::Failed;
    const Occupant *self = room ? room->self() : nullptr;
    if (!self)
        return rights;
    rights.isIn = true;
    // XEP-0045 §7.8: into a room for members an invitation makes members, which guests may not.
    rights.invite =
        self->role >= Role::Participant && (!room->info().membersOnly || self->affiliation >= Affiliation::Member);
    rights.subject = self->role >= Role::Participant; // whether participants may is the room's setting
    rights.voice = self->role == Role::Visitor;
    rights.people = self->affiliation >= Affiliation::Admin;
    rights.moderate = self->role == Role::Moderator && room->info().hasModeration;
    rights.configure = self->affiliation == Affiliation::Owner;
    rights.picture = rights.configure && room->info().hasCard;
    return rights;
}

RoomActions::RoomActions(Session &session, QWidget &window) : QObject(&window), m_session(session), m_window(window)
{
    connect(&session.rooms(), &Rooms::roomCreated, this, [this](const Jid &room) {
        Q_EMIT shown(room);
        (new RoomSettingsDialog(m_session.rooms(), room, RoomSettingsDialog::Occasion::Creation, &m_window))->open();
    });
}

void RoomActions::joinOrCreate(const QString &address, const QString &password)
{
    auto *dialog = new JoinRoomDialog(m_session.rooms(), address, password, &m_window);
    connect(dialog, &JoinRoomDialog::joined, this, &RoomActions::shown);
    dialog->open();
}

void RoomActions::join(const Jid &room)
{
    m_session.rooms().join({.room = room});
    Q_EMIT shown(room);
}

void RoomActions::invite(const Jid &room)
{
    (new InviteDialog(m_session, room, &m_window))->open();
}

void RoomActions::changeSubject(const Jid &room)
{
    const Room *known = m_session.rooms().find(room);
    const LanguagesQuestion question{
        .title = tr("Subject of %1", "%1 is a room").arg(conversationName(m_session, room)),
        .explanation = tr("What is talked about here. Where it is written in several languages, everybody reads it in "
                          "theirs."),
        .field = tr("What is talked about here"),
        .accept = tr("&Change")};
    auto *dialog = new LanguagesDialog(question, known ? known->subjects() : std::vector<LocalizedText>(), &m_window);
    connect(dialog, &LanguagesDialog::confirmed, this, [this, room](const std::vector<LocalizedText> &subjects) {
        m_session.rooms().setSubject(room, subjects, this, tell(*this));
    });
    dialog->open();
}

void RoomActions::changeName(const Jid &room)
{
    const Room *known = m_session.rooms().find(room);
    QInputDialog *dialog =
        makeQuestion(m_window, tr("Your name there"), tr("Your name there:"), known ? known->nick() : QString());
    connect(dialog, &QInputDialog::textValueSelected, this, [this, room](const QString &text) {
        const QString nick = text.trimmed();
        if (nick.isEmpty())
            return;
        m_session.rooms().changeNick(room, nick, this, [this, room](const std::expected<void, RoomError> &result) {
            if (result)
                return;
            const bool isTaken = result.error().kind == RoomError::Kind::NickTaken;
            Q_EMIT failed(isTaken ? joinFailureText(result.error(), conversationName(m_session, room))
                                  : actFailureText(result.error()));
        });
    });
    dialog->open();
}

void RoomActions::forget(const Jid &room)
{
    auto *question = new QMessageBox(QMessageBox::Question, tr("Forget the room?"), tr("Forget the room?"),
                                     QMessageBox::Cancel, &m_window);
    setDrawing(*question, u"trash"_s, &Tokens::danger);
    setConsequences(*question,
                    tr("You leave %1, and it goes from the lists of all your devices, with what was said there "
                       "as far as this device keeps it.",
                       "%1 is a room")
                        .arg(conversationName(m_session, room)));
    question->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *yes = question->addButton(tr("&Forget"), QMessageBox::DestructiveRole);
    setKind(*yes, u"danger"_s);
    connect(yes, &QPushButton::clicked, this, [this, room] {
        Q_EMIT forgotten(room); // nobody looks at it when it goes
        m_session.rooms().forget(room);
        m_session.removeConversation(room);
    });
    question->open();
}

void RoomActions::destroy(const Jid &room)
{
    auto *dialog = new DestroyRoomDialog(conversationName(m_session, room), &m_window);
    connect(dialog, &DestroyRoomDialog::confirmed, this, [this, room](const QString &reason, const Jid &alternate) {
        m_session.rooms().destroy(room, reason, alternate, this, tell(*this));
    });
    dialog->open();
}

void RoomActions::addInside(QMenu &menu, const Jid &room, const RoomRights &rights)
{
    const auto add = [&](bool may, const QString &drawing, const QString &text, auto act) {
        if (may)
            connect(menu.addAction(icon(drawing), text), &QAction::triggered, this, act);
    };
    add(rights.invite, u"person-add"_s, tr("&Invite…"), [this, room] { invite(room); });
    add(rights.subject, u"chat"_s, tr("Change the &subject…"), [this, room] { changeSubject(room); });
    add(rights.isIn, u"edit"_s, tr("Change your &name there…"), [this, room] { changeName(room); });
    add(rights.voice, u"mic"_s, tr("&Ask to speak"), [this, room] { m_session.rooms().requestVoice(room); });
    add(rights.people, u"people"_s, tr("&Members and banned…"),
        [this, room] { (new AffiliationsDialog(m_session.rooms(), room, &m_window))->open(); });
    add(rights.picture, u"picture"_s, tr("Pict&ure of the room…"),
        [this, room] { (new RoomPictureDialog(m_session, room, &m_window))->open(); });
    add(rights.configure, u"menu"_s, tr("Se&ttings of the room…"), [this, room] {
        (new RoomSettingsDialog(m_session.rooms(), room, RoomSettingsDialog::Occasion::Change, &m_window))->open();
    });
}

void RoomActions::addNotify(QMenu &menu, const Jid &room)
{
    const Conversation *conversation = m_session.conversations().find(room);
    if (!conversation)
        return;
    QMenu *notify = menu.addMenu(icon(u"alert"_s), tr("&Tell me about"));
    auto *group = new QActionGroup(notify);
    const std::pair<Notify, QString> choices[] = {
        {Notify::All, tr("&Every message")},
        {Notify::Mentions, tr("Only when I am &mentioned")},
        {Notify::None, tr("&Nothing")},
    };
    for (const auto &[value, text] : choices) {
        QAction *action = notify->addAction(text);
        action->setCheckable(true);
        action->setChecked(conversation->settings().notify == value);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, room, chosen = value] {
            const Conversation *known = m_session.conversations().find(room);
            if (!known)
                return;
            ConversationSettings settings = known->settings();
            settings.notify = chosen;
            m_session.saveSettings(room, settings);
        });
    }
}

void RoomActions::addAutojoin(QMenu &menu, const Jid &room)
{
    const auto bookmark = m_session.rooms().bookmark(room);
    QAction *always = menu.addAction(tr("Join at every s&tart"));
    always->setCheckable(true);
    always->setChecked(bookmark && bookmark->autojoin);
    connect(always, &QAction::triggered, this, [this, room](bool wanted) {
        Bookmark kept = m_session.rooms().bookmark(room).value_or(Bookmark{});
        const Room *known = m_session.rooms().find(room);
        kept.room = room;
        kept.autojoin = wanted;
        if (kept.name.isEmpty() && known)
            kept.name = known->info().name;
        if (kept.nick.isEmpty() && known)
            kept.nick = m_session.rooms().wishedNick(room);
        m_session.rooms().setBookmark(kept, this, tell(*this));
    });
}

/// Only inside: what a room's archive has of us is ours only as long as it says who we are there.
void RoomActions::addCheck(QMenu &menu, const Jid &room, const RoomRights &rights)
{
    if (!m_session.conversations().find(room))
        return;
    QAction *check = menu.addAction(icon(u"check"_s), tr("Chec&k against the server…"));
    check->setEnabled(rights.isIn);
    connect(check, &QAction::triggered, this, [this, room] { (new CheckDialog(m_session, room, &m_window))->open(); });
}

void RoomActions::removeMessage(const Jid &room, const QString &archiveId)
{
    QInputDialog *dialog =
        makeQuestion(m_window, tr("Remove the message?"),
                     tr("It is removed for everybody, and the room says that you did it.\nReason, if you like:"), {});
    dialog->setOkButtonText(tr("&Remove"));
    setKind(*dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok), u"danger"_s);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, room, archiveId](const QString &reason) {
        m_session.rooms().moderate(room, archiveId, reason.trimmed(), this, tell(*this));
    });
    dialog->open();
}

void RoomActions::fill(QMenu &menu, const Jid &room)
{
    const RoomRights rights = rightsIn(m_session.rooms().find(room));
    fillPlaceMenu(menu, m_session, room);
    menu.addSeparator();
    if (rights.join)
        connect(menu.addAction(icon(u"resume"_s), tr("&Join")), &QAction::triggered, this,
                [this, room] { join(room); });
    addInside(menu, room, rights);
    menu.addSeparator();
    addNotify(menu, room);
    addAutojoin(menu, room);
    addCheck(menu, room, rights);
    connect(menu.addAction(icon(u"copy"_s), tr("C&opy address")), &QAction::triggered, &menu,
            [room] { QGuiApplication::clipboard()->setText(room.toString()); });
    menu.addSeparator();
    if (rights.isIn || m_session.rooms().isWanted(room))
        connect(menu.addAction(icon(u"sign-out"_s), tr("&Leave")), &QAction::triggered, this,
                [this, room] { m_session.rooms().leave(room); });
    connect(menu.addAction(icon(u"trash"_s, &Tokens::danger), tr("&Forget…")), &QAction::triggered, this,
            [this, room] { forget(room); });
    if (rights.configure)
        connect(menu.addAction(icon(u"trash"_s, &Tokens::danger), tr("&Destroy for everybody…")), &QAction::triggered,
                this, [this, room] { destroy(room); });
}

} // namespace causerie::ui
