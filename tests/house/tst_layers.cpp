// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

/// Keeps the table of ARCHITECTURE.md true: who may include whom, and which library is seen from which room.
class TestLayers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void includesFollowTheTable();
    void librariesStayInTheirRoom();
    void everyFileNamesItsLicence();
};

namespace
{

const QMap<QString, QStringList> &table()
{
    static const QMap<QString, QStringList> rooms{
        {u"core/base"_s, {}},
        {u"core/roster"_s, {u"core/base"_s}},
        {u"core/chat"_s, {u"core/base"_s, u"core/roster/presence.h"_s}}, // how somebody in a room can be reached
        {u"core/media"_s, {u"core/base"_s}},
        {u"core/call"_s, {u"core/base"_s, u"core/chat"_s, u"core/media"_s}},
        {u"core/files"_s, {u"core/base"_s, u"core/chat"_s}},
        {u"core/storage"_s, {u"core/base"_s, u"core/roster"_s, u"core/chat"_s}},
        {u"core/xmpp"_s,
         {u"core/base"_s, u"core/roster"_s, u"core/chat"_s, u"core/call"_s, u"core/media"_s, u"core/files"_s}},
        {u"core/session"_s,
         {u"core/base"_s, u"core/roster"_s, u"core/chat"_s, u"core/call"_s, u"core/media"_s, u"core/files"_s,
          u"core/storage"_s, u"core/xmpp"_s}},
        // The windows bind to the session and show values; of xmpp they see only why there is no connection and
        // what an account is made of, of storage only why something cannot be kept.
        {u"ui"_s,
         {u"core/base"_s, u"core/roster"_s, u"core/chat"_s, u"core/call"_s, u"core/media"_s, u"core/files"_s,
          u"core/session"_s, u"core/xmpp/connectionerror.h"_s, u"core/xmpp/registration.h"_s,
          u"core/xmpp/doctor/report.h"_s, u"core/storage/failure.h"_s}},
        {u"app"_s,
         {u"ui"_s, u"core/base"_s, u"core/roster"_s, u"core/chat"_s, u"core/call"_s, u"core/media"_s, u"core/files"_s,
          u"core/session"_s, u"core/xmpp/connectionerror.h"_s, u"core/xmpp/registration.h"_s,
          u"core/xmpp/doctor/report.h"_s, u"core/storage/failure.h"_s}},
    };
    return rooms;
}

/// Library headers by their beginning, and the folders that may see them.
const QList<std::pair<QString, QStringList>> &libraries()
{
    static const QList<std::pair<QString, QStringList>> list{
        {u"QXmpp"_s, {u"core/xmpp"_s}},
        {u"QSql"_s, {u"core/storage"_s}},
        {u"qt6keychain"_s, {u"core/storage"_s}},
        {u"srtp"_s, {u"core/media/srtp"_s}},
        {u"openssl/"_s, {u"core/media/srtp"_s, u"core/xmpp"_s}},
        {u"agent.h"_s, {u"core/media/ice"_s}},
        {u"nice/"_s, {u"core/media/ice"_s}},
        {u"opus"_s, {u"core/media/codec"_s}},
        {u"spandsp/"_s, {u"core/media/codec"_s}},
        {u"modules/"_s, {u"core/media/process"_s}}, // webrtc-audio-processing
        {u"speex"_s, {u"tests/bench"_s}},
        {u"unicode/"_s, {u"ui/emoji"_s}}, // ICU
        {u"QAudioS"_s, {u"core/media/audio"_s}},
        {u"QDBus"_s, {u"ui/desktop"_s, u"app"_s}},
        {u"QSystemTrayIcon"_s, {u"ui/desktop"_s}},
        {u"QWidget"_s, {u"ui"_s, u"app"_s}},
    };
    return list;
}

const QDir &top()
{
    static const QDir dir(QStringLiteral(CAUSERIE_SOURCE_DIR));
    return dir;
}

QStringList sources(const QStringList &folders)
{
    QStringList files;
    for (const QString &folder : folders) {
        QDirIterator it(top().filePath(folder), {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext())
            files << top().relativeFilePath(it.next());
    }
    files.sort();
    return files;
}

QString text(const QString &file)
{
    QFile in(top().filePath(file));
    return in.open(QIODevice::ReadOnly) ? QString::fromUtf8(in.readAll()) : QString();
}

QStringList included(const QString &file, const QString &pattern)
{
    QStringList names;
    const QRegularExpression line(pattern, QRegularExpression::MultilineOption);
    const QString content = text(file);
    for (const auto &match : line.globalMatch(content))
        names << match.captured(1);
    return names;
}

QString roomOf(const QString &file)
{
    if (file.startsWith(u"core/"_s))
        return file.section(u'/', 0, 1);
    return file.section(u'/', 0, 0);
}

bool mayInclude(const QString &room, const QString &header)
{
    if (roomOf(header) == room)
        return true;
    const QStringList allowed = table().value(room);
    return allowed.contains(header) || allowed.contains(roomOf(header));
}

} // namespace

void TestLayers::includesFollowTheTable()
{
    QStringList wrong;
    int seen = 0;
    for (const QString &file : sources({u"core"_s, u"ui"_s, u"app"_s})) {
        QVERIFY2(table().contains(roomOf(file)), qPrintable(file + u" is in a room the table does not know"_s));
        for (const QString &header : included(file, u"^#include \"([^\"]+)\""_s)) {
            if (header.endsWith(u".moc"_s) || header.startsWith(u"moc_"_s))
                continue;
            ++seen;
            if (!header.contains(u'/'))
                wrong << file + u": write the path from the top for \""_s + header + u'"';
            else if (!mayInclude(roomOf(file), header))
                wrong << file + u" includes "_s + header;
        }
    }
    QVERIFY(seen > 0);
    if (!wrong.isEmpty()) {
        for (const auto &[room, allowed] : table().asKeyValueRange())
            wrong << room + u" may include "_s + (allowed.isEmpty() ? u"nothing"_s : allowed.join(u", "_s));
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
}

void TestLayers::librariesStayInTheirRoom()
{
    QStringList wrong;
    for (const QString &file : sources({u"core"_s, u"ui"_s, u"app"_s})) {
        for (const QString &header : included(file, u"^#include <([^>]+)>"_s)) {
            for (const auto &[library, homes] : libraries()) {
                const bool atHome =
                    std::ranges::any_of(homes, [&](const QString &home) { return file.startsWith(home); });
                if (header.startsWith(library) && !atHome)
                    wrong << u"%1 includes <%2>, which belongs to %3"_s.arg(file, header, homes.join(u" and "_s));
            }
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
}

void TestLayers::everyFileNamesItsLicence()
{
    QStringList wrong;
    for (const QString &file : sources({u"core"_s, u"ui"_s, u"app"_s, u"tests"_s})) {
        if (!text(file).left(200).contains(u"SPDX-License-Identifier: GPL-3.0-or-later"_s))
            wrong << file;
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

QTEST_APPLESS_MAIN(TestLayers)
#include "tst_layers.moc"
