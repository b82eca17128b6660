// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/exportjson.h"

#include "core/chat/draft.h"
#include "core/storage/annotationrules.h"
#include "core/storage/exportfields.h"
#include "core/storage/messagejson.h"
#include "core/storage/messagerow.h"

#include <QJsonDocument>
#include <QTimeZone>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::storage
{

namespace
{

// In files, so never changed. In the order of the enums.
constexpr std::array kDirections{"incoming"_L1, "outgoing"_L1};
constexpr std::array kKinds{"text"_L1, "call"_L1, "event"_L1};
constexpr std::array kStates{"pending"_L1, "failed"_L1, "sent"_L1, "delivered"_L1, "read"_L1};
constexpr std::array kOutcomes{"answered"_L1,  "missed"_L1, "declined"_L1,          "busy"_L1,
                               "cancelled"_L1, "failed"_L1, "answered-elsewhere"_L1};
constexpr std::array kRetractions{"none"_L1, "sender"_L1, "moderator"_L1};
constexpr std::array kConversations{"person"_L1, "room"_L1, "room-private"_L1};
constexpr std::array kNotify{"all"_L1, "mentions"_L1, "none"_L1};
constexpr std::array kTelling{"as-usual"_L1, "always"_L1, "never"_L1};
constexpr std::array kAnnotations{"correction"_L1, "reactions"_L1, "retraction"_L1,
                                  "moderation"_L1, "received"_L1,  "displayed"_L1};

void put(QJsonObject &json, QLatin1StringView key, const QString &text)
{
    if (!text.isEmpty())
        json.insert(key, text);
}

template<typename Enum, size_t N>
void put(QJsonObject &json, QLatin1StringView key, const std::array<QLatin1StringView, N> &names, Enum value,
         Enum usual)
{
    if (value != usual)
        json.insert(key, names[size_t(std::to_underlying(value))]);
}

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

/// Without what is only true of this machine.
QJsonArray shareable(std::vector<Attachment> attachments)
{
    for (Attachment &attachment : attachments)
        attachment.localFile.clear();
    return toJson(attachments);
}

/// The name of a file, whatever somebody wrote there.
QString plainName(QString name)
{
    name = name.sliced(std::max(name.lastIndexOf(u'/'), name.lastIndexOf(u'\\')) + 1);
    name.removeIf([](QChar c) { return !c.isPrint() || c == u':'; });
    while (name.startsWith(u'.') || name.startsWith(u' '))
        name.remove(0, 1);
    return name.left(200);
}

void makeHarmless(Attachment &attachment)
{
    attachment.localFile.clear();
    attachment.name = plainName(attachment.name);
    if (attachment.url.scheme() != "https"_L1 && attachment.url.scheme() != "http"_L1)
        attachment.url.clear();
    if (attachment.thumbnail.size() > kThumbnailLimit)
        attachment.thumbnail.clear();
    if (attachment.waveform.size() > 100)
        attachment.waveform.clear();
    attachment.state = attachment.url.isEmpty() ? TransferState::Failed : TransferState::Offered;
}

QJsonObject toExport(const Annotation &annotation)
{
    QJsonObject json;
    json.insert("kind"_L1, kAnnotations[size_t(std::to_underlying(annotation.kind))]);
    json.insert("target"_L1, annotation.target);
    json.insert("by"_L1, annotation.by.toString());
    put(json, "occupant"_L1, annotation.occupantId);
    put(json, "direction"_L1, kDirections, annotation.direction, Direction::Incoming);
    put(json, "id"_L1, annotation.originId);
    put(json, "archive_id"_L1, annotation.archiveId);
    json.insert("at"_L1, timeText(annotation.at));
    const QString content = contentOf(annotation);
    if (!content.isEmpty()) {
        QJsonObject said = QJsonDocument::fromJson(content.toUtf8()).object();
        if (!annotation.content.attachments.empty())
            said.insert("attachments"_L1, shareable(annotation.content.attachments));
        json.insert("content"_L1, said);
    }
    return json;
}

Exported<Annotation> annotationFrom(const QJsonObject &json, const Jid &conversation)
{
    ExportFields fields(json);
    Annotation annotation;
    annotation.conversation = conversation;
    annotation.kind = fields.one("kind"_L1, kAnnotations, Annotation::Kind::Received);
    annotation.target = fields.text("target"_L1, kLongestId);
    annotation.by = fields.jid("by"_L1, true);
    annotation.occupantId = fields.text("occupant"_L1, kLongestId);
    annotation.direction = fields.one("direction"_L1, kDirections, Direction::Incoming);
    annotation.originId = fields.text("id"_L1, kLongestId);
    annotation.archiveId = fields.text("archive_id"_L1, kLongestId);
    annotation.at = fields.time("at"_L1, true);
    setContent(annotation, fields.object("content"_L1));
    for (Attachment &attachment : annotation.content.attachments)
        makeHarmless(attachment);
    if (!isKept(annotation.kind) || annotation.target.isEmpty())
        fields.blame(u"kind"_s);
    return fields.wrong().isEmpty() ? Exported<Annotation>(annotation) : std::unexpected(fields.wrong());
}

Exported<std::vector<Annotation>> annotationsFrom(const QJsonArray &list, const Jid &conversation)
{
    std::vector<Annotation> all;
    for (const QJsonValue &value : list) {
        auto annotation = annotationFrom(value.toObject(), conversation);
        if (!annotation)
            return std::unexpected(u"annotations."_s + annotation.error());
        all.push_back(std::move(*annotation));
    }
    return all;
}

QJsonArray toExport(const std::vector<Annotation> &annotations)
{
    QJsonArray list;
    for (const Annotation &annotation : annotations)
        list.append(toExport(annotation));
    return list;
}

void readContent(ExportFields &fields, Message &message)
{
    message.body = fields.text("body"_L1);
    message.language = fields.text("language"_L1, kLongestId);
    message.translations = textsFrom(fields.list("translations"_L1));
    message.subject = fields.text("subject"_L1);
    message.subjectLanguage = fields.text("subject_language"_L1, kLongestId);
    message.subjectTranslations = textsFrom(fields.list("subject_translations"_L1));
    message.editedAt = fields.time("edited_at"_L1, false);
    message.retraction = fields.one("retracted"_L1, kRetractions, Retraction::None);
    message.retractionReason = fields.text("retraction_reason"_L1);
    message.reactions = reactionsFrom(fields.list("reactions"_L1));
    if (fields.has("reply"_L1)) {
        message.reply = replyFrom(fields.object("reply"_L1));
        message.reply->quote.truncate(kQuoteLimit);
    }
    message.spoiler = fields.flag("spoiler"_L1);
    message.spoilerHint = fields.text("spoiler_hint"_L1);
    message.attachments = attachmentsFrom(fields.list("attachments"_L1));
    for (Attachment &attachment : message.attachments)
        makeHarmless(attachment);
    message.unstyled = fields.flag("unstyled"_L1);
}

} // namespace

QJsonObject toExport(const ExportHead &head)
{
    return {{"causerie_export"_L1, kExportVersion},
            {"account"_L1, head.account.toString()},
            {"at"_L1, timeText(head.at)},
            {"whole"_L1, head.isWhole}};
}

QJsonObject toExport(const ExportedConversation &conversation)
{
    const ConversationSettings &settings = conversation.settings;
    QJsonObject json{{"conversation"_L1, conversation.peer.toString()}};
    put(json, "kind"_L1, kConversations, settings.kind, ConversationKind::Person);
    for (const auto &[key, flag] :
         {std::pair("pinned"_L1, settings.pinned), std::pair("archived"_L1, settings.archived),
          std::pair("request"_L1, !settings.accepted), std::pair("rings"_L1, settings.ringsAlways),
          std::pair("complete"_L1, conversation.isComplete)}) {
        if (flag)
            json.insert(key, true);
    }
    put(json, "notify"_L1, kNotify, settings.notify, Notify::All);
    put(json, "receipts"_L1, kTelling, settings.receipts, Telling::AsUsual);
    put(json, "markers"_L1, kTelling, settings.markers, Telling::AsUsual);
    put(json, "chat_states"_L1, kTelling, settings.chatStates, Telling::AsUsual);
    put(json, "draft"_L1, withoutFiles(settings).draft);
    put(json, "draft_language"_L1, settings.draftLanguage);
    if (!conversation.waiting.empty())
        json.insert("waiting"_L1, toExport(conversation.waiting));
    return json;
}

QJsonObject toExport(const ExportedMessage &exported)
{
    const Message &message = exported.message;
    QJsonObject json{{"from"_L1, message.from.toString()}, {"sent_at"_L1, timeText(message.sentAt)}};
    put(json, "direction"_L1, kDirections, message.direction, Direction::Incoming);
    put(json, "kind"_L1, kKinds, message.kind, MessageKind::Text);
    put(json, "id"_L1, message.originId);
    put(json, "archive_id"_L1, message.archiveId);
    put(json, "body"_L1, message.body);
    put(json, "language"_L1, message.language);
    if (!message.translations.empty())
        json.insert("translations"_L1, toJson(message.translations));
    put(json, "subject"_L1, message.subject);
    put(json, "subject_language"_L1, message.subjectLanguage);
    if (!message.subjectTranslations.empty())
        json.insert("subject_translations"_L1, toJson(message.subjectTranslations));
    put(json, "state"_L1, kStates, message.state, DeliveryState::Delivered);
    put(json, "failure"_L1, message.failure);
    if (message.editedAt.isValid())
        json.insert("edited_at"_L1, timeText(message.editedAt));
    put(json, "retracted"_L1, kRetractions, message.retraction, Retraction::None);
    put(json, "retraction_reason"_L1, message.retractionReason);
    if (!message.reactions.empty())
        json.insert("reactions"_L1, toJson(message.reactions));
    if (message.reply)
        json.insert("reply"_L1, toJson(*message.reply));
    if (!message.attachments.empty())
        json.insert("attachments"_L1, shareable(message.attachments));
    for (const auto &[key, flag] :
         {std::pair("wants_receipt"_L1, message.receiptRequested), std::pair("markable"_L1, message.markable),
          std::pair("unstyled"_L1, message.unstyled), std::pair("spoiler"_L1, message.spoiler)}) {
        if (flag)
            json.insert(key, true);
    }
    put(json, "spoiler_hint"_L1, message.spoilerHint);
    put(json, "occupant"_L1, message.occupantId);
    put(json, "encryption"_L1, message.encryption);
    if (message.kind == MessageKind::Call) {
        put(json, "outcome"_L1, kOutcomes, message.outcome, CallOutcome::Answered);
        json.insert("seconds"_L1, message.callSeconds);
    }
    if (exported.firstText != 0) // as text: JSON has no such numbers
        json.insert("first_text"_L1, QString::number(exported.firstText));
    if (exported.isAlone)
        json.insert("correction_alone"_L1, true);
    if (!exported.annotations.empty())
        json.insert("annotations"_L1, toExport(exported.annotations));
    return json;
}

QJsonObject exportEnd(qint64 conversations, qint64 messages)
{
    return {{"end"_L1, true}, {"conversations"_L1, conversations}, {"messages"_L1, messages}};
}

Exported<ExportHead> headFrom(const QJsonObject &json)
{
    ExportFields fields(json);
    const ExportHead head{.account = fields.jid("account"_L1, true).bare(),
                          .at = fields.time("at"_L1, true),
                          .isWhole = fields.flag("whole"_L1)};
    return fields.wrong().isEmpty() ? Exported<ExportHead>(head) : std::unexpected(fields.wrong());
}

Exported<ExportedConversation> conversationFrom(const QJsonObject &json)
{
    ExportFields fields(json);
    ExportedConversation conversation;
    conversation.peer = fields.jid("conversation"_L1, true);
    ConversationSettings &settings = conversation.settings;
    settings.kind = fields.one("kind"_L1, kConversations, ConversationKind::Person);
    settings.pinned = fields.flag("pinned"_L1);
    settings.archived = fields.flag("archived"_L1);
    settings.accepted = !fields.flag("request"_L1);
    settings.notify = fields.one("notify"_L1, kNotify, Notify::All);
    settings.receipts = fields.one("receipts"_L1, kTelling, Telling::AsUsual);
    settings.markers = fields.one("markers"_L1, kTelling, Telling::AsUsual);
    settings.chatStates = fields.one("chat_states"_L1, kTelling, Telling::AsUsual);
    settings.ringsAlways = fields.flag("rings"_L1);
    settings.draft = fields.text("draft"_L1);
    settings.draft = withoutFiles(settings).draft;
    settings.draftLanguage = fields.text("draft_language"_L1, kLongestId);
    conversation.isComplete = fields.flag("complete"_L1);
    if (conversation.peer.isBare() == (settings.kind == ConversationKind::RoomPrivate))
        fields.blame(u"conversation"_s);
    auto waiting = annotationsFrom(fields.list("waiting"_L1), conversation.peer);
    if (!waiting)
        return std::unexpected(waiting.error());
    conversation.waiting = std::move(*waiting);
    return fields.wrong().isEmpty() ? Exported<ExportedConversation>(conversation) : std::unexpected(fields.wrong());
}

Exported<ExportedMessage> messageFrom(const QJsonObject &json, const Jid &conversation)
{
    ExportFields fields(json);
    ExportedMessage exported;
    Message &message = exported.message;
    message.conversation = conversation;
    message.from = fields.jid("from"_L1, true);
    message.sentAt = fields.time("sent_at"_L1, true);
    message.direction = fields.one("direction"_L1, kDirections, Direction::Incoming);
    message.kind = fields.one("kind"_L1, kKinds, MessageKind::Text);
    message.originId = fields.text("id"_L1, kLongestId);
    message.archiveId = fields.text("archive_id"_L1, kLongestId);
    message.state = fields.one("state"_L1, kStates, DeliveryState::Delivered);
    message.failure = tellable(fields.text("failure"_L1));
    if (message.state == DeliveryState::Pending) // it waits on the device that exported it
        message.state = DeliveryState::Failed;
    readContent(fields, message);
    message.receiptRequested = fields.flag("wants_receipt"_L1);
    message.markable = fields.flag("markable"_L1);
    message.occupantId = fields.text("occupant"_L1, kLongestId);
    message.encryption = fields.text("encryption"_L1, kLongestId);
    message.outcome = fields.one("outcome"_L1, kOutcomes, CallOutcome::Answered);
    message.callSeconds = fields.number("seconds"_L1, 0, 1'000'000'000);
    exported.firstText = fields.text("first_text"_L1, 20).toLongLong();
    exported.isAlone = fields.flag("correction_alone"_L1);
    auto annotations = annotationsFrom(fields.list("annotations"_L1), conversation);
    if (!annotations)
        return std::unexpected(annotations.error());
    exported.annotations = std::move(*annotations);
    return fields.wrong().isEmpty() ? Exported<ExportedMessage>(exported) : std::unexpected(fields.wrong());
}

} // namespace causerie::storage
