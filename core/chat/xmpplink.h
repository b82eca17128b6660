// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"

#include <QMetaType>
#include <QStringList>

#include <expected>

namespace causerie
{

/// An `xmpp:` address (RFC 5122) and what it asks for (XEP-0147). It only proposes: nothing is sent, joined or added
/// before a person has agreed.
struct XmppLink {
    enum class Action {
        Open,    ///< no query, or one that is not for us (remove, disco, command …)
        Message, ///< body, subject, thread
        Join,    ///< a room; password
        Add,     ///< roster, subscribe, invite: name, groups, token
        Register ///< an account; token (XEP-0445)
    };
    Action action = Action::Open;
    Jid jid{};
    QString body{};    ///< may have several lines
    QString subject{}; ///< like all that follows one line
    QString thread{};
    QString password{};
    QString name{};
    QStringList groups{};
    QString token{};           ///< preauth (XEP-0379, XEP-0401); a secret between those who have the link
    bool givesAccount = false; ///< ibr=y (XEP-0401): the server of `jid` lets who has the token register

    friend bool operator==(const XmppLink &, const XmppLink &) = default;
};

enum class XmppLinkError {
    NotOurs,     ///< another scheme
    TooLong,     ///< more than `kLongestXmppLink`
    HasAccount,  ///< xmpp://account/…: to be opened as somebody else (RFC 5122 §2.3)
    BadEncoding, ///< percent-encoding that is none, or no UTF-8
    BadAddress
};

inline constexpr qsizetype kLongestXmppLink = 8192; ///< characters

/// Reads a URI or IRI. Keys that are not known are left out, of those that come twice the first counts (groups are
/// collected); control characters go, and what turns the direction of text around. Pure; linear in the text.
std::expected<XmppLink, XmppLinkError> parseXmppLink(QStringView text);

/// The URI, with everything percent-encoded that is not plain ASCII. Pure.
QString toUri(const XmppLink &link);

/// What is known here of whom a link leads to.
struct LinkFacts {
    bool isContact = false;
    bool seesThem = false; ///< the contact: we are allowed to
    bool isRoom = false;   ///< one of ours
    bool isIn = false;     ///< the room: we are in, or on the way
    friend bool operator==(const LinkFacts &, const LinkFacts &) = default;
};

enum class LinkStep {
    Nothing, ///< a server is nobody to talk to
    OpenConversation,
    WriteMessage, ///< the conversation, with the text to be sent or not
    JoinRoom,     ///< the dialog
    AddContact,   ///< the dialog
    MakeAccount
};

/// What a link leads to. Pure.
LinkStep stepFor(const XmppLink &link, const LinkFacts &facts);

} // namespace causerie

Q_DECLARE_METATYPE(causerie::XmppLink)
