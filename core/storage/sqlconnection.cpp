// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/sqlconnection.h"

#include "core/base/log.h"
#include "core/storage/migrations.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QSqlError>
#include <QTemporaryFile>
#include <QUuid>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace causerie::storage
{

namespace
{

/// The primary result codes of sqlite.org/rescode.html; extended ones keep them in the low byte.
StorageError kindOf(const QSqlError &error)
{
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case 3:  // SQLITE_PERM
    case 14: // SQLITE_CANTOPEN
        return StorageError::CannotOpen;
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
        return StorageError::Busy;
    case 8: // SQLITE_READONLY
        return StorageError::ReadOnly;
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
        return StorageError::Corrupt;
    case 13: // SQLITE_FULL
        return StorageError::Full;
    default:
        return StorageError::Other;
    }
}

/// What people wrote to each other is nobody else's: SQLite gives its log the rights of the file.
void makePrivate(const QString &file)
{
    constexpr auto kOwner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    const QString folder = QFileInfo(file).path();
    if (!QFileInfo::exists(folder) && QDir().mkpath(folder))
        QFile::setPermissions(folder, kOwner | QFileDevice::ExeOwner);
    QFile made(file);
    if (!made.exists())
        made.open(QIODevice::WriteOnly | QIODevice::NewOnly, kOwner);
}

} // namespace

void FinishStatement::operator()(QSqlQuery *query) const
{
    if (query->lastError().isValid())
        connection->failure(query->lastError());
    query->finish();
}

SqlConnection::SqlConnection(QString file, std::function<void(const Failure &)> failed)
    : m_file(std::move(file)), m_name(QUuid::createUuid().toString(QUuid::WithoutBraces)), m_failed(std::move(failed)),
      m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name))
{
    m_database.setDatabaseName(m_file);
    m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s); // another process of ours may be writing
}

