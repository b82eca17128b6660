// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/conversationheader.h"

#include "ui/style/avatar.h"
#include "ui/style/format.h"
#include "ui/style/icons.h"
#include "ui/style/measure.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

QString presenceWords(const Contact *contact)
{
    if (!contact)
        return ConversationHeader::tr("Not one of your contacts");
    QString words = availabilityText(contact->availability());
    const QString status = contact->status().simplified();
    if (!status.isEmpty())
        words = ConversationHeader::tr("%1 — %2", "%1 is e.g. Available, %2 what they say of themselves")
                    .arg(words, status);
    if (contact->resources.size() > 1)
        words = ConversationHeader::tr("%1 · %n device(s)", "%1 says how they can be reached",
                                       int(contact->resources.size()))
                    .arg(words);
    return words;
}

ConversationHeader::ConversationHeader(Session &session, QWidget *parent)
    : QFrame(parent), m_session(session), m_back(new QToolButton(this)), m_avatar(new Avatar(38, this)),
      m_name(new QLabel(this)), m_status(new QLabel(this)), m_call(new QToolButton(this)),
      m_details(new QToolButton(this))
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
    row->addWidget(m_details);

    connect(m_back, &QToolButton::clicked, this, &ConversationHeader::backRequested);
    connect(m_call, &QToolButton::clicked, this, &ConversationHeader::callRequested);
    connect(m_details, &QToolButton::clicked, this, &ConversationHeader::detailsToggled);
    const Roster &roster = session.roster();
    const auto ifPeer = [this](const Jid &jid) {
        if (jid == m_peer)
            refresh();
    };
    connect(&roster, &Roster::reset, this, &ConversationHeader::refresh);
    connect(&roster, &Roster::contactAdded, this, ifPeer);
    connect(&roster, &Roster::contactChanged, this, ifPeer);
    connect(&roster, &Roster::contactRemoved, this, ifPeer);
    connect(&session, &Session::callabilityChanged, this, ifPeer);
    connect(&session, &Session::stateChanged, this, &ConversationHeader::refreshCall);
    connect(&session.calls(), &Calls::started, this, &ConversationHeader::refreshCall);
    connect(&session.calls(), &Calls::incoming, this, &ConversationHeader::refreshCall);
    connect(&session.calls(), &Calls::ended, this, &ConversationHeader::refreshCall);
}

void ConversationHeader::setPeer(const Jid &peer)
{
    m_peer = peer;
    refresh();
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
    m_fullName = contact ? displayName(*contact) : displayName(m_peer);
    m_fullStatus = presenceWords(contact);
    m_avatar->setPerson(m_peer, m_fullName);
    m_avatar->setAvailability(contact ? std::optional(contact->availability()) : std::nullopt);
    m_name->setToolTip(m_peer.toString());
    m_status->setToolTip(m_fullStatus.toHtmlEscaped());
    m_name->setAccessibleName(m_fullName);
    m_status->setAccessibleName(m_fullStatus);
    elide();
    refreshCall();
}

void ConversationHeader::refreshCall()
{
    const bool can = !m_peer.isEmpty() && m_session.state() == SessionState::Online && m_session.canCall(m_peer);
    const bool busy = m_session.calls().current() != nullptr;
    m_call->setEnabled(can && !busy);
    m_call->setToolTip(busy  ? tr("A call is in progress")
                       : can ? tr("Call (Ctrl+Shift+C)")
                             : tr("None of their devices takes calls right now"));
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
