// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/bigstore.h"

#include "core/storage/messagestore.h"
#include "core/storage/schema.h"
#include "tests/bench/madeuptext.h"
#include "tests/bench/measure.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTimeZone>

#include <cmath>

using namespace Qt::StringLiterals;

namespace causerie::bench
{

namespace
{

const Jid &own()
{
    static const Jid jid = *Jid::parse(u"me@example.test");
    return jid;
}

bool isRoom(int conversation)
{
    return conversation % 10 == 3;
}

/// One event after the other, as the archive has them.
class Archive
{
public:
    explicit Archive(const BigStore &wanted) : m_wanted(wanted), m_text(wanted.seed), m_random(wanted.seed + 7) {}

    ArchivePage page(int events)
    {
        ArchivePage page{.archive = own(), .events = {}, .first = {}, .last = {}, .complete = false};
        page.events.reserve(size_t(events));
        for (int i = 0; i < events; ++i)
            page.events.push_back(next());
        page.last = u"archive-%1"_s.arg(m_count);
        return page;
    }

private:
    ChatEvent next()
    {
        ++m_count;
        const double size = std::pow(double(m_wanted.conversations), m_random.generateDouble()) - 1; // Zipf's law
        const int conversation = std::min(int(size), m_wanted.conversations - 1);
        if (m_last.contains(conversation) && m_random.bounded(100) < 5)
            return annotation(conversation);
        return message(conversation);
    }

    Jid author(int conversation)
    {
        const Jid jid = conversationOf(conversation);
        return jid.withResource(isRoom(conversation) ? u"occupant %1"_s.arg(m_random.bounded(40)) : u"phone"_s).value();
    }

    Message message(int conversation)
    {
        Message message;
        message.conversation = conversationOf(conversation);
        const bool isOurs = m_random.bounded(100) < 40;
        message.from = isOurs && !isRoom(conversation) ? own() : author(conversation);
        message.direction = isOurs ? Direction::Outgoing : Direction::Incoming;
        message.state = isOurs ? DeliveryState::Sent : DeliveryState::Delivered;
        message.originId = id();
        message.archiveId = id();
        message.body = m_text.next(isOurs ? 0 : conversation);
        message.language = m_text.language();
        message.sentAt = time();
        decorate(message, conversation);
        m_last[conversation] = {isRoom(conversation) ? message.archiveId : message.originId, message.from,
                                message.direction};
        return message;
    }

    void decorate(Message &message, int conversation)
    {
        const quint32 what = m_random.bounded(100U);
        if (what < 3 && m_last.contains(conversation))
            message.reply = Reply{.target = m_last[conversation].id, .author = {}, .message = 0, .quote = {}};
        else if (what < 6)
            message.attachments = {photo()};
        else if (what < 7)
            message.translations = {{u"en"_s, m_text.next(0)}};
    }

    Attachment photo()
    {
        Attachment photo;
        photo.url = QUrl(u"https://files.example.test/%1/photo.jpg"_s.arg(id()));
        photo.name = u"photo.jpg"_s;
        photo.mediaType = u"image/jpeg"_s;
        photo.size = 123'456;
        photo.pictureSize = {1600, 1200};
        return photo;
    }

    Annotation annotation(int conversation)
    {
        const Target &target = m_last[conversation];
        Annotation annotation;
        annotation.conversation = conversationOf(conversation);
        annotation.target = target.id;
        annotation.by = target.from;
        annotation.direction = target.direction;
        annotation.archiveId = id();
        annotation.at = time();
        if (m_random.bounded(4) == 0 && !isRoom(conversation)) {
            annotation.kind = Annotation::Kind::Correction;
            annotation.content.body = m_text.next(conversation);
        } else {
            annotation.kind = Annotation::Kind::Reactions;
            annotation.emojis = {u"👍"_s};
        }
        return annotation;
    }

    QDateTime time() const
    {
        return QDateTime::fromMSecsSinceEpoch(1'500'000'000'000 + m_count * qint64(250'000), QTimeZone::UTC);
    }
    QString id()
    {
        return u"%1-%2"_s.arg(m_random.generate64(), 16, 16, '0'_L1).arg(m_random.generate64(), 16, 16, '0'_L1);
    }

    struct Target {
        QString id;
        Jid from;
        Direction direction = Direction::Incoming;
    };
    BigStore m_wanted;
    MadeUpText m_text;
    QRandomGenerator m_random;
    QHash<int, Target> m_last;
    int m_count = 0;
};

double threadSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) + double(now.tv_nsec) / 1e9;
}

double secondsOf(storage::Database &database)
{
    return database.run([](storage::SqlConnection &) { return threadSeconds(); }).result();
}

double fill(const QString &file, const BigStore &wanted)
{
    using namespace storage;
    constexpr int kPage = 500;
    Database database(file);
    MessageStore store(database);
    ConversationSettings room;
    room.kind = ConversationKind::Room;
    for (int i = 0; i < wanted.conversations; ++i) {
        if (isRoom(i))
            store.saveSettings(conversationOf(i), room);
    }
    const auto gap = store.openGap(own()).result();
    if (!gap)
        return -1;
    const double began = secondsOf(database);
    Archive archive(wanted);
    QFuture<Result<Applied>> last;
    for (int done = 0; done < wanted.messages; done += kPage) {
        ArchivePage page = archive.page(std::min(kPage, wanted.messages - done));
        page.complete = done + kPage >= wanted.messages;
        if (last.isValid() && !last.result()) // one page is made while the last is stored
            return -1;
        last = store.fillGap(gap->id, page);
        if (done % 50'000 == 0)
            std::fprintf(stderr, "%d messages\n", done);
    }
    if (!last.result())
        return -1;
    const double seconds = secondsOf(database) - began;
    for (int i = 3; i < wanted.conversations; ++i) // some are left unread
        store.markRead(conversationOf(i));
    return seconds * 1e6 / wanted.messages;
}

} // namespace

Jid conversationOf(int number)
{
    return *Jid::parse(isRoom(number) ? u"room%1@rooms.example.test"_s.arg(number)
                                      : u"person%1@example.test"_s.arg(number));
}

QString bigStoreFile(const BigStore &wanted)
{
    return u"%1/store-%2-%3-%4.sqlite"_s.arg(QStringLiteral(CAUSERIE_BENCH_DATA))
        .arg(storage::kSchemaVersion)
        .arg(wanted.conversations)
        .arg(wanted.messages);
}

double makeBigStore(const QString &file, const BigStore &wanted)
{
    const QString made = file + u".complete"_s; // a store that was begun and not finished is none
    if (QFileInfo::exists(made) && QFileInfo::exists(file))
        return 0;
    for (const auto &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(file + suffix);
    QDir().mkpath(QFileInfo(file).path());
    const double cost = fill(file, wanted);
    QFile mark(made);
    return cost >= 0 && mark.open(QIODevice::WriteOnly) ? cost : -1;
}

} // namespace causerie::bench
