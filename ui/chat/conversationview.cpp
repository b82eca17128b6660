// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/conversationview.h"

#include "core/chat/missedcall.h"
#include "core/session/files.h"
#include "core/session/recordings.h"
#include "core/session/rooms.h"
#include "ui/chat/attachmentactions.h"
#include "ui/chat/callbar.h"
#include "ui/chat/composer.h"
#include "ui/chat/conversationheader.h"
#include "ui/chat/messageactions.h"
#include "ui/chat/messagefiles.h"
#include "ui/chat/messagemodel.h"
#include "ui/chat/messageview.h"
#include "ui/chat/otherdevicebar.h"
#include "ui/chat/roomtalk.h"
#include "ui/chat/sending.h"
#include "ui/chat/strangerbar.h"
#include "ui/chat/typing.h"
#include "ui/links/linklabel.h"
#include "ui/rooms/roombar.h"
#include "ui/roster/names.h"
#include "ui/search/findbar.h"
#include "ui/style/dialogbody.h"
#include "ui/style/icons.h"
#include "ui/style/measure.h"

#include <QEvent>
#include <QLabel>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QStyle>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{
using namespace std::chrono_literals;
constexpr auto kSaveSoon = 1s; ///< what may be lost when the power goes
} // namespace

ConversationView::ConversationView(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_files(new MessageFiles(session.files(), this)),
      m_model(new MessageModel(this)), m_header(new ConversationHeader(session, this)),
      m_otherDeviceBar(new OtherDeviceBar(session, this)), m_strangerBar(new StrangerBar(session, this)),
      m_roomBar(new RoomBar(session, this)), m_view(new MessageView(*m_model, this)), m_composer(new Composer(this)),
      m_attachments(new AttachmentActions(session, *this)), m_typing(new Typing(this)),
      m_findBar(new FindBar(session, this)), m_roomTalk(new RoomTalk(session, *m_model, *m_composer, this)),
      m_stack(new QStackedWidget(this))
{
    auto *bar = new CallBar(session, this);
    auto *page = new QWidget(this);
    auto *body = new QVBoxLayout(page);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(0);
    body->addWidget(m_header);
    body->addWidget(bar);
    body->addWidget(m_otherDeviceBar);
    body->addWidget(m_strangerBar);
    body->addWidget(m_roomBar);
    body->addWidget(m_findBar);
    body->addWidget(m_view, 1);
    body->addWidget(m_composer);
    m_stack->addWidget(makeEmptyPlace());
    m_stack->addWidget(page);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_stack);

    connect(m_header, &ConversationHeader::backRequested, this, &ConversationView::backRequested);
    connect(m_header, &ConversationHeader::detailsToggled, this, &ConversationView::detailsToggled);
    connect(m_header, &ConversationHeader::callRequested, this, &ConversationView::callPeer);
    connect(m_otherDeviceBar, &OtherDeviceBar::takeRequested, this, &ConversationView::callPeer);
    connect(m_header, &ConversationHeader::findRequested, this, &ConversationView::find);
    connect(m_roomBar, &RoomBar::roomRequested, this, &ConversationView::roomRequested);
    connect(m_roomBar, &RoomBar::forgetRequested, this, &ConversationView::forgetRequested);
    connect(bar, &CallBar::returnRequested, this, &ConversationView::callWindowRequested);
    connectView();
    connectComposer();
    connectFiles();
    connect(m_findBar, &FindBar::messageRequested, this, [this](qint64 id) { showFound(id, m_findBar->pattern()); });
    connect(m_findBar, &FindBar::closed, this, [this] {
        m_view->markFound(0, {});
        focusComposer();
    });
    connect(&session.conversations(), &Conversations::aboutToClear, this, [this] { open({}); });
    const auto ifPeer = [this](const Jid &jid) {
        if (jid == m_peer)
            refreshName();
    };
    connect(&session.roster(), &Roster::contactChanged, this, ifPeer);
    connect(&session.roster(), &Roster::contactAdded, this, ifPeer);
    connect(&session.roster(), &Roster::reset, this, &ConversationView::refreshName);
    connect(m_roomTalk, &RoomTalk::renamed, this, &ConversationView::refreshName);
    connect(&session.rooms(), &Rooms::bookmarksChanged, this, &ConversationView::refreshName);
}

QWidget *ConversationView::makeEmptyPlace()
{
    auto *place = new QWidget(this);
    auto *body = new QVBoxLayout(place);
    auto *drawing = new QLabel(place);
    const int side = scaled(font(), 56);
    drawing->setPixmap(icon(u"chat"_s, &Tokens::faint).pixmap(QSize(side, side), devicePixelRatioF()));
    drawing->setAlignment(Qt::AlignCenter);
    auto *words = new QLabel(tr("Choose a conversation, or press Ctrl+K to find somebody."), place);
    words->setProperty("kind", u"muted"_s);
    words->setAlignment(Qt::AlignCenter);
    words->setWordWrap(true);
    body->addStretch();
    body->addWidget(drawing);
    body->addWidget(words);
    body->addStretch();
    return place;
}

