// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/message.h"

#include <QHash>

/// One conversation to be read by people: plain text, or HTML that needs nothing from elsewhere and runs nothing.
/// Whatever a message says stays text: its lines are indented, its HTML is escaped. Pure.
namespace causerie::storage
{

/// The words that stand between those of the messages, and who is who.
struct ExportWords {
    QString title = QStringLiteral("Conversation with %1"); ///< %1: the name of the conversation
    QString deleted = QStringLiteral("(deleted)");
    QString edited = QStringLiteral("(edited)");
    QString file = QStringLiteral("File: %1");
    QString answer = QStringLiteral("In answer to: %1");
    QString call = QStringLiteral("Call, %1"); ///< %1: minutes and seconds
    QString missedCall = QStringLiteral("Call that came to no talk");
    QHash<QString, QString> names{}; ///< by bare address
};

class ExportText
{
public:
    enum class Format { Plain, Html };

    ExportText(Format format, const ExportWords &words, const Jid &conversation, bool isRoom);

    QString begin() const;
    QString message(const Message &message); ///< with the day in front of the first of a day
    QString end() const;

private:
    QString nameOf(const Message &message) const;
    QString plain(const Message &message) const;
    QString html(const Message &message) const;
    QString callWords(const Message &message) const;

    Format m_format;
    const ExportWords &m_words;
    Jid m_conversation;
    bool m_isRoom;
    QDate m_day;
};

} // namespace causerie::storage
