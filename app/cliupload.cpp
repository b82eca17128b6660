// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clicommand.h"
#include "app/clijson.h"
#include "app/clirooms.h"
#include "core/session/files.h"

using namespace Qt::StringLiterals;

namespace causerie::cli
{

namespace
{

/// `upload`: looks at the file, stores the message, and ends when our server has both. `send-file`: likewise, or when a
/// device of theirs has the file.
class UploadCommand final : public Command
{
public:
    UploadCommand(Session &session, const Arguments &arguments)
        : Command(session), m_verb(arguments.verb), m_peer(arguments.peer), m_file(arguments.file)
    {
        session.files().setChoice(m_verb == Verb::Upload ? FileChoice::ServerOnly
                                  : arguments.direct     ? FileChoice::DirectOnly
                                                         : FileChoice::Any);
        connect(&session, &Session::messageChanged, this, &UploadCommand::follow);
        connect(&session.files(), &Files::progressed, this, &UploadCommand::tell);
    }

    bool survivesLoss() const override { return m_verb == Verb::SendFile; } // they may take it much later

    void start() override
    {
        session().rooms().hold(m_peer);
        session().files().describe({m_file}, this, [this](const Files::Described &described) {
            if (!described.front())
                return fail(described.front().error());
            m_name = described.front()->name;
            m_id = session().send(m_peer, OutgoingText{.body = {}, .attachments = {*described.front()}});
        });
    }

    void online() override { enterIfRoom(session(), m_peer, this); }

private:
    void follow(const Message &message)
    {
        if (message.originId != m_id || m_id.isEmpty())
            return;
        if (message.state == DeliveryState::Failed) {
            print("message"_L1, fields(message));
            return fail(files::transferErrorFrom(message.failure));
        }
        if (message.attachments.front().url.isEmpty() && message.state == DeliveryState::Pending)
            return;
        print("message"_L1, fields(message));
        if (message.state != DeliveryState::Pending)
            Q_EMIT finished(kOk);
    }

    void tell(const FileKey &key)
    {
        const auto progress = session().files().progress(key);
        if (!progress || m_id.isEmpty() || progress->done == m_told || progress->done == 0)
            return;
        m_told = progress->done;
        print("upload"_L1, {{u"id"_s, m_id}, {u"name"_s, m_name}, {u"sent"_s, m_told}, {u"total"_s, progress->total}});
    }

    void fail(const files::TransferError &error)
    {
        QString text = u"%1: %2"_s.arg(m_file, error.text);
        if (error.kind == files::TransferError::Kind::TooLarge && error.limit >= 0)
            text += u" At most %1 bytes."_s.arg(error.limit);
        if (error.status != 0)
            text += u" HTTP %1."_s.arg(error.status);
        QJsonObject object{{u"kind"_s, files::word(error.kind)}, {u"text"_s, text}};
        if (error.limit >= 0)
            object[u"limit"_s] = error.limit;
        print("error"_L1, object);
        Q_EMIT finished(kFailed);
    }

    Verb m_verb;
    Jid m_peer;
    QString m_file;
    QString m_name;
    QString m_id;
    qint64 m_told = -1;
};

} // namespace

std::unique_ptr<Command> makeUploadCommand(const Arguments &arguments, Session &session)
{
    return std::make_unique<UploadCommand>(session, arguments);
}

} // namespace causerie::cli
