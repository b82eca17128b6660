// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/attachment.h"
#include "core/files/transfererror.h"

#include <QLocale>

/// Words and judgements about files for people. Pure.
namespace causerie::ui
{

QString sizeText(qint64 bytes, const QLocale &locale = QLocale()); ///< "1.2 MB"; empty when not known
/// Why a file did not get through, as the end of a sentence; empty for what is no such reason.
QString transferReason(const QString &failure);
QString transferReason(const files::TransferError &error);
/// A picture that is shown as one, as far as its type tells; what cannot be shown becomes a file when it is tried.
bool isShownPicture(const Attachment &file);
QString spokenFile(const Attachment &file); ///< for screen readers: "Picture été.png, 1.2 MB"

} // namespace causerie::ui
