// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/storage/storefixture.h"

#include <algorithm>
#include <random>

using namespace causerie;
using namespace causerie::storage;
using namespace causerie::storage::test;

/// An archive full of corrections, of a client that counts its ids anew in each session: in whatever way it is read,
/// the same is shown.
class TestCorrectionOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allWaysComeToTheSame_data();
    void allWaysComeToTheSame();

private:
    static std::vector<ChatEvent> archive(std::mt19937 &random);
};

namespace
{

int upTo(std::mt19937 &random, int limit)
{
    return std::uniform_int_distribution<int>(1, limit)(random);
}

ArchivePage part(const std::vector<ChatEvent> &all, std::ptrdiff_t begin, std::ptrdiff_t end, bool complete = false)
{
    return page({all.begin() + begin, all.begin() + end}, complete);
}

QStringList texts(const std::vector<ChatEvent> &all)
{
    QStringList texts;
    for (const ChatEvent &event : all) {
        if (const auto *message = std::get_if<Message>(&event)) {
            texts << message->originId + u':' + message->body;
            continue;
        }
        const auto &said = std::get<Annotation>(event);
        texts << said.originId + u'>' + said.target + u':' + said.content.body;
    }
    return texts;
}

} // namespace

/// The first four are not in it. Old clients correct the last correction.
std::vector<ChatEvent> TestCorrectionOrder::archive(std::mt19937 &random)
{
    const bool isOld = upTo(random, 2) == 1;
    std::vector<ChatEvent> all;
    QStringList named; // in this session: what is said of each message
    for (int i = 0, id = 0; i < 18; ++i) {
        if (upTo(random, 6) == 1) {
            id = 0; // another session
            named.clear();
        }
        const QString name = QString::number(++id);
        const QString archiveId = u"a%1"_s.arg(i);
        if (named.isEmpty() || upTo(random, 2) == 1) {
            Message message = incoming(u"m%1"_s.arg(i), name, archiveId);
            message.sentAt = at(i);
            all.push_back(message);
            named << name;
            continue;
        }
        QString &target = named[upTo(random, int(named.size())) - 1];
        Annotation change = correction(target, u"c%1"_s.arg(i));
        change.originId = name;
        change.archiveId = archiveId;
        change.at = at(i);
        all.push_back(change);
        if (isOld)
            target = name;
    }
    all.erase(all.begin(), all.begin() + 4);
    return all;
}

void TestCorrectionOrder::allWaysComeToTheSame_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 0; seed < 25; ++seed)
        QTest::addRow("%u", seed) << seed;
}

void TestCorrectionOrder::allWaysComeToTheSame()
{
    QFETCH(unsigned, seed);
    std::mt19937 random(seed);
    const std::vector<ChatEvent> all = archive(random);
    const auto size = std::ssize(all);
    Store live;
    for (const ChatEvent &event : all)
        live.apply(event);
    const QStringList expected = live.bodies();
    const auto what = [&](const char *how) {
        return qPrintable(QString::fromLatin1(how) + u": "_s + texts(all).join(u' '));
    };

    Store backwards;
    for (auto end = size; end > 0;) {
        const auto begin = std::max(end - upTo(random, 5), std::ptrdiff_t(0));
        backwards.older(kBob.bare(), part(all, begin, end));
        end = begin;
    }
    QVERIFY2(backwards.bodies() == expected, what(qPrintable(u"backwards "_s + backwards.bodies().join(u' '))));

    Store filled; // some before, some live behind the gap
    const auto first = upTo(random, 5);
    const auto last = first + upTo(random, 7);
    for (auto i = 0; i < first; ++i)
        filled.apply(all[size_t(i)]);
    const Gap gap = filled.openGap();
    for (auto i = last; i < size; ++i)
        filled.apply(all[size_t(i)]);
    for (std::ptrdiff_t begin = first; begin < last;) {
        const auto end = std::min(begin + upTo(random, 4), std::ptrdiff_t(last));
        filled.fill(gap, part(all, begin, end, end == last));
        begin = end;
    }
    QVERIFY2(filled.bodies() == expected,
             what(qPrintable(u"a gap %1-%2 "_s.arg(first).arg(last) + filled.bodies().join(u' '))));

    Store checked;
    checked.store().repair(kBob.bare(), part(all, 0, size, true), {}).result().value();
    QVERIFY2(checked.bodies() == expected, what(qPrintable(u"checked "_s + checked.bodies().join(u' '))));
    for (Store *store : {&live, &backwards, &filled}) {
        const Repaired again = store->store().repair(kBob.bare(), part(all, 0, size, true), {}).result().value();
        QVERIFY2(again.applied.added.empty() && store->bodies() == expected, what("checked again"));
    }
}

QTEST_GUILESS_MAIN(TestCorrectionOrder)
#include "tst_correctionorder.moc"
