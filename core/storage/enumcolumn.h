// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QVariant>

#include <utility>

namespace causerie::storage
{

/// A number of the file as an enum that ends with `last`; what is none (a damaged file) becomes `otherwise`. Pure.
template<typename Enum>
Enum enumFrom(const QVariant &value, Enum last, Enum otherwise)
{
    bool ok = false;
    const int number = value.toInt(&ok);
    return ok && number >= 0 && number <= std::to_underlying(last) ? Enum(number) : otherwise;
}

} // namespace causerie::storage
