// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/links.h"

#include <QLabel>

namespace causerie::ui
{

/// Who opens xmpp:, tel: and sip: links: a window that the widget with the link stands in, or was opened over. GUI
/// thread.
class LinkOpener
{
public:
    virtual void openXmppLink(const QUrl &url) = 0;
    virtual void openDialLink(const QUrl &url) = 0; ///< tel:, sip:, sips:

protected:
    ~LinkOpener() = default;
};

/// Opens a link that was found in a text (see `findLinks`): those of the web outside, xmpp:, tel: and sip: ones by the
/// nearest LinkOpener around `from`; without one nothing happens.
void openLink(const QWidget &from, const QUrl &url);

/// Words of others, as they are, with their links to press, by mouse or keyboard.
///
/// Thread: GUI. Owner: its parent.
class LinkLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit LinkLabel(QWidget *parent = nullptr);

    void setWords(const QString &words);

Q_SIGNALS:
    void opened(); ///< a link was pressed

private:
    QList<Link> m_links;
};

} // namespace causerie::ui
