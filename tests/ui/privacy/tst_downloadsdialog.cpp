// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/files.h"
#include "tests/ui/support/sample.h"
#include "ui/privacy/downloadsdialog.h"
#include "ui/privacy/keptpolicy.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

class TestDownloadsDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aChangeCountsAtOnceAndIsKept_data();
    void aChangeCountsAtOnceAndIsKept();
    void unencryptedWaysAreAsked();
    void neverMeansNever();
    void anOddSizeIsShown();
    void whatIsKept_data();
    void whatIsKept();
    void pictures_data();
    void pictures();

private:
    static constexpr qint64 kMegabyte = 1024 * 1024;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
};

void TestDownloadsDialog::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder->path());
    m_session = std::make_unique<Session>(SessionSettings{});
    m_session->files().setRule(keptDownloadRule(QSettings()));
}

void TestDownloadsDialog::cleanup()
{
    m_session.reset();
    QSettings().clear();
}

void TestDownloadsDialog::aChangeCountsAtOnceAndIsKept_data()
{
    QTest::addColumn<QString>("choice");
    QTest::addColumn<qint64>("largest");
    QTest::newRow("none") << u"None, I fetch each one"_s << qint64(0);
    QTest::newRow("1 MB") << u"Up to 1 MB"_s << kMegabyte;
    QTest::newRow("20 MB") << u"Up to 20 MB"_s << 20 * kMegabyte;
    QTest::newRow("100 MB") << u"Up to 100 MB"_s << 100 * kMegabyte;
    QTest::newRow("any size") << u"Of any size"_s << std::numeric_limits<qint64>::max();
}

void TestDownloadsDialog::aChangeCountsAtOnceAndIsKept()
{
    QFETCH(QString, choice);
    QFETCH(qint64, largest);
    auto dialog = std::make_unique<DownloadsDialog>(*m_session);
    auto *size = dialog->findChild<QComboBox *>();
    QCOMPARE(size->currentText(), u"Up to 5 MB"_s);
    size->setCurrentText(choice);
    dialog->findChild<QCheckBox *>()->setChecked(false);
    const files::DownloadRule wanted{.largest = largest, .fromStrangers = false, .inRooms = false};
    if (largest > 0)
        QCOMPARE(m_session->files().rule(), wanted);
    QCOMPARE(m_session->files().rule().largest, largest);
    QCOMPARE(keptDownloadRule(QSettings()), m_session->files().rule());

    dialog = std::make_unique<DownloadsDialog>(*m_session);
    QCOMPARE(dialog->findChild<QComboBox *>()->currentText(), choice);
    QVERIFY(!dialog->findChild<QCheckBox *>()->isChecked());
}

void TestDownloadsDialog::unencryptedWaysAreAsked()
{
    const auto box = [](const DownloadsDialog &dialog) { return dialog.findChildren<QCheckBox *>().last(); };
    DownloadsDialog dialog(*m_session);
    QVERIFY(!box(dialog)->isChecked());
    QVERIFY(!keptBeside(QSettings()));
    box(dialog)->click();
    QVERIFY(m_session->files().isBeside());
    QVERIFY(keptBeside(QSettings()));
    QVERIFY(box(DownloadsDialog(*m_session))->isChecked());
}

void TestDownloadsDialog::neverMeansNever()
{
    const auto dialog = std::make_unique<DownloadsDialog>(*m_session);
    QVERIFY(dialog->findChild<QCheckBox *>()->isEnabled());
    dialog->findChild<QComboBox *>()->setCurrentText(u"None, I fetch each one"_s);
    QVERIFY(!dialog->findChild<QCheckBox *>()->isEnabled()); // there is nothing to come
    QCOMPARE(keptDownloadRule(QSettings()).largest, 0);
}

void TestDownloadsDialog::anOddSizeIsShown()
{
    m_session->files().setRule({.largest = 50'000'000});
    const auto dialog = std::make_unique<DownloadsDialog>(*m_session);
    QCOMPARE(dialog->findChild<QComboBox *>()->currentData().toLongLong(), 50'000'000);
    QCOMPARE(m_session->files().rule().largest, 50'000'000); // nothing was chosen
}

void TestDownloadsDialog::whatIsKept_data()
{
    QTest::addColumn<QVariant>("stored");
    QTest::addColumn<qint64>("largest");
    QTest::newRow("nothing") << QVariant() << 5 * kMegabyte;
    QTest::newRow("none") << QVariant(0) << qint64(0);
    QTest::newRow("nonsense") << QVariant(u"many"_s) << 5 * kMegabyte;
    QTest::newRow("negative") << QVariant(-1) << 5 * kMegabyte;
}

void TestDownloadsDialog::whatIsKept()
{
    QFETCH(QVariant, stored);
    QSettings settings;
    if (stored.isValid())
        settings.setValue(u"files/largestByItself"_s, stored);
    QTEST(keptDownloadRule(settings).largest, "largest");
    QVERIFY(!keptDownloadRule(settings).fromStrangers);
    QVERIFY(keptDownloadRule(settings).inRooms);
}

void TestDownloadsDialog::pictures_data()
{
    QTest::addColumn<ThemeChoice>("look");
    QTest::newRow("downloads-light") << ThemeChoice::Light;
    QTest::newRow("downloads-dark") << ThemeChoice::Dark;
}

void TestDownloadsDialog::pictures()
{
    QFETCH(ThemeChoice, look);
    QFont font(u"Inter"_s);
    font.setPixelSize(14);
    QApplication::setFont(font);
    const Theme theme(*qApp, look);
    DownloadsDialog dialog(*m_session);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    QDir().mkpath(QStringLiteral(CAUSERIE_SHOTS_DIR));
    QVERIFY(dialog.grab().save(
        QStringLiteral(CAUSERIE_SHOTS_DIR "/%1.png").arg(QLatin1StringView(QTest::currentDataTag()))));
}

QTEST_MAIN(TestDownloadsDialog)
#include "tst_downloadsdialog.moc"
