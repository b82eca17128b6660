// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/hands.h"
#include "tests/support/qrreader.h"
#include "tests/ui/support/fakepeople.h"
#include "tests/ui/support/sample.h"
#include "ui/links/invitationdialog.h"
#include "ui/links/qrview.h"
#include "ui/mainwindow.h"
#include "ui/roster/listpanel.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>
#include <QToolButton>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

namespace
{

const QString kLink = u"xmpp:alice@example.test?roster;preauth=AbCdEfGhIjKlMnOpQrStUv"_s;

Invitation invitation(const QString &link = kLink)
{
    return {link, QDateTime::fromString(u"2026-11-27T14:32:00Z"_s, Qt::ISODate), false, false};
}

} // namespace

/// The dialog that makes an invitation, and that a camera can read what it shows.
class TestInvitationDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void showsAndCopies();
    void waitsForTheServer();
    void saysWhatFailed();
    void tellsHowLongItIsGood_data();
    void tellsHowLongItIsGood();
    void theCodeIsRead_data();
    void theCodeIsRead();
    void aLinkThatIsTooLongHasNoCode();
    void fromTheMenuAndTheEmptyList();
    void shots_data();
    void shots();

private:
    FakeInvitations &fake() { return fakeOf(m_session->invitations()); }
    InvitationDialog *open()
    {
        auto *dialog = new InvitationDialog(*m_session, m_window.get());
        dialog->open();
        return dialog;
    }
    static QString link(const QWidget &dialog) { return findNamed<QLineEdit>(dialog, u"Link"_s)->text(); }
    static bool says(const QWidget &parent, const QString &text)
    {
        return std::ranges::any_of(parent.findChildren<QLabel *>(), [&text](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    }
    static QPushButton *button(const QWidget &parent, const QString &text)
    {
        for (QPushButton *found : parent.findChildren<QPushButton *>()) {
            if (found->text().remove(u'&') == text)
                return found;
        }
        return nullptr;
    }

    std::unique_ptr<Session> m_session;
    std::unique_ptr<QWidget> m_window;
};

void TestInvitationDialog::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"Causerie"_s);
    QCoreApplication::setApplicationName(u"tst_invitationdialog"_s);
}

void TestInvitationDialog::init()
{
    m_session = std::make_unique<Session>(SessionSettings{});
    fake().next = invitation();
    m_window = std::make_unique<QWidget>();
}

void TestInvitationDialog::cleanup()
{
    m_window.reset();
    m_session.reset();
}

void TestInvitationDialog::showsAndCopies()
{
    auto *dialog = open();
    QCOMPARE(link(*dialog), kLink);
    QVERIFY(says(*dialog, u"It works once, until"_s));
    QVERIFY(!says(*dialog, u"no account yet"_s));
    button(*dialog, u"Copy"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), kLink);
    QVERIFY(button(*dialog, u"Copied"_s));
}

void TestInvitationDialog::waitsForTheServer()
{
    fake().holds = true;
    auto *dialog = open();
    QVERIFY(link(*dialog).isEmpty());
    QVERIFY(!button(*dialog, u"Copy"_s)->isEnabled());
    Invitation made = invitation(u"https://example.test/invite?AbCd"_s);
    made.isOfServer = made.givesAccount = true;
    fake().waiting(made);
    QCOMPARE(link(*dialog), made.link);
    QVERIFY(says(*dialog, u"no account yet"_s));
    QVERIFY(button(*dialog, u"Copy"_s)->isEnabled());
}

void TestInvitationDialog::saysWhatFailed()
{
    fake().next = std::unexpected(StorageError::Full);
    auto *dialog = open();
    QVERIFY(says(*dialog, u"could not be kept"_s));
    QVERIFY(!button(*dialog, u"Copy"_s)->isEnabled());
}

void TestInvitationDialog::tellsHowLongItIsGood_data()
{
    QTest::addColumn<QDateTime>("until");
    QTest::addColumn<QString>("day");
    QTest::newRow("not said") << QDateTime() << QString();
    QTest::newRow("a day") << QDateTime(QDate(2026, 11, 27), QTime(14, 32))
                           << QLocale().toString(QDate(2026, 11, 27), QLocale::LongFormat);
}

