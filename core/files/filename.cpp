// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/filename.h"

#include <QSet>
#include <QTextBoundaryFinder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::files
{

namespace
{

/// What separates paths, means something to a shell or a file system, or turns what is read around.
bool isForbidden(QChar c)
{
    if (c == u'\u200C' || c == u'\u200D') // joiners: Persian, Hindi and emoji are written with them
        return false;
    return u"/\\:*?\"<>|"_s.contains(c) || c.category() == QChar::Other_Control ||
           c.category() == QChar::Other_Format || c.category() == QChar::Separator_Line ||
           c.category() == QChar::Separator_Paragraph;
}

/// Device names of Windows; a file of that name cannot be handed on there.
bool isReserved(const QString &stem)
{
    static const QSet<QString> names{u"con"_s, u"prn"_s, u"aux"_s, u"nul"_s};
    const QString lower = stem.toLower();
    const bool numbered = lower.size() == 4 && (lower.startsWith("com"_L1) || lower.startsWith("lpt"_L1)) &&
                          lower.back() >= u'1' && lower.back() <= u'9';
    return numbered || names.contains(lower);
}

/// Cut between characters, not inside one.
QString cut(const QString &text, qsizetype length)
{
    if (text.size() <= length)
        return text;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    finder.setPosition(length);
    const qsizetype at = finder.isAtBoundary() ? length : finder.toPreviousBoundary();
    return text.left(std::max<qsizetype>(at, 0));
}

QString ending(const QString &name)
{
    const qsizetype dot = name.lastIndexOf(u'.');
    return dot > 0 && name.size() - dot <= 16 ? name.sliced(dot) : QString();
}

} // namespace

QString safeName(const QString &name)
{
    // Whoever sends a path means its last part.
    const qsizetype slash = std::max(name.lastIndexOf(u'/'), name.lastIndexOf(u'\\'));
    QString safe = name.sliced(slash + 1);
    for (QChar &c : safe) {
        if (c.isSpace())
            c = u' ';
    }
    safe.removeIf([](QChar c) { return c != u' ' && isForbidden(c); });
    safe = safe.simplified();
    while (safe.startsWith(u'.') || safe.startsWith(u'-') || safe.startsWith(u'~'))
        safe = safe.sliced(1).trimmed();
    while (safe.endsWith(u'.')) // Windows drops it
        safe.chop(1);
    const QString end = ending(safe);
    QString stem = cut(safe.chopped(end.size()), kLongestName - end.size());
    if (stem.isEmpty() || isReserved(stem))
        stem.prepend(u"file"_s);
    return stem + end;
}

QString nameFromUrl(const QString &path)
{
    return safeName(path);
}

bool isExecutable(const QString &name, const QString &mediaType)
{
    static const QSet<QString> endings{
        u"apk"_s,    u"app"_s, u"appimage"_s, u"bat"_s,     u"bin"_s,  u"bash"_s, u"cmd"_s, u"com"_s,  u"command"_s,
        u"cpl"_s,    u"csh"_s, u"deb"_s,      u"desktop"_s, u"dmg"_s,  u"docm"_s, u"elf"_s, u"exe"_s,  u"flatpakref"_s,
        u"gadget"_s, u"hta"_s, u"inf"_s,      u"jar"_s,     u"jnlp"_s, u"js"_s,   u"jse"_s, u"ksh"_s,  u"lnk"_s,
        u"msi"_s,    u"msp"_s, u"mst"_s,      u"pif"_s,     u"pkg"_s,  u"pl"_s,   u"ps1"_s, u"pptm"_s, u"py"_s,
        u"rb"_s,     u"reg"_s, u"rpm"_s,      u"run"_s,     u"scr"_s,  u"sct"_s,  u"sh"_s,  u"snap"_s, u"url"_s,
        u"vb"_s,     u"vbe"_s, u"vbs"_s,      u"wsf"_s,     u"wsh"_s,  u"xlsm"_s, u"zsh"_s,
    };
    static const QSet<QString> types{
        u"application/x-executable"_s,
        u"application/x-pie-executable"_s,
        u"application/x-sharedlib"_s,
        u"application/x-shellscript"_s,
        u"application/x-desktop"_s,
        u"application/x-msdownload"_s,
        u"application/x-msdos-program"_s,
        u"application/x-dosexec"_s,
        u"application/java-archive"_s,
        u"application/vnd.appimage"_s,
        u"application/x-iso9660-appimage"_s,
        u"application/x-msi"_s,
        u"application/vnd.android.package-archive"_s,
        u"application/vnd.debian.binary-package"_s,
        u"application/x-rpm"_s,
        u"text/x-python"_s,
        u"text/javascript"_s,
    };
    return endings.contains(ending(name).sliced(ending(name).isEmpty() ? 0 : 1).toLower()) ||
           types.contains(mediaType.section(u';', 0, 0).trimmed().toLower());
}

} // namespace causerie::files
