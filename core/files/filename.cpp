// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/filename.h"

#include <QMimeDatabase>
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

qsizetype bytesOf(QStringView text)
{
    return text.toUtf8().size();
}

/// Cut between characters, not inside one.
QString cut(const QString &text, qsizetype bytes)
{
    if (bytesOf(text) <= bytes)
        return text;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype end = 0;
    for (qsizetype next = finder.toNextBoundary(); next > 0; next = finder.toNextBoundary()) {
        bytes -= bytesOf(QStringView(text).sliced(end, next - end));
        if (bytes < 0)
            break;
        end = next;
    }
    return text.first(end);
}

bool isExecutableType(const QString &mediaType)
{
    static const QSet<QString> types{u"application/x-executable"_s,
                                     u"application/x-pie-executable"_s,
                                     u"application/x-sharedlib"_s,
                                     u"application/x-shellscript"_s,
                                     u"application/x-desktop"_s,
                                     u"application/x-msdownload"_s,
                                     u"application/x-msdos-program"_s,
                                     u"application/x-dosexec"_s,
                                     u"application/vnd.microsoft.portable-executable"_s,
                                     u"application/java-archive"_s,
                                     u"application/x-java-archive"_s,
                                     u"application/vnd.appimage"_s,
                                     u"application/x-iso9660-appimage"_s,
                                     u"application/x-msi"_s,
                                     u"application/x-ms-shortcut"_s,
                                     u"application/vnd.android.package-archive"_s,
                                     u"application/vnd.debian.binary-package"_s,
                                     u"application/x-rpm"_s,
                                     u"application/xhtml+xml"_s,
                                     u"image/svg+xml"_s,
                                     u"text/html"_s,
                                     u"text/x-python"_s,
                                     u"text/javascript"_s};
    return types.contains(mediaType.section(u';', 0, 0).trimmed().toLower());
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
    while (safe.endsWith(u'.') || safe.endsWith(u' ')) // Windows drops them, and with them what would be the ending
        safe.chop(1);
    const QString end = ending(safe);
    QString stem = cut(safe.chopped(end.size()), kLongestName - bytesOf(end));
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
        // programs, their parts, and what installs them
        u"apk"_s, u"app"_s, u"appimage"_s, u"appref-ms"_s, u"bin"_s, u"com"_s, u"cpl"_s, u"crx"_s, u"deb"_s, u"dll"_s,
        u"dmg"_s, u"elf"_s, u"exe"_s, u"flatpak"_s, u"flatpakref"_s, u"gadget"_s, u"img"_s, u"iso"_s, u"jar"_s,
        u"jnlp"_s, u"msi"_s, u"msp"_s, u"mst"_s, u"pif"_s, u"pkg"_s, u"pyc"_s, u"rpm"_s, u"run"_s, u"scr"_s, u"snap"_s,
        u"so"_s, u"vhd"_s, u"vhdx"_s, u"xll"_s, u"xpi"_s,
        // scripts
        u"bash"_s, u"bat"_s, u"cmd"_s, u"command"_s, u"csh"_s, u"fish"_s, u"js"_s, u"jse"_s, u"ksh"_s, u"php"_s,
        u"pl"_s, u"ps1"_s, u"psm1"_s, u"py"_s, u"pyw"_s, u"rb"_s, u"sh"_s, u"vb"_s, u"vbe"_s, u"vbs"_s, u"vbscript"_s,
        u"wsf"_s, u"wsh"_s, u"zsh"_s,
        // what starts one of those
        u"chm"_s, u"desktop"_s, u"hta"_s, u"inf"_s, u"lnk"_s, u"msc"_s, u"reg"_s, u"scf"_s, u"sct"_s, u"url"_s,
        // pages that a browser would run as files of this computer, and documents with macros
        u"docm"_s, u"dotm"_s, u"htm"_s, u"html"_s, u"mht"_s, u"mhtml"_s, u"pptm"_s, u"svg"_s, u"svgz"_s, u"xht"_s,
        u"xhtml"_s, u"xlsm"_s};
    const QString end = ending(name);
    return endings.contains(end.sliced(end.isEmpty() ? 0 : 1).toLower()) || isExecutableType(mediaType);
}

bool isExecutableContent(const QString &file)
{
    const QMimeType type = QMimeDatabase().mimeTypeForFile(file, QMimeDatabase::MatchContent);
    const QStringList ancestors = type.allAncestors();
    return isExecutableType(type.name()) || std::ranges::any_of(ancestors, isExecutableType);
}

} // namespace causerie::files
