// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/rooms/memberlist.h"

#include "ui/rooms/roomwords.h"
#include "ui/style/avatar.h"
#include "ui/style/measure.h"
#include "ui/style/theme.h"

#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

constexpr int kRow = 40; // design pixels
constexpr int kFace = 28;

/// An avatar with the presence, the name, and the rank of those who have one.
class OccupantDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {0, scaled(option.font, kRow)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &colours = tokens(option.palette);
        const bool isChosen = option.state & QStyle::State_Selected;
        const bool isUnder = option.state & QStyle::State_MouseOver;
        const QColor behind = isChosen ? colours.select : isUnder ? colours.hover : colours.panel;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->fillRect(option.rect, behind);
        const QString nick = index.data().toString();
        const int margin = scaled(option.font, 8);
        const int face = scaled(option.font, kFace);
        QRect avatar(option.rect.left() + margin, option.rect.top() + (option.rect.height() - face) / 2, face, face);
        avatar = QStyle::visualRect(option.direction, option.rect, avatar);
        paintAvatar(*painter, avatar, index.data(OccupantModel::HueRole).toDouble(), nick);
        paintPresenceMark(*painter, avatar, index.data(OccupantModel::AvailabilityRole).value<Availability>(), colours,
                          behind, option.direction);
        const int start = 2 * margin + face;
        QRect words = option.rect.adjusted(start, 0, -margin, 0);
        words = QStyle::visualRect(option.direction, option.rect, words);
        const QString rank = rankOf(index);
        painter->setFont(smaller(option.font));
        painter->setPen(colours.muted);
        const int rankWidth = rank.isEmpty() ? 0 : painter->fontMetrics().horizontalAdvance(rank) + margin;
        const Qt::Alignment trailing = option.direction == Qt::RightToLeft ? Qt::AlignLeft : Qt::AlignRight;
        painter->drawText(words, int(Qt::AlignVCenter | Qt::AlignAbsolute | trailing), rank);
        painter->setFont(option.font);
        painter->setPen(index.data(OccupantModel::RoleRole).toInt() == int(Role::Visitor) ? colours.muted
                                                                                          : colours.text);
        QRect name = words;
        if (option.direction == Qt::RightToLeft)
            name.setLeft(name.left() + rankWidth);
        else
            name.setRight(name.right() - rankWidth);
        painter->drawText(name, int(Qt::AlignVCenter | leading(option.direction)),
                          painter->fontMetrics().elidedText(nick, Qt::ElideRight, name.width()));
        painter->restore();
    }

private:
    static QString rankOf(const QModelIndex &index)
    {
        switch (Affiliation(index.data(OccupantModel::AffiliationRole).toInt())) {
        case Affiliation::Owner:
            return MemberList::tr("Owner");
        case Affiliation::Admin:
            return MemberList::tr("Admin");
        case Affiliation::Member:
        case Affiliation::None:
        case Affiliation::Outcast:
            break;
        }
        return index.data(OccupantModel::RoleRole).toInt() == int(Role::Moderator) ? MemberList::tr("Moderator")
                                                                                   : QString();
    }
};

} // namespace

OccupantActs actsFor(const Occupant &self, const Occupant &other)
{
    OccupantActs acts;
    if (self.nick == other.nick)
        return acts;
    acts.message = true;
    const bool outranks = self.affiliation > other.affiliation || self.affiliation == Affiliation::Owner;
    const bool isAdmin = self.affiliation >= Affiliation::Admin;
    const bool isOwner = self.affiliation == Affiliation::Owner;
    const bool showsJid = !other.jid.isEmpty();
    // §8.2: nobody with a higher affiliation; §9.1: nobody with an equal one either.
    acts.kick = self.role == Role::Moderator && self.affiliation >= other.affiliation;
    acts.voice = self.role == Role::Moderator && other.role < Role::Moderator && other.affiliation < Affiliation::Admin;
    acts.moderator = isAdmin && other.affiliation < Affiliation::Admin;
    acts.ban = isAdmin && outranks && showsJid;
    acts.member = isAdmin && showsJid && other.affiliation < Affiliation::Admin;
    acts.admin = isOwner && showsJid;
    acts.owner = isOwner && showsJid;
    return acts;
}

