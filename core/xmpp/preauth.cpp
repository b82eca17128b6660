// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/preauth.h"

#include "core/base/dataform.h"
#include "core/base/log.h"
#include "core/xmpp/adhoc.h"
#include "core/xmpp/connection.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/xmltext.h"

#include <QXmppElement.h>

#include <algorithm>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto kPars = "urn:xmpp:pars:0"_L1;
constexpr auto kInvite = "urn:xmpp:invite#invite"_L1;
constexpr qsizetype kLongestToken = 256;
constexpr qsizetype kLongestPage = 2048;

QUrl readPage(const QString &text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    const bool isSafe = url.isValid() && url.scheme() == "https"_L1 && !url.host().isEmpty() &&
                        url.userInfo().isEmpty() && text.size() <= kLongestPage;
    return isSafe ? url : QUrl();
}

} // namespace

QString parsePreauth(const QDomElement &presence)
{
    const QString token = child(presence, "preauth"_L1, kPars).attribute(u"token"_s);
    return token.size() <= kLongestToken ? token : QString();
}

QXmppElement preauthElement(const QString &token)
{
    QXmppElement element;
    element.setTagName(u"preauth"_s);
    element.setAttribute(u"xmlns"_s, kPars);
    element.setAttribute(u"token"_s, wireText(token));
    return element;
}

std::optional<ServerInvite> readInvite(const DataForm &form, const Jid &own)
{
    const auto link = parseXmppLink(value(form, u"uri"));
    if (!link || link->action != XmppLink::Action::Add || link->token.isEmpty() || link->jid.bare() != own.bare())
        return {};
    ServerInvite invite{*link, readPage(value(form, u"landing-url")), {}};
    invite.validUntil = QDateTime::fromString(value(form, u"expire").trimmed(), Qt::ISODate).toUTC(); // XEP-0082
    return invite;
}

void askForInvite(Connection &connection, const Jid &own, QObject *context, InviteDone done)
{
    const Jid server = Jid::parse(own.domain()).value_or(Jid());
    const auto executed = [own, done](const std::expected<AdHocAnswer, IqError> &answer) {
        const bool isDone = answer && answer->status == AdHocAnswer::Status::Completed && answer->form;
        if (!isDone)
            qCInfo(lcXmpp) << "the server made no invitation";
        done(isDone ? readInvite(*answer->form, own) : std::nullopt);
    };
    listCommands(connection, server, context,
                 [&connection, context, done, executed](const std::expected<std::vector<AdHocCommand>, IqError> &all) {
                     if (!all)
                         return done({});
                     const auto found = std::ranges::find(*all, QString(kInvite), &AdHocCommand::node);
                     if (found == all->end())
                         return done({});
                     executeCommand(connection, found->at, found->node, context, executed);
                 });
}

} // namespace causerie::xmpp