void TestInvitationDialog::tellsHowLongItIsGood()
{
    QFETCH(QDateTime, until);
    QFETCH(QString, day);
    const QString words = validityWords({kLink, until.toUTC(), false, false});
    QVERIFY(words.startsWith(u"It works once"_s));
    QVERIFY(words.contains(day));
    QCOMPARE(words.contains(u"until"_s), until.isValid());
}

void TestInvitationDialog::theCodeIsRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<ThemeChoice>("look");
    QTest::addColumn<int>("pixels"); // of the font
    const QString page = u"https://example.test/invite?token="_s + QString(150, u'x');
    for (const int pixels : {14, 19, 28}) {
        QTest::addRow("light, %d px", pixels) << kLink << ThemeChoice::Light << pixels;
        QTest::addRow("dark, %d px", pixels) << kLink << ThemeChoice::Dark << pixels;
        QTest::addRow("long, %d px", pixels) << page << ThemeChoice::Dark << pixels;
    }
    QTest::newRow("other letters") << u"xmpp:jiři@čechy.example?roster;preauth=T"_s << ThemeChoice::Light << 14;
}

void TestInvitationDialog::theCodeIsRead()
{
    QFETCH(QString, text);
    QFETCH(ThemeChoice, look);
    QFETCH(int, pixels);
    QFont font(u"Inter"_s);
    font.setPixelSize(pixels);
    QApplication::setFont(font);
    Theme theme(*qApp, look);
    fake().next = invitation(text);
    auto *dialog = open();
    const QPixmap picture = dialog->grab();
    const auto *view = dialog->findChild<QrView *>();
    const QImage code = picture.copy(QRect(view->mapTo(dialog, QPoint()), view->size())).toImage();
    const auto read = readQr(code);
    QVERIFY2(read, read ? "" : read.error().constData());
    QCOMPARE(QString::fromUtf8(*read), text);
}

void TestInvitationDialog::aLinkThatIsTooLongHasNoCode()
{
    fake().next = invitation(u"https://example.test/"_s + QString(300, u'x'));
    auto *dialog = open();
    QVERIFY(!dialog->findChild<QrView *>()->isVisible());
    QVERIFY(button(*dialog, u"Copy"_s)->isEnabled());
}

void TestInvitationDialog::fromTheMenuAndTheEmptyList()
{
    Theme theme(*qApp, ThemeChoice::Light);
    MainWindow window(*m_session, theme);
    window.show();
    auto *invite = button(*window.findChild<ListPanel *>(), u"Invite somebody"_s);
    QVERIFY(invite && invite->isVisible());
    invite->click();
    QVERIFY(window.findChild<InvitationDialog *>());
    for (const QMenu *menu : window.findChildren<QMenu *>()) {
        for (QAction *action : menu->actions()) {
            if (action->text() == u"&Invite somebody…"_s)
                action->trigger();
        }
    }
    QCOMPARE(fake().asked, (QStringList{u"make"_s, u"make"_s}));
    fillSample(*m_session);
    QVERIFY(!invite->isVisible());
}

void TestInvitationDialog::shots_data()
{
    QTest::addColumn<ThemeChoice>("look");
    QTest::newRow("light") << ThemeChoice::Light;
    QTest::newRow("dark") << ThemeChoice::Dark;
}

void TestInvitationDialog::shots()
{
    QFETCH(ThemeChoice, look);
    QFont font(u"Inter"_s);
    font.setPixelSize(14);
    QApplication::setFont(font);
    Theme theme(*qApp, look);
    const QString file =
        QStringLiteral(CAUSERIE_SHOTS_DIR) + u"/%1-"_s + QLatin1StringView(QTest::currentDataTag()) + u".png"_s;
    QVERIFY(takePicture(*open(), file.arg(u"invitation"_s)));
    MainWindow window(*m_session, theme);
    window.resize(1000, 700);
    window.show();
    QVERIFY(takePicture(window, file.arg(u"list-empty"_s)));
}

QTEST_MAIN(TestInvitationDialog)
#include "tst_invitationdialog.moc"
