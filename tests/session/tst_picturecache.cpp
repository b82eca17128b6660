// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/picturecache.h"

#include <QTemporaryDir>
#include <QTest>

using namespace causerie;
using namespace Qt::StringLiterals;

/// Accounts share the folder of pictures: what one has no use for may be another's.
class TestPictureCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anotherAccountsPictureStays();
};

void TestPictureCache::anotherAccountsPictureStays()
{
    QTemporaryDir dir;
    QVERIFY(dir.isValid());
    const QDir folder(dir.path());
    {
        PictureCache cache(folder);
        cache.write(u"aaaa"_s, "ours alone");
        cache.write(u"bbbb"_s, "of both");
        cache.write(u"of-1"_s, R"({"x@example.test":"aaaa","y@example.test":"bbbb"})");
        cache.write(u"of-2"_s, R"({"y@example.test":"bbbb"})");
        cache.remove({u"aaaa"_s, u"bbbb"_s}, u"of-1"_s);
    } // waits for its work
    QCOMPARE(folder.entryList(QDir::Files), (QStringList{u"bbbb"_s, u"of-1"_s, u"of-2"_s}));
    {
        PictureCache cache(folder);
        cache.remove({u"bbbb"_s, u"of-2"_s}, u"of-2"_s); // forgotten; of-1 has not been written anew
    }
    QCOMPARE(folder.entryList(QDir::Files), (QStringList{u"bbbb"_s, u"of-1"_s}));
    {
        PictureCache cache(folder);
        cache.remove({u"bbbb"_s, u"of-1"_s}, u"of-1"_s);
    }
    QVERIFY(folder.isEmpty(QDir::Files));
}

QTEST_GUILESS_MAIN(TestPictureCache)
#include "tst_picturecache.moc"
