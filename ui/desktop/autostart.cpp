// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desktop/autostart.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

constexpr qint64 kLongest = 64 * 1024; ///< of a file that is looked at

/// In quotes, with what is special in them escaped; then as a string of a desktop entry, where a backslash is two.
QString quoted(const QString &argument)
{
    QString text;
    for (const QChar each : argument) {
        if (each == u'"' || each == u'`' || each == u'$' || each == u'\\')
            text += u'\\';
        text += each;
    }
    text.replace(u'\\', u"\\\\"_s).replace(u'\n', u"\\n"_s).replace(u'\r', u"\\r"_s).replace(u'\t', u"\\t"_s);
    text.replace(u'%', u"%%"_s); // else it stands for something
    return u'"' + text + u'"';
}

} // namespace

QString autostartFile(const QString &dataFolder)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/autostart/"_s;
    if (dataFolder.isEmpty())
        return folder + u"causerie.desktop"_s;
    const QByteArray hash = QCryptographicHash::hash(dataFolder.toUtf8(), QCryptographicHash::Sha256).toHex().first(8);
    return folder + u"causerie-%1.desktop"_s.arg(QLatin1StringView(hash));
}

QByteArray autostartEntry(const QStringList &command)
{
    QStringList words;
    for (const QString &argument : command)
        words << quoted(argument);
    return u"[Desktop Entry]\nType=Application\nName=Causerie\nIcon=causerie\nExec=%1\nTerminal=false\n"
           "X-KDE-autostart-after=panel\nX-GNOME-Autostart-Delay=5\n"_s.arg(words.join(u' '))
               .toUtf8();
}

bool isAutostartOn(const QString &file)
{
    QFile entry(file);
    if (!entry.open(QIODevice::ReadOnly))
        return false;
    const QList<QByteArray> lines = entry.read(kLongest).split('\n');
    for (const QByteArray &line : lines) {
        const QByteArray plain = line.simplified().replace(" ", "").toLower();
        if (plain == "hidden=true" || plain == "x-gnome-autostart-enabled=false")
            return false;
    }
    return true;
}

std::expected<void, QString> setAutostart(const QString &file, const QStringList &command, bool isOn)
{
    if (!isOn) {
        QFile entry(file);
        if (!entry.exists() || entry.remove())
            return {};
        return std::unexpected(entry.errorString());
    }
    QDir().mkpath(QFileInfo(file).path()); // what went wrong is told by the next line
    QSaveFile entry(file);
    if (entry.open(QIODevice::WriteOnly) && entry.write(autostartEntry(command)) >= 0 && entry.commit())
        return {};
    return std::unexpected(entry.errorString());
}

} // namespace causerie::ui
