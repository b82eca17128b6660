// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/messagewords.h"

#include "ui/chat/attachmentwords.h"
#include "ui/chat/failurereason.h"
#include "ui/style/format.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

struct MessageText {
    Q_DECLARE_TR_FUNCTIONS(MessageText)
};

QString coverText(const Message &message)
{
    const QString hint = message.spoilerHint.simplified();
    return hint.isEmpty() ? MessageText::tr("Hidden text. Show it")
                          : MessageText::tr("Hidden: %1. Show it", "%1 is the sender's hint").arg(hint);
}

QString foldText(int lines)
{
    return MessageText::tr("… and %n more", "lines that say what happened in a room", lines);
}

QString failureText(const Message &message)
{
    const bool saysFile = std::ranges::contains(message.attachments, message.failure, &Attachment::failure);
    return message.failure.isEmpty() || saysFile // it stands at the file already
               ? MessageText::tr("Not sent")
               : MessageText::tr("Not sent: %1", "%1 is the server's reason").arg(failureReason(message.failure));
}

QString spokenText(const Message &message)
{
    if (const QString gone = goneText(message); !gone.isEmpty())
        return gone;
    QStringList parts;
    if (message.reply && !message.reply->quote.isEmpty())
        parts << MessageText::tr("in answer to “%1”", "%1 is the beginning of a message")
                     .arg(message.reply->quote.simplified());
    if (!message.spoiler)
        parts << message.subject;
    parts << (message.spoiler ? coverText(message) : message.body);
    for (const Attachment &file : message.attachments)
        parts << spokenFile(file);
    if (message.editedAt.isValid())
        parts << MessageText::tr("edited", "said of a message");
    if (!message.reactions.empty()) {
        QStringList emojis;
        for (const Reaction &reaction : message.reactions)
            emojis << reaction.emoji;
        parts << MessageText::tr("Reactions: %1", "%1 are emoji").arg(emojis.join(u' '));
    }
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

} // namespace causerie::ui