SqlConnection::~SqlConnection()
{
    close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

std::unexpected<Failure> SqlConnection::failure(const QSqlError &error)
{
    const Failure failure{kindOf(error), u"%1: %2"_s.arg(m_file, error.text().simplified())};
    qCWarning(lcStorage).noquote() << failure.text;
    m_failed(failure);
    return std::unexpected(failure);
}

Result<void> SqlConnection::ensureOpen()
{
    if (m_open)
        return {};
    auto opened = open();
    if (!opened)
        close();
    return opened;
}

void SqlConnection::close()
{
    m_statements.clear();
    m_database.close();
    m_open = false;
}

Result<void> SqlConnection::checkRoom(qint64 bytes) const
{
    if (bytes <= 0)
        return {};
    QByteArray block(64 * 1024, Qt::Uninitialized);
    // No zeros: those may cost a file system nothing.
    QRandomGenerator::global()->fillRange(reinterpret_cast<quint32 *>(block.data()), block.size() / 4);
    QTemporaryFile file(m_file + u".room-XXXXXX"_s); // without a name where the system can
    bool fits = file.open();
    for (qint64 left = bytes; fits && left > 0; left -= block.size())
        fits = file.write(block) == block.size();
    fits = fits && file.flush() && ::fsync(file.handle()) == 0;
    if (!fits)
        return std::unexpected(Failure{StorageError::Full, u"%1: %2"_s.arg(m_file, file.errorString())});
    return {};
}

Result<QString> SqlConnection::keepAside(const QDateTime &now)
{
    close();
    const QString wanted = u"%1.damaged-%2"_s.arg(m_file, now.toUTC().toString(u"yyyyMMdd-HHmmss"));
    QString name = wanted;
    for (int i = 2; QFileInfo::exists(name); ++i)
        name = u"%1-%2"_s.arg(wanted).arg(i);
    // The log first: a file without its log is older, a log without its file is nothing.
    for (const auto &suffix : {u"-wal"_s, u"-shm"_s, u""_s}) {
        QFile part(m_file + suffix);
        if (!part.exists() || part.rename(name + suffix))
            continue;
        const Failure failure{StorageError::ReadOnly, u"%1: %2"_s.arg(part.fileName(), part.errorString())};
        m_failed(failure);
        return std::unexpected(failure);
    }
    return name;
}

Result<void> SqlConnection::open()
{
    makePrivate(m_file);
    if (!m_database.open())
        return failure(m_database.lastError());
    m_durability = Durability::Process;
    m_open = true; // for the statements that follow; `ensureOpen` closes again
    // New messages touch pages all over the indexes of ids: 8 MB of them are kept, and 16 MB of log gathered before it
    // is written back.
    for (const auto &pragma :
         {u"PRAGMA journal_mode=WAL"_s, u"PRAGMA synchronous=NORMAL"_s, u"PRAGMA foreign_keys=ON"_s,
          u"PRAGMA cache_size=-8000"_s, u"PRAGMA wal_autocheckpoint=4000"_s}) {
        if (auto done = run(pragma); !done)
            return std::unexpected(done.error());
    }
    return migrate(*this, m_file).transform_error([this](const Failure &error) {
        if (error.kind == StorageError::NewerSchema)
            m_failed(error); // every other has been reported by `run`
        return error;
    });
}

Result<Rows> SqlConnection::run(const QString &sql, const QVariantList &values)
{
    if (auto opened = ensureOpen(); !opened)
        return std::unexpected(opened.error());
    auto &statement = m_statements[sql];
    if (!statement) {
        auto prepared = std::make_shared<QSqlQuery>(m_database);
        prepared->setForwardOnly(true);
        if (!prepared->prepare(sql)) {
            m_statements.remove(sql);
            return failure(prepared->lastError());
        }
        statement = std::move(prepared);
    }
    Q_ASSERT_X(!statement->isActive(), "SqlConnection::run", "the same statement is still being read");
    for (qsizetype i = 0; i < values.size(); ++i)
        statement->bindValue(int(i), values[i]);
    if (!statement->exec()) {
        const auto refused = failure(statement->lastError());
        statement->finish();
        return refused;
    }
    return Rows(statement.get(), FinishStatement{this});
}

Result<void> SqlConnection::readAll(const Rows &rows) const
{
    if (const QSqlError error = rows->lastError(); error.isValid())
        return std::unexpected(Failure{kindOf(error), u"%1: %2"_s.arg(m_file, error.text().simplified())});
    return {};
}

Result<void> SqlConnection::execute(const QString &sql, const QVariantList &values)
{
    return run(sql, values).transform([](const Rows &) {});
}

Result<qint64> SqlConnection::number(const QString &sql, const QVariantList &values)
{
    return run(sql, values).and_then([this](const Rows &rows) {
        const qint64 first = rows->next() ? rows->value(0).toLongLong() : 0;
        return readAll(rows).transform([first] { return first; });
    });
}

Result<void> SqlConnection::begin(Durability durability)
{
    if (auto opened = ensureOpen(); !opened)
        return opened;
    if (durability != m_durability) { // may not be changed inside a transaction
        const auto pragma =
            durability == Durability::Disk ? u"PRAGMA synchronous=FULL"_s : u"PRAGMA synchronous=NORMAL"_s;
        if (auto set = run(pragma); !set)
            return std::unexpected(set.error());
        m_durability = durability;
    }
    return run(u"BEGIN IMMEDIATE"_s).transform([](const Rows &) {});
}

Result<void> SqlConnection::commit()
{
    return run(u"COMMIT"_s).transform([](const Rows &) {});
}

void SqlConnection::rollback()
{
    // After some failures (disk full) SQLite has rolled back already; then this says so, which is nobody's concern.
    QSqlQuery(m_database).exec(u"ROLLBACK"_s);
}

void SqlConnection::tellEnd(bool committed)
{
    for (const auto &ended : std::exchange(m_atEnd, {}))
        ended(committed);
}

} // namespace causerie::storage
