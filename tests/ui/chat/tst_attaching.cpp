// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/files.h"
#include "tests/ui/chat/filestoattach.h"
#include "tests/ui/support/sample.h"
#include "ui/chat/attachstrip.h"
#include "ui/chat/composer.h"
#include "ui/chat/messageedit.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWindow>

#include <algorithm>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// Files that are chosen, dropped or pasted to be sent.
class TestAttaching : public FilesToAttach
{
    Q_OBJECT

private Q_SLOTS:
    void filesAreChosenAndLeftOut();
    void whatIsTypedBehindFilesIsKept();
    void whatIsTypedBehindOneLeftOutIsKept();
    void namesKeepTheirEnd();
    void anEditTakesNoFiles();
    void pasted_data();
    void pasted();
    void aPastedPictureLeftOutIsRemoved();
};

void TestAttaching::filesAreChosenAndLeftOut()
{
    Session session({});
    Composer composer;
    composer.setFiles(session.files());
    composer.show();
    const QString a = write(u"a.txt"_s, "hello");
    const QString b = write(u"b.txt"_s, "world");
    composer.attach({a, b, a, m_dir.filePath(u"missing"_s)});
    QTRY_COMPARE(composer.attachments().size(), 2u); // each once, and only what there is
    auto *strip = composer.findChild<AttachStrip *>();
    QVERIFY(strip->isVisible());
    QVERIFY(!strip->isReady()); // one of them cannot be sent
    for (QToolButton *button : strip->findChildren<QToolButton *>()) {
        if (button->accessibleName().contains(u"missing"_s))
            button->click();
    }
    QVERIFY(strip->isReady());
    composer.setText({}); // another conversation
    QVERIFY(composer.attachments().empty());
    QVERIFY(!strip->isVisible());
}
/// By keyboard: Tab to the paperclip, choose, Enter, and on.
void TestAttaching::whatIsTypedBehindFilesIsKept()
{
    Session session({});
    Composer composer;
    composer.setFiles(session.files());
    composer.show();
    QVERIFY(QTest::qWaitForWindowActive(&composer));
    QSignalSpy sent(&composer, &Composer::sendRequested);
    const QString file = write(u"a.txt"_s, "hello");
    const QList<QToolButton *> buttons = composer.findChildren<QToolButton *>();
    const auto clip = std::ranges::find_if(
        buttons, [](const QToolButton *button) { return button->accessibleName() == "Attach files"_L1; });
    QVERIFY(clip != buttons.end());
    (*clip)->setFocus(Qt::TabFocusReason);
    QTest::keyClick(composer.windowHandle(), Qt::Key_Space);
    auto *dialog = composer.findChild<QFileDialog *>();
    QVERIFY(dialog);
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    dialog->setOption(QFileDialog::DontUseNativeDialog);
    auto *name = dialog->findChild<QLineEdit *>();
    QVERIFY(name);
    name->setText(file);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(composer.attachments().size(), 1u);
    composer.activateWindow(); // as window managers do
    QVERIFY(QTest::qWaitForWindowActive(&composer));
    QTest::keyClick(composer.windowHandle(), Qt::Key_Return);
    QTRY_COMPARE(sent.size(), 1);
    QTest::keyClick(composer.windowHandle(), Qt::Key_A);
    QCOMPARE(composer.text(), u"a"_s);
}

void TestAttaching::whatIsTypedBehindOneLeftOutIsKept()
{
    Session session({});
    Composer composer;
    composer.setFiles(session.files());
    composer.show();
    QVERIFY(QTest::qWaitForWindowActive(&composer));
    composer.attach({write(u"a.txt"_s, "hello")});
    QTRY_COMPARE(composer.attachments().size(), 1u);
    auto *strip = composer.findChild<AttachStrip *>();
    strip->findChild<QToolButton *>()->setFocus(Qt::TabFocusReason);
    QTest::keyClick(composer.windowHandle(), Qt::Key_Space);
    QVERIFY(!strip->isVisible());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QTest::keyClick(composer.windowHandle(), Qt::Key_A);
    QCOMPARE(composer.text(), u"a"_s);
}

