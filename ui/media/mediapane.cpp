// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/media/mediapane.h"

#include "core/session/files.h"
#include "ui/chat/attachmentactions.h"
#include "ui/chat/pictureviewer.h"
#include "ui/chat/soundplayer.h"
#include "ui/media/mediamodel.h"
#include "ui/media/mediaview.h"
#include "ui/style/icons.h"
#include "ui/style/measure.h"

#include <QButtonGroup>
#include <QLabel>
#include <QMenu>
#include <QShowEvent>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

MediaPane::MediaPane(Session &session, SoundPlayer &sounds, QWidget *parent)
    : QFrame(parent), m_session(session), m_sounds(sounds), m_model(new MediaModel(session, this)),
      m_view(new MediaView(*m_model, session.files(), sounds, this)), m_actions(new AttachmentActions(session, *this)),
      m_stack(new QStackedWidget(this)), m_empty(new QLabel(this))
{
    setProperty("kind", u"panel"_s);
    m_view->setAccessibleName(tr("Pictures, files and voice messages"));
    m_empty->setProperty("kind", u"muted"_s);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(scaled(font(), 24));
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(scaled(font(), 6));
    all->addWidget(makeKinds());
    all->addWidget(m_stack, 1);

    connect(m_view, &MediaView::chosen, this, &MediaPane::activate);
    connect(m_view, &MediaView::messageWanted, this,
            [this](int row) { Q_EMIT messageRequested(m_model->at(row).message.id); });
    connect(m_view, &MediaView::menuWanted, this, &MediaPane::showMenu);
    connect(&m_sounds, &SoundPlayer::changed, m_view->viewport(), qOverload<>(&QWidget::update));
    connect(m_model, &MediaModel::loaded, this, &MediaPane::refresh);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_model, signal, this, &MediaPane::refresh);
    connect(m_model, &QAbstractItemModel::modelReset, this, &MediaPane::refresh);
    refresh();
}

QWidget *MediaPane::makeKinds()
{
    auto *kinds = new QWidget(this);
    auto *row = new QHBoxLayout(kinds);
    row->setContentsMargins(scaled(font(), 12), 0, scaled(font(), 12), 0);
    row->setSpacing(scaled(font(), 6));
    m_kinds = new QButtonGroup(this);
    const std::pair<MediaKind, QString> entries[] = {
        {MediaKind::Pictures, tr("Pictures")}, {MediaKind::Files, tr("Files")}, {MediaKind::Voice, tr("Voice")}};
    for (const auto &[kind, text] : entries) {
        auto *button = new QToolButton(kinds);
        button->setProperty("kind", u"tab"_s);
        button->setText(text);
        button->setFont(larger(font(), 12.5 / 14.0));
        button->setCheckable(true);
        button->setChecked(kind == MediaKind::Pictures);
        button->setFocusPolicy(Qt::StrongFocus);
        m_kinds->addButton(button, int(kind));
        row->addWidget(button);
    }
    row->addStretch();
    connect(m_kinds, &QButtonGroup::idClicked, this, [this](int id) { setKind(MediaKind(id)); });
    return kinds;
}

void MediaPane::setPeer(const Jid &peer)
{
    if (peer == m_peer)
        return;
    m_peer = peer;
    m_isRead = isVisible();
    m_model->setPeer(m_isRead ? peer : Jid());
}

void MediaPane::setKind(MediaKind kind)
{
    m_kinds->button(int(kind))->setChecked(true);
    m_model->setKind(kind);
    m_view->arrange();
    m_view->scrollToTop();
    refresh();
}

/// What came while it was not seen may not be known.
void MediaPane::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    if (event->spontaneous())
        return;
    m_isRead = true;
    m_model->setPeer(m_peer);
}

void MediaPane::activate(int row)
{
    const MediaItem item = m_model->at(row);
    const bool isSound = m_model->kind() == MediaKind::Voice;
    if (isSound && item.isHere() && !m_sounds.isBroken(item.file().localFile)) {
        m_sounds.toggle(item.file().localFile);
        return;
    }
    if (m_model->kind() == MediaKind::Pictures && item.isHere()) {
        const std::vector<Message> messages = m_model->messages();
        if (PictureViewer::open({messages.begin(), messages.end()}, item.file().localFile, *window()))
            return;
    }
    m_actions->activate(item.message, item.index);
}

void MediaPane::showMenu(int row, const QPoint &place)
{
    const MediaItem item = m_model->at(row);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(icon(u"chat"_s), tr("Show in the &conversation")), &QAction::triggered, this,
            [this, id = item.message.id] { Q_EMIT messageRequested(id); });
    if (item.isHere()) {
        connect(menu->addAction(icon(u"save"_s), tr("&Save as…")), &QAction::triggered, this,
                [this, item] { m_actions->saveAs(item.message, item.index); });
        connect(menu->addAction(tr("Show &folder")), &QAction::triggered, this,
                [this, item] { m_actions->showFolder(item.message, item.index); });
    } else {
        addChoices(*menu, item);
    }
    menu->popup(place);
}

void MediaPane::addChoices(QMenu &menu, const MediaItem &item)
{
    const MediaChoice choice = mediaChoice(item, m_session.files().progress({item.message.id, item.index}));
    const auto add = [this, &menu, &item](const QString &iconName, const QString &words, auto act) {
        connect(menu.addAction(icon(iconName), words), &QAction::triggered, this,
                [this, item, act] { (m_actions->*act)(item.message, item.index); });
    };
    if (choice == MediaChoice::Fetch)
        add(u"download"_s, tr("&Download"), &AttachmentActions::activate);
    if (choice != MediaChoice::Take)
        return;
    add(u"download"_s, tr("Acce&pt"), &AttachmentActions::activate);
    add(u"close"_s, tr("Decl&ine"), &AttachmentActions::decline);
}

void MediaPane::refresh()
{
    const bool isEmpty = m_model->rowCount() == 0;
    m_stack->setCurrentIndex(isEmpty ? 1 : 0);
    if (!isEmpty)
        return;
    if (m_model->isLoading()) {
        m_empty->clear();
        return;
    }
    switch (m_model->kind()) {
    case MediaKind::Pictures:
        m_empty->setText(
            tr("No pictures yet. Those that you send and receive in this conversation come together here."));
        break;
    case MediaKind::Files:
        m_empty->setText(tr("No files yet. Those that you send and receive in this conversation come together here."));
        break;
    case MediaKind::Voice:
        m_empty->setText(tr("No voice messages yet. Record one with the microphone beside the message field."));
        break;
    }
}

} // namespace causerie::ui
