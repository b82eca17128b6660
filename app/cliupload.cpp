// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clicommand.h"
#include "app/clijson.h"
#include "app/clirooms.h"
#include "core/session/files.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace causerie::cli
{

namespace
{

void printUpload(QJsonObject fields, const QString &name, qint64 sent, qint64 total)
{
    fields.insert(u"name"_s, name);
    fields.insert(u"sent"_s, sent);
    fields.insert(u"total"_s, total);
    print("upload"_L1, fields);
}

QJsonObject problemFields(const QString &file, const files::TransferError &error)
{
    QString text = u"%1: %2"_s.arg(file, error.text);
    if (error.kind == files::TransferError::Kind::TooLarge && error.limit >= 0)
        text += u" At most %1 bytes."_s.arg(error.limit);
    if (error.status != 0)
        text += u" HTTP %1."_s.arg(error.status);
    QJsonObject object{{u"kind"_s, files::word(error.kind)}, {u"text"_s, text}};
    if (error.limit >= 0)
        object[u"limit"_s] = error.limit;
    return object;
}

/// `upload` for nobody: puts the file on our server, prints where it is, and ends. When the stream is lost it is broken
/// off: the runner says so, and nothing comes behind that.
class LoneUploadCommand final : public Command
{
public:
    LoneUploadCommand(Session &session, QString file) : Command(session), m_file(std::move(file)) {}

    void online() override
    {
        connect(&session(), &Session::stateChanged, this, [this] {
            if (m_transfer && session().state() != SessionState::Online)
                m_transfer.release()->deleteLater();
        });
        session().files().upload(
            m_file, m_transfer.get(),
            [this](qint64 sent, qint64 total) { printUpload({}, QFileInfo(m_file).fileName(), sent, total); },
            [this](const std::expected<Attachment, files::TransferError> &file) {
                if (file)
                    print("uploaded"_L1, causerie::cli::fields(*file));
                else
                    print("error"_L1, problemFields(m_file, file.error()));
                Q_EMIT finished(file ? kOk : kFailed);
            });
    }

private:
    QString m_file;
    std::unique_ptr<QObject> m_transfer = std::make_unique<QObject>();
};

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
        printUpload({{u"id"_s, m_id}}, m_name, m_told, progress->total);
    }

    void fail(const files::TransferError &error)
    {
        print("error"_L1, problemFields(m_file, error));
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
    if (arguments.verb == Verb::Upload && arguments.peer.isEmpty())
        return std::make_unique<LoneUploadCommand>(session, arguments.file);
    return std::make_unique<UploadCommand>(session, arguments);
}

} // namespace causerie::cli