void ConversationView::connectView()
{
    connect(m_view, &MessageView::linkActivated, this, [this](const QUrl &url) { openLink(*this, url); });
    connect(m_view, &MessageView::sendAgainRequested, this,
            [this](qint64 messageId) { m_session.resend(m_peer, messageId); });
    connect(m_view, &MessageView::callBackRequested, this, &ConversationView::callPeer);
    connect(m_view, &MessageView::reachedEnd, this, &ConversationView::markReadIfSeen);
    connect(m_view, &MessageView::textTyped, m_composer, &Composer::insertText);
    connect(m_view, &MessageView::replyRequested, this, &ConversationView::answer);
    connect(m_view, &MessageView::editRequested, this, [this](qint64 id) {
        if (const Message *message = loaded(id))
            m_composer->startEdit(*message);
    });
    connect(m_view, &MessageView::deleteRequested, this, &ConversationView::askToDelete);
    connect(m_view, &MessageView::removeRequested, this, [this](qint64 id) {
        if (const Message *message = loaded(id))
            Q_EMIT removeRequested(m_peer, message->archiveId);
    });
    connect(m_view, &MessageView::reactionToggled, this, [this](qint64 id, const QString &emoji) {
        if (const Message *message = loaded(id)) {
            const auto isOurs = [this](const Jid &by) { return m_model->isOurs(by); };
            m_session.react(m_peer, id, toggled(*message, emoji, isOurs));
        }
    });
    connect(m_view, &MessageView::messageRequested, this, &ConversationView::showMessage);
    connect(m_strangerBar, &StrangerBar::declined, this, [this] { open({}); });
}

const Message *ConversationView::loaded(qint64 id) const
{
    const int row = m_model->rowOf(id);
    return row < 0 ? nullptr : &m_model->at(row);
}

void ConversationView::editLast()
{
    for (int row = m_model->rowCount() - 1; row >= 0; --row) {
        if (canEdit(m_model->at(row)))
            return m_composer->startEdit(m_model->at(row));
    }
}

void ConversationView::askToDelete(qint64 id)
{
    auto *question = new QMessageBox(QMessageBox::Question, tr("Delete the message?"), tr("Delete the message?"),
                                     QMessageBox::Cancel, this);
    setDrawing(*question, u"trash"_s, &Tokens::danger);
    setConsequences(*question,
                    tr("It is taken back for everybody. Some may have read it, and programs that do not know "
                       "how to delete keep it."));
    question->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *yes = question->addButton(tr("&Delete"), QMessageBox::DestructiveRole);
    yes->setProperty("kind", u"danger"_s);
    yes->style()->polish(yes); // the box has dressed it already
    connect(yes, &QPushButton::clicked, this, [this, peer = m_peer, id] { m_session.retract(peer, id); });
    question->open();
}

void ConversationView::setWrittenAs(const QString &address)
{
    m_composer->setWrittenAs(address);
}

void ConversationView::find()
{
    if (!m_peer.isEmpty())
        m_findBar->begin();
}

void ConversationView::showFound(qint64 messageId, const SearchPattern &pattern)
{
    if (Conversation *conversation = m_model->conversation()) {
        m_sought = pattern;
        conversation->openAround(messageId);
    }
}

void ConversationView::showMessage(qint64 id)
{
    m_sought = {};
    if (Conversation *conversation = m_model->conversation())
        conversation->openAround(id);
}

void ConversationView::onOpenedAround(qint64 id)
{
    const int row = m_model->rowOf(id);
    if (row < 0)
        return;
    m_view->scrollTo(m_model->index(row), QAbstractItemView::PositionAtCenter);
    m_view->setCurrentIndex(m_model->index(row));
    m_view->markFound(id, m_sought);
    if (!m_findBar->isAncestorOf(window()->focusWidget())) // who is typing there goes on
        m_view->setFocus(Qt::OtherFocusReason);
}

