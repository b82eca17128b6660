// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/localizedtext.h"

#include <QDomElement>
#include <QStringList>

#include <vector>

namespace causerie::xmpp
{

/// More than anybody writes in one message are left out.
inline constexpr size_t kMostTexts = 20;

/// The children `name` of `parent` that are not empty, each with its language: its own, or what it has from
/// `parent` (RFC 6121 §5.2.3). The one without a language of its own comes first, for it is meant for everybody; the
/// others keep their order. RFC 6121 §5.2.3 forbids a second one in the same language; where it says something else it
/// is kept all the same, behind the first. Pure.
std::vector<LocalizedText> localizedTexts(const QDomElement &parent, QLatin1StringView name, QLatin1StringView space);

/// Which of `texts` somebody reads who prefers `languages` (best first, RFC 4647 §3.3.1): the first that fits, else
/// the first of all. `texts` is not empty. Pure.
size_t preferredText(const std::vector<LocalizedText> &texts, const QStringList &languages);

/// Takes that one out and leaves the others in their order; an empty one when there is none. Pure.
LocalizedText takePreferred(std::vector<LocalizedText> &texts, const QStringList &languages);

/// Whether `texts` have these words in this language already. Pure.
bool says(const std::vector<LocalizedText> &texts, const LocalizedText &text);

} // namespace causerie::xmpp
