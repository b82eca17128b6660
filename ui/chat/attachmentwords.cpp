// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/attachmentwords.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

struct AttachmentWords {
    Q_DECLARE_TR_FUNCTIONS(AttachmentWords)

public:
    static QString tooLarge(qint64 limit)
    {
        return limit < 0 ? tr("it is too large")
                         : tr("it is too large: at most %1", "%1 is a size such as 5 MB").arg(sizeText(limit));
    }
    static QString status(int code) { return tr("the server answered %1", "%1 is a number").arg(code); }
    static QString spoken(const Attachment &file)
    {
        const QString size = sizeText(file.size);
        if (isShownPicture(file))
            return size.isEmpty() ? tr("Picture %1", "%1 is a file name").arg(file.name)
                                  : tr("Picture %1, %2", "%1 is a file name, %2 its size").arg(file.name, size);
        return size.isEmpty() ? tr("File %1", "%1 is a file name").arg(file.name)
                              : tr("File %1, %2", "%1 is a file name, %2 its size").arg(file.name, size);
    }
};

QString sizeText(qint64 bytes, const QLocale &locale)
{
    if (bytes < 0)
        return {};
    return locale.formattedDataSize(bytes, bytes < 1000 * 1000 ? 0 : 1, QLocale::DataSizeSIFormat);
}

QString transferReason(const files::TransferError &error)
{
    using Kind = files::TransferError::Kind;
    switch (error.kind) {
    case Kind::NoService:
        return AttachmentWords::tr("your server does not keep files");
    case Kind::TooLarge:
        return AttachmentWords::tooLarge(error.limit);
    case Kind::Quota:
        return AttachmentWords::tr("you have uploaded as much as your server allows for now");
    case Kind::Refused:
        return AttachmentWords::tr("the server does not permit it");
    case Kind::NotConnected:
        return AttachmentWords::tr("there is no connection");
    case Kind::Timeout:
        return AttachmentWords::tr("the server does not answer");
    case Kind::BadAnswer:
        return AttachmentWords::tr("the server's answer makes no sense");
    case Kind::Status:
        return AttachmentWords::status(error.status);
    case Kind::Redirected:
        return AttachmentWords::tr("it would lead to another server");
    case Kind::Certificate:
        return AttachmentWords::tr("the file's server is not the one it says it is");
    case Kind::Network:
        return AttachmentWords::tr("the connection broke off");
    case Kind::Unreadable:
        return AttachmentWords::tr("the file cannot be read");
    case Kind::Changed:
        return AttachmentWords::tr("the file was changed meanwhile");
    case Kind::Unwritable:
        return AttachmentWords::tr("it cannot be written to the disk");
    case Kind::Mismatch:
        return AttachmentWords::tr("it is not the file that was announced");
    case Kind::Cancelled:
        return AttachmentWords::tr("cancelled");
    case Kind::Declined:
        return AttachmentWords::tr("it was declined");
    case Kind::Withdrawn:
        return AttachmentWords::tr("they broke it off");
    case Kind::NoAnswer:
        return AttachmentWords::tr("there was no answer");
    case Kind::PeerGone:
        return AttachmentWords::tr("they went offline");
    case Kind::PeerUnable:
        return AttachmentWords::tr("their program does not take files directly");
    case Kind::PeerFailed:
        return AttachmentWords::tr("their device could not keep it");
    }
    Q_UNREACHABLE_RETURN({});
}

QString transferReason(const QString &failure)
{
    const files::TransferError error = files::transferErrorFrom(failure);
    const bool isOne = failure.section(u' ', 0, 0) == files::word(error.kind);
    return isOne ? transferReason(error) : QString();
}

bool isShownPicture(const Attachment &file)
{
    static const QStringList types{u"image/png"_s, u"image/jpeg"_s, u"image/webp"_s, u"image/gif"_s, u"image/bmp"_s};
    if (!file.mediaType.isEmpty())
        return types.contains(file.mediaType);
    const QString ending = file.name.section(u'.', -1).toLower(); // out-of-band data has no type
    return ending == "jpg"_L1 || types.contains("image/"_L1 + ending);
}

QString spokenFile(const Attachment &file)
{
    return AttachmentWords::spoken(file);
}

} // namespace causerie::ui
