// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/conversation.h"
#include "tests/ui/support/sample.h"
#include "ui/chat/messageview.h"

#include <QObject>

#include <memory>

namespace causerie::test
{

/// Begins every act with a view that is shown, of a conversation without messages.
class ShownMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

protected:
    std::vector<Message> page(qint64 firstId, int count) const; ///< ids count up
    QString firstInSight() const;                               ///< its body
    int topOf(const QString &body) const;                       ///< −1: there is none

    const Jid m_juliet = jid(QStringLiteral("juliet@example.test"));
    std::unique_ptr<Conversation> m_conversation;
    std::unique_ptr<ui::MessageModel> m_model;
    std::unique_ptr<ui::MessageView> m_view;
};

} // namespace causerie::test
