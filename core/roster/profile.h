// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaType>
#include <QString>

namespace causerie
{

/// What somebody says of themselves in their card (XEP-0292, XEP-0054). All as they wrote it; any may be empty.
struct Profile {
    QString fullName;
    QString nickname;
    QString organisation;
    QString title; ///< what they do there
    QString email;
    QString phone;
    QString website;
    QString birthday; ///< ISO 8601, or words
    QString note;

    friend bool operator==(const Profile &, const Profile &) = default;
};

} // namespace causerie

Q_DECLARE_METATYPE(causerie::Profile)
