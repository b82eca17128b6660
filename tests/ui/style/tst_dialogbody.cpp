// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/dialogbody.h"

#include <QDialog>
#include <QLabel>
#include <QScreen>
#include <QTest>
#include <QVBoxLayout>

using namespace causerie::ui;
using namespace Qt::StringLiterals;

class TestDialogBody : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsCutOnASmallDisplay();
};

void TestDialogBody::nothingIsCutOnASmallDisplay()
{
    QDialog dialog;
    QVBoxLayout *body = makeDialogBody(dialog, u"A title"_s, 300);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false); // it is on the stack
    QLabel *words =
        makeExplanation(u"Many words that need more than one line of so narrow a dialog. "_s.repeated(4), &dialog);
    body->addWidget(words);
    auto *tall = new QWidget(&dialog);
    tall->setFixedHeight(QGuiApplication::primaryScreen()->availableGeometry().height() * 2 / 3);
    body->addWidget(tall);
    dialog.open();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    QVERIFY(words->heightForWidth(words->width()) > words->fontMetrics().height());
    QVERIFY(words->height() >= words->heightForWidth(words->width()));
    QVERIFY(tall->geometry().bottom() < dialog.height());
}

QTEST_MAIN(TestDialogBody)
#include "tst_dialogbody.moc"
