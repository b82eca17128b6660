// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/roster/contactmenu.h"

#include "core/session/blocklist.h"
#include "ui/people/blockdialog.h"
#include "ui/people/carddialog.h"
#include "ui/privacy/checkdialog.h"
#include "ui/privacy/tellingdialogs.h"
#include "ui/roster/callobstaclewords.h"
#include "ui/roster/contactdialogs.h"
#include "ui/roster/conversationplace.h"
#include "ui/roster/names.h"
#include "ui/style/icons.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

struct ContactMenu {
    Q_DECLARE_TR_FUNCTIONS(ContactMenu)
};

/// What each side may see of the other (RFC 6121 §3).
void addPermissions(QMenu &menu, Session &session, const Contact &contact)
{
    const Jid jid = contact.jid;
    const bool weSee = contact.subscription == Subscription::To || contact.subscription == Subscription::Both;
    const bool theySee = contact.subscription == Subscription::From || contact.subscription == Subscription::Both;
    if (!weSee) {
        QAction *ask = menu.addAction(contact.asked ? ContactMenu::tr("&Ask again to see when they are online")
                                                    : ContactMenu::tr("&Ask to see when they are online"));
        QObject::connect(ask, &QAction::triggered, &session, [&session, jid] { session.requestSubscription(jid); });
    }
    if (theySee) {
        QAction *cancel = menu.addAction(ContactMenu::tr("&No longer let them see when I am online"));
        QObject::connect(cancel, &QAction::triggered, &session, [&session, jid] { session.cancelSubscription(jid); });
    } else {
        QAction *allow = menu.addAction(ContactMenu::tr("&Let them see when I am online"));
        QObject::connect(allow, &QAction::triggered, &session, [&session, jid] { session.approveSubscription(jid); });
    }
}

void addCheck(QMenu &menu, Session &session, const Jid &jid, QWidget *window)
{
    QAction *check = menu.addAction(icon(u"check"_s), ContactMenu::tr("Chec&k against the server…"));
    check->setEnabled(session.state() == SessionState::Online);
    QObject::connect(check, &QAction::triggered, window,
                     [&session, jid, window] { (new CheckDialog(session, jid, window))->open(); });
}

/// For whom we are to be disturbed whatever we say of ourselves.
void addRinging(QMenu &menu, Session &session, const Jid &jid)
{
    const Conversation *conversation = session.conversations().find(jid);
    QAction *always = menu.addAction(ContactMenu::tr("R&ings even when I am not to be disturbed"));
    always->setCheckable(true);
    always->setChecked(conversation && conversation->settings().ringsAlways);
    QObject::connect(always, &QAction::toggled, &session, [&session, jid](bool on) {
        ConversationSettings settings = session.conversations().at(jid).settings();
        settings.ringsAlways = on;
        session.saveSettings(jid, settings);
    });
}

void addCopy(QMenu &menu, const Jid &jid)
{
    QObject::connect(menu.addAction(icon(u"copy"_s), ContactMenu::tr("C&opy address")), &QAction::triggered, &menu,
                     [jid] { QGuiApplication::clipboard()->setText(jid.toString()); });
}

void addBlocking(QMenu &menu, Session &session, const Jid &jid, QWidget *window)
{
    Blocklist &list = session.blocklist();
    if (!list.isAvailable() || jid.bare() == session.account().jid)
        return;
    if (std::ranges::binary_search(list.blocked(), jid.bare())) {
        QObject::connect(menu.addAction(ContactMenu::tr("Un&block")), &QAction::triggered, &session,
                         [&list, jid] { list.unblock(jid.bare()); });
    } else if (!list.isBlocked(jid)) {
        QObject::connect(menu.addAction(icon(u"block"_s), ContactMenu::tr("&Block…")), &QAction::triggered, window,
                         [&session, jid, window] { (new BlockDialog(session, jid, window))->open(); });
    }
}

/// Ourselves we neither call nor add, and there is nobody to tell anything.
void fillNotesMenu(QMenu &menu, Session &session, const Jid &jid, QWidget *window)
{
    fillPlaceMenu(menu, session, jid);
    menu.addSeparator();
    addCheck(menu, session, jid, window);
    addCopy(menu, jid);
}

} // namespace

void fillContactMenu(QMenu &menu, Session &session, const Jid &jid, QWidget *window)
{
    if (isNotes(session, jid))
        return fillNotesMenu(menu, session, jid, window);
    if (session.canCall(jid)) {
        QAction *call = menu.addAction(icon(u"phone"_s), ContactMenu::tr("&Call"));
        const CallObstacle obstacle = session.callObstacle(jid);
        call->setEnabled(obstacle == CallObstacle::None);
        call->setToolTip(callObstacleText(obstacle));
        menu.setToolTipsVisible(true);
        QObject::connect(call, &QAction::triggered, &session, [&session, jid] { session.call(jid); });
        menu.addSeparator();
    }
    addRinging(menu, session, jid);
    fillPlaceMenu(menu, session, jid);
    menu.addSeparator();
    QObject::connect(menu.addAction(icon(u"person"_s), ContactMenu::tr("&Profile…")), &QAction::triggered, window,
                     [&session, jid, window] { (new CardDialog(session, jid, window))->open(); });
    const Contact *contact = session.roster().find(jid);
    if (contact) {
        QObject::connect(menu.addAction(icon(u"edit"_s), ContactMenu::tr("&Rename…")), &QAction::triggered, window,
                         [&session, jid, window] { askForName(session, jid, window); });
        QObject::connect(menu.addAction(icon(u"people"_s), ContactMenu::tr("&Groups…")), &QAction::triggered, window,
                         [&session, jid, window] { (new GroupsDialog(session, jid, window))->open(); });
        menu.addSeparator();
        addPermissions(menu, session, *contact);
        menu.addSeparator();
    } else {
        QObject::connect(menu.addAction(icon(u"person-add"_s), ContactMenu::tr("&Add to contacts…")),
                         &QAction::triggered, window,
                         [&session, jid, window] { (new AddContactDialog(session, jid.toString(), window))->open(); });
    }
    if (session.conversations().find(jid)) {
        QObject::connect(menu.addAction(icon(u"eye"_s), ContactMenu::tr("&What they may know…")), &QAction::triggered,
                         window,
                         [&session, jid, window] { (new ConversationTellingDialog(session, jid, window))->open(); });
        addCheck(menu, session, jid, window);
    }
    addCopy(menu, jid);
    menu.addSeparator();
    addBlocking(menu, session, jid, window);
    if (contact) {
        QObject::connect(menu.addAction(icon(u"trash"_s, &Tokens::danger), ContactMenu::tr("Re&move…")),
                         &QAction::triggered, window, [&session, jid, window] { askToRemove(session, jid, window); });
    }
}

} // namespace causerie::ui
