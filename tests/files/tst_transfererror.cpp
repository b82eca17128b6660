// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/files/transfererror.h"

#include <QTest>

using namespace causerie::files;
using namespace Qt::StringLiterals;
using Kind = TransferError::Kind;

class TestTransferError final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thereAndBack_data();
    void thereAndBack();
    void anythingElse_data();
    void anythingElse();
};

void TestTransferError::thereAndBack_data()
{
    QTest::addColumn<TransferError>("error");
    QTest::newRow("with a limit") << TransferError{
        .kind = Kind::TooLarge, .limit = 1'048'576, .text = u"File too large"_s};
    QTest::newRow("with a status") << TransferError{.kind = Kind::Status, .status = 503, .text = u"Busy now"_s};
    for (int kind = 0; kind <= int(Kind::PeerFailed); ++kind)
        QTest::addRow("kind %d", kind) << TransferError{.kind = Kind(kind)};
}

void TestTransferError::thereAndBack()
{
    QFETCH(TransferError, error);
    QVERIFY(!word(error.kind).isEmpty());
    QCOMPARE(transferErrorFrom(toText(error)), error);
}

void TestTransferError::anythingElse_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<TransferError>("error");
    QTest::newRow("nothing") << QString() << TransferError{};
    QTest::newRow("somebody else's words") << u"no such user"_s << TransferError{.text = u"no such user"_s};
    QTest::newRow("no numbers") << u"file-too-large many few"_s << TransferError{.kind = Kind::TooLarge};
}

void TestTransferError::anythingElse()
{
    QFETCH(QString, text);
    QTEST(transferErrorFrom(text), "error");
}

QTEST_APPLESS_MAIN(TestTransferError)
#include "tst_transfererror.moc"