MemberList::MemberList(Rooms &rooms, Room &room, QWidget *parent)
    : QWidget(parent), m_rooms(rooms), m_room(&room), m_model(new OccupantModel(room, this)),
      m_filter(new QSortFilterProxyModel(this)), m_view(new QListView(this)), m_count(new QLabel(this))
{
    auto *body = new QVBoxLayout(this);
    body->setContentsMargins(0, 0, 0, 0);
    m_count->setProperty("kind", u"heading"_s);
    body->addWidget(m_count);
    auto *find = new QLineEdit(this);
    find->setPlaceholderText(tr("Find somebody"));
    find->setAccessibleName(tr("Find somebody"));
    find->setClearButtonEnabled(true);
    body->addWidget(find);
    m_filter->setSourceModel(m_model);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_view->setModel(m_filter);
    m_view->setItemDelegate(new OccupantDelegate(m_view));
    m_view->setUniformItemSizes(true);
    m_view->setMouseTracking(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setAccessibleName(tr("People in the room"));
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    body->addWidget(m_view, 1);
    connect(find, &QLineEdit::textChanged, m_filter, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_view, &QListView::customContextMenuRequested, this, [this](const QPoint &at) {
        const QModelIndex index = m_view->indexAt(at);
        if (QMenu *menu = index.isValid() ? menuFor(index.data().toString()) : nullptr)
            menu->popup(m_view->viewport()->mapToGlobal(at));
    });
    connect(m_view, &QListView::activated, this, [this](const QModelIndex &index) {
        const QString nick = index.data().toString();
        if (!m_room || nick == m_room->nick())
            return;
        if (const auto occupant = m_room->jid().withResource(nick))
            Q_EMIT privateMessage(*occupant);
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, &MemberList::count);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &MemberList::count);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &MemberList::count);
    count();
}

void MemberList::count()
{
    m_count->setText(tr("%n person(s)", nullptr, m_model->rowCount()));
}

Rooms::Done MemberList::report()
{
    return [this](const std::expected<void, RoomError> &result) {
        if (!result)
            Q_EMIT failed(actFailureText(result.error()));
    };
}

void MemberList::ask(const QString &title, const QString &nick, std::function<void(const QString &)> act)
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(tr("%1: what they and the others are told, if anything", "%1 is a person").arg(nick));
    connect(dialog, &QInputDialog::textValueSelected, this,
            [act = std::move(act)](const QString &reason) { act(reason); });
    dialog->open();
}

void MemberList::addRanks(QMenu &menu, const Occupant &other, const OccupantActs &acts)
{
    const Jid room = m_room->jid();
    const auto addRole = [&](const QString &text, Role role) {
        menu.addAction(text, this, [this, room, nick = other.nick, role] {
            m_rooms.setRole(room, nick, role, {}, this, report());
        });
    };
    const auto addAffiliation = [&](const QString &text, Affiliation affiliation) {
        menu.addAction(text, this, [this, room, jid = other.jid.bare(), affiliation] {
            m_rooms.setAffiliation(room, jid, affiliation, {}, this, report());
        });
    };
    if (acts.voice && other.role == Role::Visitor)
        addRole(tr("Let them speak"), Role::Participant);
    else if (acts.voice)
        addRole(tr("Take their voice"), Role::Visitor);
    if (acts.moderator && other.role != Role::Moderator)
        addRole(tr("Make a moderator"), Role::Moderator);
    else if (acts.moderator)
        addRole(tr("No longer a moderator"), Role::Participant);
    if (acts.member && other.affiliation != Affiliation::Member)
        addAffiliation(tr("Make a member"), Affiliation::Member);
    else if (acts.member)
        addAffiliation(tr("No longer a member"), Affiliation::None);
    if (acts.admin && other.affiliation != Affiliation::Admin)
        addAffiliation(tr("Make an admin"), Affiliation::Admin);
    if (acts.owner && other.affiliation != Affiliation::Owner)
        addAffiliation(tr("Make an owner"), Affiliation::Owner);
    if (acts.owner && other.affiliation >= Affiliation::Admin)
        addAffiliation(tr("Only a member"), Affiliation::Member);
}

void MemberList::addRemovals(QMenu &menu, const Occupant &other, const OccupantActs &acts)
{
    const Jid room = m_room->jid();
    if (acts.kick)
        menu.addAction(tr("Remove…"), this, [this, room, nick = other.nick] {
            ask(tr("Remove from the room"), nick,
                [this, room, nick](const QString &reason) { m_rooms.kick(room, nick, reason, this, report()); });
        });
    if (acts.ban)
        menu.addAction(tr("Ban…"), this, [this, room, nick = other.nick, jid = other.jid.bare()] {
            ask(tr("Ban from the room"), nick, [this, room, jid](const QString &reason) {
                m_rooms.setAffiliation(room, jid, Affiliation::Outcast, reason, this, report());
            });
        });
}

QMenu *MemberList::menuFor(const QString &nick)
{
    const Occupant *self = m_room ? m_room->self() : nullptr;
    const Occupant *other = m_room ? m_room->occupant(nick) : nullptr;
    if (!self || !other)
        return nullptr;
    const OccupantActs acts = actsFor(*self, *other);
    if (acts == OccupantActs{})
        return nullptr;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (const auto occupant = m_room->jid().withResource(nick); acts.message && occupant)
        menu->addAction(tr("Write in private"), this, [this, jid = *occupant] { Q_EMIT privateMessage(jid); });
    menu->addSeparator();
    addRanks(*menu, *other, acts);
    menu->addSeparator();
    addRemovals(*menu, *other, acts);
    return menu;
}

} // namespace causerie::ui
