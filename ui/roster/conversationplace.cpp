// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/roster/conversationplace.h"

#include "ui/style/icons.h"

#include <QCoreApplication>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

struct ConversationPlace {
    Q_DECLARE_TR_FUNCTIONS(causerie::ui::ConversationPlace)
};

ConversationSettings settingsOf(Session &session, const Jid &peer)
{
    const Conversation *conversation = session.conversations().find(peer);
    return conversation ? conversation->settings() : ConversationSettings();
}

} // namespace

void togglePinned(Session &session, const Jid &peer)
{
    ConversationSettings settings = session.conversations().at(peer).settings();
    settings.pinned = !settings.pinned;
    settings.archived = false; // what stands before all others is in the list
    session.saveSettings(peer, settings);
}

void toggleArchived(Session &session, const Jid &peer)
{
    ConversationSettings settings = session.conversations().at(peer).settings();
    settings.archived = !settings.archived;
    settings.pinned = false;
    session.saveSettings(peer, settings);
}

void fillPlaceMenu(QMenu &menu, Session &session, const Jid &peer)
{
    const ConversationSettings settings = settingsOf(session, peer);
    const auto add = [&](const QString &drawing, const QString &text, const QKeySequence &keys, auto act) {
        QAction *action = menu.addAction(icon(drawing), text);
        action->setShortcut(keys); // shown: the list obeys it
        QObject::connect(action, &QAction::triggered, &session, [&session, peer, act] { act(session, peer); });
    };
    add(u"pin"_s,
        settings.pinned ? ConversationPlace::tr("Unpin from t&he top") : ConversationPlace::tr("Pin to t&he top"),
        QKeySequence(u"Ctrl+Shift+P"_s), togglePinned);
    add(u"archive"_s,
        settings.archived ? ConversationPlace::tr("Take out of the archi&ve") : ConversationPlace::tr("Archi&ve"),
        QKeySequence(u"Ctrl+Shift+E"_s), toggleArchived);
}

} // namespace causerie::ui
