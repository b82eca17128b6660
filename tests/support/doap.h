// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMap>
#include <QString>

#include <expected>

namespace causerie::test
{

/// What resources/causerie.doap says of one XEP.
struct SupportedXep {
    QString status; ///< "complete" or "partial"
    QString version;
};

/// By number ("0030"); in words what is wrong with the file.
std::expected<QMap<QString, SupportedXep>, QString> readDoap();

/// The features by which XEPs want to be announced, with the number of each, for those that want it from clients.
const QMap<QString, QString> &announcedFeatures();

/// Numbers of XEPs about servers, streams, parts of others or looks: a client announces nothing for them.
const QStringList &silentXeps();

} // namespace causerie::test
