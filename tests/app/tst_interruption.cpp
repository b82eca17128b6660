// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/interruption.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace causerie::cli;

class TestInterruption : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isHeard_data();
    void isHeard();
    void whatCameBefore();
    void theSecondEndsTheProgram();
    void leavesNothing();

private:
    static bool isDefault(int number);
};

bool TestInterruption::isDefault(int number)
{
    struct sigaction action = {};
    return sigaction(number, nullptr, &action) == 0 && action.sa_handler == SIG_DFL;
}

void TestInterruption::isHeard_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("Ctrl-C") << SIGINT;
    QTest::newRow("kill") << SIGTERM;
}

void TestInterruption::isHeard()
{
    QFETCH(int, number);
    Interruption interruption;
    interruption.watch();
    QSignalSpy interrupted(&interruption, &Interruption::interrupted);
    QVERIFY(std::raise(number) == 0);
    QTRY_COMPARE(interrupted.count(), 1);
}

/// While the program was still starting.
void TestInterruption::whatCameBefore()
{
    Interruption interruption;
    QSignalSpy interrupted(&interruption, &Interruption::interrupted);
    QVERIFY(std::raise(SIGINT) == 0);
    interruption.watch();
    QTRY_COMPARE(interrupted.count(), 1);
}

void TestInterruption::theSecondEndsTheProgram()
{
    const Interruption interruption;
    QVERIFY(!isDefault(SIGINT) && !isDefault(SIGTERM));
    QVERIFY(std::raise(SIGINT) == 0);
    QVERIFY(isDefault(SIGINT) && isDefault(SIGTERM)); // whichever comes next
}

void TestInterruption::leavesNothing()
{
    {
        const Interruption interruption;
    }
    QVERIFY(isDefault(SIGINT) && isDefault(SIGTERM));
}

QTEST_GUILESS_MAIN(TestInterruption)
#include "tst_interruption.moc"
