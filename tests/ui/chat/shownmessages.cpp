// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/chat/shownmessages.h"

#include <QTest>

#include <random>

using namespace Qt::StringLiterals;

namespace causerie::test
{

using namespace causerie::ui;

void ShownMessages::init()
{
    m_conversation = std::make_unique<Conversation>(m_juliet);
    m_model = std::make_unique<MessageModel>();
    m_view = std::make_unique<MessageView>(*m_model);
    m_view->resize(640, 600);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void ShownMessages::cleanup()
{
    m_view.reset();
    m_model.reset();
    m_conversation.reset();
}

std::vector<Message> ShownMessages::page(qint64 firstId, int count) const
{
    // One to eight lines, from both sides, with a separator now and then.
    std::vector<Message> result;
    result.reserve(size_t(count));
    std::mt19937 random(42);
    const QDateTime start(QDate(2026, 1, 1), QTime(8, 0));
    for (qint64 id = firstId; id < firstId + count; ++id) {
        const QString body = u"%1: "_s.arg(id) + u"wherefore art thou "_s.repeated(int(random() % 24) + 1);
        const QDateTime when = start.addSecs(id * 200);
        Message message = random() % 2 ? incoming(m_juliet, body, when) : outgoing(m_juliet, body, when);
        message.id = id;
        result.push_back(std::move(message));
    }
    return result;
}

QString ShownMessages::firstInSight() const
{
    return m_view->indexAt(QPoint(m_view->viewport()->width() / 2, 1)).data().toString();
}

int ShownMessages::topOf(const QString &body) const
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->at(row).body == body)
            return m_view->visualRect(m_model->index(row)).top();
    }
    return -1;
}

} // namespace causerie::test
