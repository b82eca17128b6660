// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"

#include <vector>

namespace causerie
{

enum class ReportReason { Spam, Abuse };

/// What our server is told of somebody whom we block (XEP-0377).
struct Report {
    /// A message that shows it, as an archive named it (XEP-0359 §4).
    struct Evidence {
        Jid by; ///< whose archive: ours, or a room's
        QString archiveId;
        friend bool operator==(const Evidence &, const Evidence &) = default;
    };

    ReportReason reason = ReportReason::Spam;
    QString text; ///< in our words, for the operators; may be empty
    std::vector<Evidence> messages;
    friend bool operator==(const Report &, const Report &) = default;
};

} // namespace causerie