void ConversationView::connectComposer()
{
    connect(m_composer, &Composer::sendRequested, this, [this](const OutgoingText &text) {
        aboutToSend();
        send(m_session, m_peer, text);
        m_session.files().recordings().take(m_peer);
        saveDraft(); // or it would come back beside the message
        m_view->scrollToEnd();
    });
    connect(m_composer, &Composer::editRequested, this, [this](qint64 messageId, const OutgoingText &text) {
        m_typing->sent();
        m_session.correct(m_peer, messageId, text);
        saveDraft();
    });
    connect(m_composer, &Composer::editLastRequested, this, &ConversationView::editLast);
    connect(&m_session, &Session::notKept, this, [this](const Annotation &said) {
        giveBack(said, tr("The change could not be stored"),
                 tr("What you wrote is here, to be sent as a new message."));
    });
    connect(&m_session, &Session::notCorrected, this, [this](const Annotation &said) {
        giveBack(said, tr("That message cannot be changed any more"),
                 tr("What you wrote is here, to be sent as a new message."));
    });
    connect(m_composer, &Composer::draftChanged, this, [this] {
        if (!m_saveSoon.isActive()) // a second after the first of several: who types on does not put it off
            m_saveSoon.start(kSaveSoon);
    });
    m_saveSoon.setSingleShot(true);
    m_saveSoon.callOnTimeout(this, &ConversationView::saveDraft);
    connect(m_composer, &Composer::edited, m_typing, &Typing::edited);
    connect(m_typing, &Typing::stateChanged, this, [this](ChatState state) {
        if (!m_peer.isEmpty())
            m_session.setChatState(m_peer, state);
    });
}

void ConversationView::aboutToSend()
{
    m_typing->sent();
    m_model->setFirstNew(0); // who answers has seen
    if (Conversation *conversation = m_model->conversation(); conversation && !conversation->isAtEnd())
        conversation->openEnd();
}

void ConversationView::onLoaded()
{
    const Conversation *conversation = m_model->conversation();
    if (!conversation || !conversation->isAtEnd())
        return;
    // The line stands above the first of the unread.
    int left = conversation->unread();
    int row = m_model->rowCount();
    while (left > 0 && row > 0) {
        const Message &message = m_model->at(--row);
        if (waitsToBeSeen(message) && message.retraction == Retraction::None)
            --left;
    }
    if (conversation->unread() > 0 && row < m_model->rowCount()) {
        m_model->setFirstNew(m_model->at(row).id);
        const QModelIndex first = m_model->index(row);
        m_view->scrollToEnd();
        if (m_view->visualRect(first).top() < 0)
            m_view->scrollTo(first, QAbstractItemView::PositionAtTop);
    }
    markReadIfSeen();
}

void ConversationView::onSummaryChanged()
{
    Conversation *conversation = m_model->conversation();
    if (!conversation)
        return;
    m_view->setWriting(conversation->peerState() == ChatState::Composing);
    const int before = std::exchange(m_unread, conversation->unread());
    m_view->setUnseen(m_unread);
    if (m_unread <= before || !conversation->isAtEnd())
        return;
    markReadIfSeen();
    // The first that nobody saw starts what is new.
    if (before == 0 && conversation->unread() > 0 && m_model->rowCount() > 0)
        m_model->setFirstNew(m_model->at(m_model->rowCount() - 1).id);
}

void ConversationView::markReadIfSeen()
{
    Conversation *conversation = m_model->conversation();
    const bool sees = isVisible() && window()->isActiveWindow() && m_view->isAtEnd();
    if (conversation && sees && conversation->isLoaded())
        conversation->markRead();
}

void ConversationView::propose(const QString &text)
{
    if (const QString written = m_composer->text(); !written.endsWith(text)) { // else it was pressed twice
        const QSignalBlocker nobodyTypes(m_composer);
        QPlainTextEdit &field = m_composer->field();
        field.moveCursor(QTextCursor::End);
        field.insertPlainText(written.isEmpty() ? text : u'\n' + text);
    }
    m_composer->focusText();
}

void ConversationView::refreshName()
{
    if (m_peer.isEmpty())
        return;
    const QString name = conversationName(m_session, m_peer);
    m_model->setPeerName(name);
    m_model->setOwn(m_session.account().jid, displayName(m_session.account().jid));
    const Conversation *conversation = m_model->conversation();
    m_strangerBar->setPeer(m_peer, name, conversation && !conversation->settings().accepted);
    m_otherDeviceBar->setPeer(m_peer, name);
    m_composer->setPeerName(name);
    m_composer->setReceiver(m_peer);
    m_view->setAccessibleName(tr("Messages with %1", "%1 is the contact's name").arg(name));
}

void ConversationView::callPeer()
{
    if (!m_peer.isEmpty())
        m_session.call(m_peer);
}

void ConversationView::setBackShown(bool shown)
{
    m_header->setBackShown(shown);
}

void ConversationView::setDetailsShown(bool shown)
{
    m_header->setDetailsShown(shown);
}

void ConversationView::focusComposer()
{
    m_composer->focusText();
}

void ConversationView::focusMessages()
{
    m_view->setFocus(Qt::ShortcutFocusReason);
}

bool ConversationView::isComposerFocused() const
{
    return m_composer->focusProxy()->hasFocus();
}

/// `ActivationChange` is told to windows only; this one reaches their children, too.
bool ConversationView::event(QEvent *event)
{
    const bool done = QWidget::event(event);
    if (event->type() == QEvent::WindowActivate)
        markReadIfSeen();
    return done;
}

void ConversationView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    markReadIfSeen();
}

} // namespace causerie::ui
