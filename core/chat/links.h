// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QUrl>

namespace causerie
{

/// A part of a message that can be opened.
struct Link {
    int start = 0;
    int length = 0;
    QUrl url;
    friend bool operator==(const Link &, const Link &) = default;
};

/// The http, https, xmpp, tel and sip addresses in a text, in order, at most 100. What could mislead is no link: one
/// with a user name before the host, or with invisible characters. Linear in the text.
QList<Link> findLinks(const QString &text);

/// Whether it leads to a telephone: tel, sip, sips. Pure.
bool isDialScheme(QStringView scheme);

} // namespace causerie
