// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clicommand.h"
#include "app/clijson.h"
#include "core/session/search.h"

using namespace Qt::StringLiterals;

namespace causerie::cli
{

namespace
{

/// `search`: messages of the stored history, newest first. Needs no server.
class SearchCommand final : public Command
{
public:
    SearchCommand(Session &session, const Arguments &arguments) : Command(session), m_arguments(arguments) {}

    bool needsServer() const override { return false; }

    void start() override
    {
        // Its answer comes behind the list of conversations, whose names a query can use.
        session().readHistory(session().account().jid, 1, [this](const std::vector<Message> &) { search(); });
    }

private:
    void search()
    {
        const auto query = parseSearch(m_arguments.text, QDate::currentDate());
        if (!query)
            return Q_EMIT finished(kUsage); // said when the command line was read
        m_results = session().search().find(*query, m_arguments.limit);
        connect(m_results.get(), &SearchResults::found, this, &SearchCommand::show);
        connect(m_results.get(), &SearchResults::failed, this, [this] { m_status = kFailed; });
        connect(m_results.get(), &SearchResults::paused, this, [this] {
            print("search"_L1, {{u"messages"_s, m_count}, {u"complete"_s, m_results->isComplete()}});
            Q_EMIT finished(m_status);
        });
    }

    void show(const std::vector<Message> &messages)
    {
        for (const Message &message : messages) {
            QJsonObject object = fields(message);
            object[u"excerpt"_s] = excerptOf(message, m_results->pattern()).text;
            print("message"_L1, object);
        }
        m_count += qint64(messages.size());
    }

    Arguments m_arguments;
    std::unique_ptr<SearchResults> m_results;
    qint64 m_count = 0;
    int m_status = kOk;
};

} // namespace

std::unique_ptr<Command> makeSearchCommand(const Arguments &arguments, Session &session)
{
    return std::make_unique<SearchCommand>(session, arguments);
}

} // namespace causerie::cli
