// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/media/parameters.h"

#include <nice/agent.h>

#include <memory>
#include <optional>

namespace causerie::media
{

struct NiceCandidateDeleter {
    void operator()(NiceCandidate *candidate) const { nice_candidate_free(candidate); }
};
using OwnedNiceCandidate = std::unique_ptr<NiceCandidate, NiceCandidateDeleter>;

/// libnice's candidate as ours. Pure.
Candidate fromNice(const NiceCandidate &candidate);
/// Ours as libnice's; null when the address is not numeric. Pure.
OwnedNiceCandidate toNice(const Candidate &candidate, guint streamId);

} // namespace causerie::media
