// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"

#include <QMetaType>
#include <QString>

namespace causerie
{

/// A room we know, kept on our server for all our devices (XEP-0402 §2).
struct Bookmark {
    Jid room; ///< bare
    QString name;
    bool autojoin = false; ///< every device is in it while it is signed in
    QString nick;          ///< empty: the usual one
    QString password;      ///< never logged
    QString extensions;    ///< XML of <extensions/> as another client wrote it, given back unchanged; empty without

    friend bool operator==(const Bookmark &, const Bookmark &) = default;
};

} // namespace causerie

Q_DECLARE_METATYPE(causerie::Bookmark)
