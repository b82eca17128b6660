// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/dataform.h"
#include "core/base/jid.h"

#include <vector>

namespace causerie
{

/// A service that finds people (XEP-0055).
struct DirectoryService {
    Jid jid;
    QString name; ///< as it calls itself; may be empty
    friend bool operator==(const DirectoryService &, const DirectoryService &) = default;
};

/// What a directory asks for.
struct DirectoryForm {
    DataForm form;
    bool isPlain = false; ///< XEP-0055 §2.1: fields of its own (first, last, nick, email) and no words for them
    friend bool operator==(const DirectoryForm &, const DirectoryForm &) = default;
};

/// Somebody that a directory knows. All but the address is what they, or their server, say of them.
struct DirectoryPerson {
    Jid jid;             ///< bare
    QString name;        ///< the best of what is there; empty: nothing
    QStringList details; ///< what else is said, at most eight
    friend bool operator==(const DirectoryPerson &, const DirectoryPerson &) = default;
};

} // namespace causerie
