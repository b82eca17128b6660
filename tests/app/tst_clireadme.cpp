// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cliarguments.h"
#include "app/clijson.h"
#include "app/clirooms.h"
#include "core/files/transfererror.h"
#include "core/xmpp/registration.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace causerie;
using namespace causerie::cli;
using namespace Qt::StringLiterals;

/// app/README.md says what the program does: each option, event, kind of error and word, and no option besides.
class TestCliReadme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void options();
    void optionsOfTheWindow();
    void events();
    void fieldsOfEvents();
    void kindsOfErrors();
    void words();

private:
    static QString read(const QString &file);
    static QSet<QString> found(const QString &text, const QString &pattern);
    bool isTold(const QString &word) const;
    template<typename Enum>
    bool areTold(Enum first, Enum last) const;

    QString m_readme;
    QString m_sources; ///< of the command line
};

QString TestCliReadme::read(const QString &file)
{
    QFile source(file);
    return source.open(QIODevice::ReadOnly) ? QString::fromUtf8(source.readAll()) : QString();
}

QSet<QString> TestCliReadme::found(const QString &text, const QString &pattern)
{
    QSet<QString> words;
    for (const QRegularExpressionMatch &match : QRegularExpression(pattern).globalMatch(text))
        words << match.captured(1);
    return words;
}

bool TestCliReadme::isTold(const QString &word) const
{
    const QRegularExpression whole(u"(?<![\\w-])%1(?![\\w-])"_s.arg(QRegularExpression::escape(word)));
    if (m_readme.contains(whole))
        return true;
    qWarning().noquote() << "not in the README:" << word;
    return false;
}

template<typename Enum>
bool TestCliReadme::areTold(Enum first, Enum last) const
{
    bool all = true;
    for (int value = int(first); value <= int(last); ++value)
        all = isTold(word(Enum(value))) && all;
    return all;
}

void TestCliReadme::initTestCase()
{
    const QString folder = QStringLiteral(CAUSERIE_SOURCE_DIR) + u"/app/"_s;
    m_readme = read(folder + u"README.md"_s);
    QVERIFY(!m_readme.isEmpty());
    for (QDirIterator files(folder, {u"cli*.cpp"_s}, QDir::Files); files.hasNext();)
        m_sources += read(files.next());
    QVERIFY(!m_sources.isEmpty());
}

void TestCliReadme::options()
{
    const QString pattern = u"(--[a-z][a-z-]*)"_s;
    const QSet<QString> known = found(*parseArguments({u"causerie-cli"_s, u"--help"_s})->help, pattern);
    QVERIFY(known.size() > 10);
    QCOMPARE(found(m_readme.section(u"## causerie-cli\n"_s, 1), pattern), known);
}

void TestCliReadme::optionsOfTheWindow()
{
    const QString source = read(QStringLiteral(CAUSERIE_SOURCE_DIR) + u"/app/main.cpp"_s);
    QSet<QString> known;
    for (const QString &name : found(source, u"QCommandLineOption \\w+\\(\\{?u\"([a-z-]+)\"_s"_s))
        known << u"--"_s + name;
    QVERIFY(known.size() >= 3);
    QCOMPARE(found(m_readme.section(u"## causerie-cli\n"_s, 0, 0), u"(--[a-z][a-z-]*)"_s), known);
}

void TestCliReadme::events()
{
    const QSet<QString> events = found(m_sources, u"print(?:To)?\\((?:\\w+, )?\"([a-z-]+)\"_L1"_s);
    QVERIFY(events.contains(u"call-ended"_s) && events.contains(u"error"_s));
    for (const QString &event : events)
        QVERIFY2(isTold(event), qPrintable(event));
}

void TestCliReadme::fieldsOfEvents()
{
    const QSet<QString> names = found(m_sources, u"object\\[u\"([a-z0-9_]+)\"_s\\] ="_s) +
                                found(m_sources, u"\\badd(?:Texts)?\\(u\"([a-z0-9_]+)\"_s"_s);
    QVERIFY(names.contains(u"subject_translations"_s) && names.contains(u"reply_to"_s));
    for (const QString &name : names)
        QVERIFY2(isTold(name), qPrintable(name));
}

void TestCliReadme::kindsOfErrors()
{
    const QSet<QString> kinds = found(m_sources, u"(?:fail|printError|printErrorElsewhere)\\(u\"([a-z-]+)\"_s"_s) +
                                found(m_sources, u"kind = u\"([a-z-]+)\"_s"_s);
    QVERIFY(kinds.contains(u"data-in-use"_s) && kinds.contains(u"play-file"_s));
    for (const QString &kind : kinds)
        QVERIFY2(isTold(kind), qPrintable(kind));
    QVERIFY(areTold(StorageError::CannotOpen, StorageError::Other));
    QVERIFY(areTold(RequestError::NotConnected, RequestError::BadAnswer));
    QVERIFY(areTold(media::EngineError::IceFailed, media::EngineError::Internal));
    QVERIFY(areTold(media::kSoundTroubles.front(), media::kSoundTroubles.back()));
    for (int kind = 0; kind <= int(xmpp::RegistrationError::Kind::BadAnswer); ++kind)
        QVERIFY(isTold(xmpp::toString(xmpp::RegistrationError::Kind(kind))));
    using Kind = xmpp::ConnectionError::Kind;
    for (int kind = int(Kind::BadAddress); kind <= int(Kind::LibraryMismatch); ++kind) {
        xmpp::ConnectionError error;
        error.kind = Kind(kind);
        QVERIFY(isTold(fields(error)[u"kind"_s].toString()));
    }
}

void TestCliReadme::words()
{
    QVERIFY(areTold(Availability::Offline, Availability::FreeForChat));
    QVERIFY(areTold(Subscription::None, Subscription::Both));
    QVERIFY(areTold(DeliveryState::Pending, DeliveryState::Read));
    QVERIFY(areTold(CallOutcome::Answered, CallOutcome::AnsweredElsewhere));
    QVERIFY(areTold(CallState::Proposed, CallState::Ending));
    QVERIFY(areTold(RoomError::Kind::NotConnected, RoomError::Kind::Refused));
    QVERIFY(areTold(files::TransferError::Kind::NoService, files::TransferError::Kind::Timeout));
    QVERIFY(areTold(RoomState::Out, RoomState::Failed));
    QVERIFY(areTold(Role::None, Role::Moderator));
    QVERIFY(areTold(Affiliation::Outcast, Affiliation::Owner));
    QVERIFY(areTold(Departure::Left, Departure::Destroyed));
    QVERIFY(areTold(RoomEvent::Kind::Joined, RoomEvent::Kind::HidesJids));
}

QTEST_GUILESS_MAIN(TestCliReadme)
#include "tst_clireadme.moc"
