// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/attachment.h"

#include <QDomElement>
#include <QXmlStreamWriter>

#include <optional>

namespace causerie::xmpp
{

inline constexpr size_t kMostAttachments = 20; ///< of one message

/// The files that `message` offers by stateless file sharing (XEP-0447, XEP-0446), each with a thumbnail that came
/// along (XEP-0264 with XEP-0231 or a data: address). Only what can be fetched by https; numbers out of range are
/// unknown, a name loses its folders and what is not shown. Pure.
std::vector<Attachment> readSharedFiles(const QDomElement &message);
/// The address of out-of-band data (XEP-0066), as an attachment when it is https. Pure.
std::optional<Attachment> readOutOfBand(const QDomElement &message);
/// What XEP-0446 and XEP-0234 both say of a file: type, name, size, description, hashes (XEP-0300). `space` is the
/// namespace of its fields; what is beyond a limit is left out. Pure.
void readFileFields(Attachment &attachment, const QDomElement &file, QLatin1StringView space);
std::vector<FileHash> readHashes(const QDomElement &file);
/// A name that somebody else gave as it may stand on a disk (`files::safeName`); empty when none was given. Pure.
QString cleanName(const QString &claimed);

/// The inside of a <file/>: the same fields.
void writeFileFields(QXmlStreamWriter &writer, const Attachment &attachment);
/// <file-sharing/> with all that is known, and its thumbnail beside it; nothing without an address.
void writeSharedFile(QXmlStreamWriter &writer, const Attachment &attachment);
void writeOutOfBand(QXmlStreamWriter &writer, const Attachment &attachment);

} // namespace causerie::xmpp