/// Whoever sees a name in part sees how it ends: that tells what the file is.
void TestAttaching::namesKeepTheirEnd()
{
    const Theme theme(*qApp, ThemeChoice::Light);
    const auto plain = qScopeGuard([] { qApp->setStyleSheet({}); });
    Session session({});
    Composer composer;
    composer.setFiles(session.files());
    composer.show();
    composer.attach(
        {write(u"evil name; rm -rf.sh"_s, "hello"), m_dir.filePath(u"a name that is missing and long.jpeg"_s)});
    QTRY_COMPARE(composer.attachments().size(), 1u);
    auto *strip = composer.findChild<AttachStrip *>();
    QVERIFY(QTest::qWaitForWindowExposed(&composer));
    int names = 0;
    for (const QLabel *label : strip->findChildren<QLabel *>()) {
        const QString name = label->text().section(u"<br>"_s, 0, 0);
        if (name.isEmpty())
            continue;
        ++names;
        QVERIFY2(name.endsWith("f.sh"_L1) || name.endsWith(".jpeg"_L1), qPrintable(name));
        QTRY_VERIFY2(label->fontMetrics().horizontalAdvance(name) <= label->contentsRect().width(), qPrintable(name));
    }
    QCOMPARE(names, 2);
}

void TestAttaching::anEditTakesNoFiles()
{
    Session session({});
    Composer composer;
    composer.setFiles(session.files());
    composer.startEdit(
        outgoing(jid(u"juliet@example.test"_s), u"text"_s, QDateTime::currentDateTimeUtc(), DeliveryState::Read));
    composer.attach({write(u"a.txt"_s, "hello")});
    QVERIFY(composer.findChild<AttachStrip *>()->isEmpty());
}

void TestAttaching::pasted_data()
{
    QTest::addColumn<QStringList>("urls");
    QTest::addColumn<bool>("hasPicture");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("becomes");
    const QStringList none;
    QTest::newRow("files") << QStringList{u"file:///a.txt"_s, u"file:///b.txt"_s} << false << u"x"_s << u"files"_s;
    QTest::newRow("a picture") << none << true << QString() << u"picture"_s;
    QTest::newRow("text") << none << false << u"x"_s << u"text"_s;
    QTest::newRow("text with its picture, from an office program") << none << true << u"x"_s << u"text"_s;
    QTest::newRow("a link") << QStringList{u"https://example.org/a.txt"_s} << false << u"x"_s << u"text"_s;
}

void TestAttaching::pasted()
{
    QFETCH(QStringList, urls);
    QFETCH(bool, hasPicture);
    QFETCH(QString, text);
    QMimeData data;
    QList<QUrl> list;
    for (const QString &url : urls)
        list << QUrl(url);
    if (!list.isEmpty())
        data.setUrls(list);
    if (hasPicture)
        data.setImageData(QImage(4, 4, QImage::Format_RGB32));
    if (!text.isEmpty())
        data.setText(text);
    MessageEdit edit;
    QString became;
    connect(&edit, &MessageEdit::filesGiven, this, [&became] { became = u"files"_s; });
    connect(&edit, &MessageEdit::pictureGiven, this, [&became] { became = u"picture"_s; });
    QDragEnterEvent enter({1, 1}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(edit.viewport(), &enter);
    QDropEvent drop({1, 1}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(edit.viewport(), &drop);
    if (became.isEmpty() && !edit.toPlainText().isEmpty())
        became = u"text"_s;
    QTEST(became, "becomes");
}

void TestAttaching::aPastedPictureLeftOutIsRemoved()
{
    Session session{SessionSettings{}};
    session.files().openAccount({}, m_dir.filePath(u"files"_s));
    Composer composer;
    composer.setFiles(session.files());
    auto &strip = *composer.findChild<AttachStrip *>();
    QImage picture(4, 4, QImage::Format_RGB32);
    picture.fill(Qt::red);
    const QString chosen = write(u"chosen.txt"_s, "hello");
    composer.attach({chosen});
    strip.addPicture(picture);
    strip.addPicture(picture);
    QTRY_COMPARE(strip.files().size(), 3);
    const auto folders = [this] { return QDir(m_dir.filePath(u"files"_s)).entryList({u"own-*"_s}, QDir::Dirs).size(); };
    QCOMPARE(folders(), 2);
    const QString left = strip.files()[2].localFile;
    const auto leaveOut = [&strip](int which) {
        QList<QToolButton *> buttons;
        for (QToolButton *button : strip.findChildren<QToolButton *>()) {
            if (button->accessibleName().startsWith(u"Leave out"_s))
                buttons << button;
        }
        buttons[which]->click();
    };
    leaveOut(2);
    QVERIFY(!QFile::exists(left));
    QCOMPARE(folders(), 1);
    leaveOut(0); // a file of theirs
    QVERIFY(QFile::exists(chosen));
    QCOMPARE(strip.files().size(), 1);
    QVERIFY(QFile::exists(strip.files().front().localFile));
}

QTEST_MAIN(TestAttaching)
#include "tst_attaching.moc"
#include "ui/style/theme.h"
