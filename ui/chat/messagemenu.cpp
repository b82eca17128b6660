// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What can be done with one message of a MessageView.

#include "ui/chat/messageactions.h"
#include "ui/chat/messageview.h"
#include "ui/emoji/emojipicker.h"
#include "ui/style/icons.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QFile>
#include <QGuiApplication>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

constexpr qsizetype kMostLinks = 3;

void copy(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

} // namespace

void MessageView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QPoint point = byKey ? visualRect(currentIndex()).center() : event->pos();
    Under here = under(point);
    if (byKey)
        here.row = currentIndex().row();
    if (here.row < 0)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addMessageActions(*menu, m_model.at(here.row));
    addFileActions(*menu, here);
    addTextActions(*menu, here);
    if (m_model.at(here.row).kind == MessageKind::Call)
        connect(menu->addAction(icon(u"phone"_s), tr("&Call")), &QAction::triggered, this,
                &MessageView::callBackRequested);
    if (menu->isEmpty())
        delete menu;
    else
        menu->popup(viewport()->mapToGlobal(point));
}

void MessageView::addMessageActions(QMenu &menu, const Message &message)
{
    const auto add = [this, &menu, id = message.id](const QString &iconName, const QString &words, auto signal) {
        connect(menu.addAction(icon(iconName), words), &QAction::triggered, this,
                [this, signal, id] { Q_EMIT(this->*signal)(id); });
    };
    if (message.direction == Direction::Outgoing && message.state == DeliveryState::Failed)
        add(u"retry"_s, tr("&Send again"), &MessageView::sendAgainRequested);
    if (canAnswer(message, m_model.isRoom()))
        add(u"reply"_s, tr("&Answer"), &MessageView::replyRequested);
    if (canReact(message, m_model.isRoom())) {
        QMenu *reactions = menu.addMenu(icon(u"smile"_s), tr("&React"));
        for (const QString &emoji : quickReactions()) {
            connect(reactions->addAction(emoji), &QAction::triggered, this,
                    [this, emoji, id = message.id] { Q_EMIT reactionToggled(id, emoji); });
        }
        reactions->addSeparator();
        connect(reactions->addAction(icon(u"plus"_s), tr("&Other…", "an emoji that is not in the list")),
                &QAction::triggered, this, [this, id = message.id] { pickReaction(id); });
    }
    if (canEdit(message))
        add(u"edit"_s, tr("&Edit"), &MessageView::editRequested);
    if (canDelete(message, m_model.isRoom()))
        add(u"trash"_s, tr("&Delete for everybody…"), &MessageView::deleteRequested);
    if (m_model.mayModerate() && canModerate(message))
        add(u"trash"_s, tr("Re&move for everybody…"), &MessageView::removeRequested);
    if (!menu.isEmpty())
        menu.addSeparator();
}

/// Over the message, wherever the menu was.
void MessageView::pickReaction(qint64 id)
{
    const QRect message = visualRect(m_model.index(m_model.rowOf(id))).intersected(viewport()->rect());
    if (m_emojis.empty())
        m_emojis = allEmojis();
    auto *picker = new EmojiPicker(m_emojis, this);
    connect(picker, &EmojiPicker::picked, this,
            [this, id](const QString &emoji) { Q_EMIT reactionToggled(id, emoji); });
    picker->openAt(viewport()->mapToGlobal(message.center()));
}

bool MessageView::asks(int row, int index) const
{
    const std::vector<FileShown> files = m_model.contextOf(row).files;
    return size_t(index) < files.size() && files[size_t(index)].asks();
}

/// Of the file under the mouse, else of the first.
void MessageView::addFileActions(QMenu &menu, const Under &here)
{
    const Message &message = m_model.at(here.row);
    const int index = here.hit.kind == MessageHit::Kind::Attachment ? here.hit.index : 0;
    if (message.retraction != Retraction::None || size_t(index) >= message.attachments.size())
        return;
    const Attachment &file = message.attachments[size_t(index)];
    const auto add = [this, &menu, id = message.id, index](const QString &iconName, const QString &words, auto signal) {
        connect(menu.addAction(icon(iconName), words), &QAction::triggered, this,
                [this, signal, id, index] { Q_EMIT(this->*signal)(id, index); });
    };
    const bool isHere = !file.localFile.isEmpty() && QFile::exists(file.localFile);
    if (isHere) {
        add(u"file"_s, tr("&Open"), &MessageView::attachmentActivated);
        add(u"save"_s, tr("Save &as…"), &MessageView::attachmentSaveRequested);
        add({}, tr("Show &folder"), &MessageView::attachmentFolderRequested);
    } else if (asks(here.row, index)) {
        add(u"download"_s, tr("Acce&pt"), &MessageView::attachmentActivated);
        add(u"close"_s, tr("Decl&ine"), &MessageView::attachmentDeclined);
    } else if (!file.url.isEmpty()) {
        add(u"download"_s, tr("&Download"), &MessageView::attachmentActivated);
    }
    if (!file.url.isEmpty())
        connect(menu.addAction(tr("Copy a&ddress")), &QAction::triggered, this,
                [address = file.url.toString(QUrl::FullyEncoded)] { copy(address); });
    menu.addSeparator();
}

void MessageView::addTurns(QMenu &menu, qint64 id, const TextTurns &turns)
{
    using Kind = MessageHit::Kind;
    const auto add = [&](bool isThere, const QString &words, Kind kind) {
        if (isThere)
            connect(menu.addAction(words), &QAction::triggered, this, [this, id, kind] {
                if (const int row = m_model.rowOf(id); row >= 0)
                    turn(row, kind);
            });
    };
    add(turns.all, tr("Sho&w all", "of a very long message"), Kind::ShowMore);
    add(turns.more, tr("Sho&w more", "of a very long message: what follows"), Kind::ShowMore);
    add(turns.before, tr("Show what comes before", "of a very long message"), Kind::ShowBefore);
    add(turns.less, tr("Show less", "of a very long message: its beginning again"), Kind::ShowLess);
}

void MessageView::addTextActions(QMenu &menu, const Under &here)
{
    const Message &message = m_model.at(here.row);
    if (!marked(here.row).isEmpty())
        connect(menu.addAction(icon(u"copy"_s), tr("&Copy")), &QAction::triggered, this, &MessageView::copySelection);
    if (message.kind != MessageKind::Text || message.retraction != Retraction::None)
        return;
    if (!message.body.isEmpty())
        connect(menu.addAction(icon(u"copy"_s), tr("Copy &message")), &QAction::triggered, this,
                [text = message.body] { copy(text); });
    addTurns(menu, message.id, layoutOf(here.row).turns());
    QList<Link> links = findLinks(message.body);
    if (here.hit.kind == MessageHit::Kind::Link)
        links = {Link{0, 0, here.hit.url}};
    for (const Link &link : links.first(std::min(links.size(), kMostLinks))) {
        const QString shown = link.url.toDisplayString();
        connect(menu.addAction(tr("&Open %1", "%1 is a link").arg(QString(shown).replace(u'&', "&&"_L1))),
                &QAction::triggered, this, [this, url = link.url] { Q_EMIT linkActivated(url); });
        connect(menu.addAction(tr("Copy &link")), &QAction::triggered, this,
                [url = link.url] { copy(url.toString(QUrl::FullyEncoded)); });
    }
}

} // namespace causerie::ui
