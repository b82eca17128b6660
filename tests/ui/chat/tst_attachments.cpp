// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/files.h"
#include "tests/ui/support/sample.h"
#include "ui/chat/attachmentwords.h"
#include "ui/chat/attachstrip.h"
#include "ui/chat/bubble.h"
#include "ui/chat/bubblefile.h"
#include "ui/chat/composer.h"
#include "ui/chat/failurereason.h"
#include "ui/chat/messageedit.h"
#include "ui/chat/messagelayout.h"
#include "ui/chat/picturecache.h"
#include "ui/chat/pictureviewer.h"
#include "ui/chat/soundplayer.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWindow>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

/// Files in bubbles, and those that are chosen to be sent.
class TestAttachments final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void picturesKeepTheirRoom_data();
    void picturesKeepTheirRoom();
    void whatIsNoPictureIsAFile();
    void aClickHitsTheFile();
    void whatIsOfferedIsTakenOrNot();
    void directFilesSayWhatTheyWaitFor_data();
    void directFilesSayWhatTheyWaitFor();
    void sizesAreRead_data();
    void sizesAreRead();
    void failuresHaveWords();
    void filesAreChosenAndLeftOut();
    void whatIsTypedBehindFilesIsKept();
    void whatIsTypedBehindOneLeftOutIsKept();
    void namesKeepTheirEnd();
    void anEditTakesNoFiles();
    void pasted_data();
    void pasted();
    void aPastedPictureLeftOutIsRemoved();
    void picturesAreLoadedOnce();
    void theViewerGoesThroughThem();
    void soundHasAShapeAndIsHeard();
    void whatIsNoSoundIsSaid();
    void clicksInASound();

private:
    static MessageStyle style()
    {
        QFont font(u"Inter"_s);
        font.setPixelSize(14);
        return {font, 640, Qt::LeftToRight, QDate(2026, 11, 20)};
    }
    static Attachment picture(const QSize &size);
    QString write(const QString &name, const QByteArray &bytes) const;

    QTemporaryDir m_dir;
};

Attachment TestAttachments::picture(const QSize &size)
{
    Attachment file;
    file.name = u"a.png"_s;
    file.mediaType = u"image/png"_s;
    file.pictureSize = size;
    file.size = 100;
    return file;
}

QString TestAttachments::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_dir.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
}

void TestAttachments::picturesKeepTheirRoom_data()
{
    QTest::addColumn<QSize>("announced");
    QTest::newRow("wide") << QSize(4000, 1000);
    QTest::newRow("high") << QSize(1000, 4000);
    QTest::newRow("small") << QSize(40, 20);
    QTest::newRow("a line") << QSize(100'000, 1);
}

void TestAttachments::picturesKeepTheirRoom()
{
    QFETCH(QSize, announced);
    FileShown moving;
    moving.isMoving = true;
    moving.done = 50;
    moving.total = 100;
    FileShown here;
    here.isHere = true;
    here.picture = QImage(64, 64, QImage::Format_RGB32);
    const MessageStyle look = style();
    const QSizeF before = makeFilePart(picture(announced), {}, 0, look)->size();
    QCOMPARE(makeFilePart(picture(announced), moving, 0, look)->size(), before);
    QCOMPARE(makeFilePart(picture(announced), here, 0, look)->size(), before);
    QVERIFY(before.width() <= look.maxText && before.height() <= 400);
    QVERIFY(before.width() >= 40 && before.height() >= 40); // something to click on
}

void TestAttachments::whatIsNoPictureIsAFile()
{
    Attachment lie = picture({});
    FileShown here;
    here.isHere = true;
    QVERIFY(dynamic_cast<BubblePicture *>(makeFilePart(lie, {}, 0, style()).get()));
    QVERIFY(dynamic_cast<BubblePicture *>(makeFilePart(lie, here, 0, style()).get())); // it is being decoded
    here.isBroken = true;
    QVERIFY(dynamic_cast<BubbleFile *>(makeFilePart(lie, here, 0, style()).get()));
    lie.mediaType = u"image/svg+xml"_s; // it could load more
    QVERIFY(dynamic_cast<BubbleFile *>(makeFilePart(lie, {}, 0, style()).get()));
    lie.mediaType.clear();
    lie.name = u"photo.JPG"_s; // out-of-band data says no type
    QVERIFY(dynamic_cast<BubblePicture *>(makeFilePart(lie, {}, 0, style()).get()));
}

void TestAttachments::aClickHitsTheFile()
{
    Message message =
        incoming(jid(u"juliet@example.test"_s), u"two files"_s, QDateTime(QDate(2026, 11, 20), QTime(14, 2)));
    message.attachments = {picture({300, 200}), picture({300, 200})};
    message.attachments[1].mediaType = u"application/pdf"_s;
    MessageContext context;
    context.files.resize(2);
    const MessageLayout layout(message, {}, style(), context);
    QSet<int> found;
    for (int y = 0; y < layout.height(); y += 4) {
        const MessageHit hit = layout.hit(QPointF(layout.bubble().left() + 30, y));
        if (hit.kind == MessageHit::Kind::Attachment)
            found << hit.index;
    }
    QCOMPARE(found, (QSet<int>{0, 1}));
    message.retraction = Retraction::BySender;
    const MessageLayout gone(message, {}, style(), context);
    QVERIFY(gone.height() < layout.height() / 2);
}

void TestAttachments::sizesAreRead_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("unknown") << qint64(-1) << QString();
    QTest::newRow("kilobytes") << qint64(340'400) << u"340 kB"_s;
    QTest::newRow("megabytes") << qint64(1'250'000) << u"1.3 MB"_s;
}

void TestAttachments::sizesAreRead()
{
    QFETCH(qint64, bytes);
    QTEST(sizeText(bytes, QLocale(u"en_GB"_s)), "text");
}

void TestAttachments::failuresHaveWords()
{
    using Kind = files::TransferError::Kind;
    QSet<QString> all;
    for (int kind = 0; kind <= int(Kind::Cancelled); ++kind) {
        const files::TransferError error{.kind = Kind(kind), .limit = 5'000'000, .status = 404};
        QVERIFY(!transferReason(error).isEmpty());
        QCOMPARE(failureReason(files::toText(error)), transferReason(error));
        all << transferReason(error);
    }
    QCOMPARE(all.size(), int(Kind::Cancelled) + 1);
    QVERIFY(transferReason(u"item-not-found"_s).isEmpty()); // a server's word for something else
}

void TestAttachments::filesAreChosenAndLeftOut()
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
void TestAttachments::whatIsTypedBehindFilesIsKept()
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

void TestAttachments::whatIsTypedBehindOneLeftOutIsKept()
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
void TestAttachments::namesKeepTheirEnd()
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

void TestAttachments::anEditTakesNoFiles()
{
    Session session({});
    Composer composer;
    composer.setFiles(session.files());
    composer.startEdit(
        outgoing(jid(u"juliet@example.test"_s), u"text"_s, QDateTime::currentDateTimeUtc(), DeliveryState::Read));
    composer.attach({write(u"a.txt"_s, "hello")});
    QVERIFY(composer.findChild<AttachStrip *>()->isEmpty());
}

void TestAttachments::pasted_data()
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

void TestAttachments::pasted()
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

void TestAttachments::aPastedPictureLeftOutIsRemoved()
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

void TestAttachments::picturesAreLoadedOnce()
{
    QImage picture(200, 100, QImage::Format_RGB32);
    picture.fill(Qt::red);
    const QString file = m_dir.filePath(u"red.png"_s);
    QVERIFY(picture.save(file));
    PictureCache cache({50, 50});
    QSignalSpy loaded(&cache, &PictureCache::loaded);
    QVERIFY(cache.find(file).isNull());
    QVERIFY(cache.find(file).isNull());
    QTRY_COMPARE(loaded.size(), 1);
    QCOMPARE(cache.find(file).size(), QSize(50, 25));
    const QString text = write(u"text.png"_s, "no picture");
    cache.find(text);
    QTRY_COMPARE(loaded.size(), 2);
    QVERIFY(cache.isBroken(text));
}

void TestAttachments::theViewerGoesThroughThem()
{
    std::vector<PictureViewer::Picture> pictures;
    for (int i = 0; i < 3; ++i) {
        QImage picture(2000, 1000, QImage::Format_RGB32);
        picture.fill(QColor::fromHsv(i * 100, 200, 200));
        pictures.push_back({m_dir.filePath(u"%1.png"_s.arg(i)), u"%1.png"_s.arg(i)});
        QVERIFY(picture.save(pictures.back().file));
    }
    auto *viewer = new PictureViewer(pictures, 1, nullptr);
    viewer->QWidget::show();
    QTRY_VERIFY(viewer->zoom() < 1);
    const double fitting = viewer->zoom();
    QTest::keyClick(viewer, Qt::Key_Minus);
    const double smaller = viewer->zoom();
    QVERIFY(smaller < fitting);
    for (QToolButton *button : viewer->findChildren<QToolButton *>()) {
        if (button->accessibleName() == u"Smaller"_s)
            button->click();
    }
    QVERIFY(viewer->zoom() < smaller);
    QTest::keyClick(viewer, Qt::Key_Plus);
    QCOMPARE(viewer->zoom(), smaller);
    QTest::keyClick(viewer, Qt::Key_0);
    QCOMPARE(viewer->zoom(), fitting);
    QTest::keyClick(viewer, Qt::Key_Right);
    QCOMPARE(viewer->current(), 2);
    QTest::keyClick(viewer, Qt::Key_Right); // the last
    QCOMPARE(viewer->current(), 2);
    QTest::keyClick(viewer, Qt::Key_Left);
    QTest::keyClick(viewer, Qt::Key_Left);
    QCOMPARE(viewer->current(), 0);
    QPointer<PictureViewer> alive = viewer;
    QTest::keyClick(viewer, Qt::Key_Escape);
    QTRY_VERIFY(!alive);
}

/// 16-bit mono PCM of 8 kHz (RIFF): a second of silence, a second of a tone.
static QByteArray silenceAndTone()
{
    QByteArray sound;
    QDataStream out(&sound, QIODevice::WriteOnly);
    out.setByteOrder(QDataStream::LittleEndian);
    constexpr quint32 kRate = 8000;
    constexpr quint32 kBytes = 2 * kRate * 2;
    out.writeRawData("RIFF", 4);
    out << quint32(36 + kBytes);
    out.writeRawData("WAVEfmt ", 8);
    out << quint32(16) << quint16(1) << quint16(1) << kRate << quint32(2 * kRate) << quint16(2) << quint16(16);
    out.writeRawData("data", 4);
    out << kBytes;
    for (quint32 i = 0; i < 2 * kRate; ++i)
        out << qint16(i < kRate ? 0 : (i / 8) % 2 ? 20'000 : -20'000);
    return sound;
}

void TestAttachments::soundHasAShapeAndIsHeard()
{
    const QString file = write(u"voice.wav"_s, silenceAndTone());
    SoundPlayer player;
    QSignalSpy known(&player, &SoundPlayer::shapeKnown);
    QVERIFY(player.shape(file).empty());
    QTRY_COMPARE_WITH_TIMEOUT(known.size(), 1, 30'000);
    const std::vector<quint8> shape = player.shape(file);
    QCOMPARE(shape.size(), 100u);
    QVERIFY(shape[20] < 30 && shape[80] > 200);
    QVERIFY(qAbs(player.lengthMs(file) - 2000) < 100);

    player.seek(file, 0.5);
    QTRY_VERIFY_WITH_TIMEOUT(qAbs(player.positionMs(file) - 1000) < 100, 10'000);
    QVERIFY(!player.isPlaying(file)); // going somewhere is not playing
    QCOMPARE(player.share(u"another"_s), 0.0);
    for (const double speed : {1.5, 2.0, 1.0}) {
        player.nextSpeed();
        QCOMPARE(player.speed(), speed);
    }
}

void TestAttachments::whatIsNoSoundIsSaid()
{
    const QString file = write(u"voice.ogg"_s, "this is no sound");
    SoundPlayer player;
    QSignalSpy known(&player, &SoundPlayer::shapeKnown);
    player.shape(file);
    QTRY_COMPARE_WITH_TIMEOUT(known.size(), 1, 30'000);
    QVERIFY(player.shape(file).empty());
    player.toggle(file);
    QTRY_VERIFY_WITH_TIMEOUT(player.isBroken(file), 30'000);
}

void TestAttachments::whatIsOfferedIsTakenOrNot()
{
    Message message = incoming(jid(u"juliet@example.test"_s), {}, QDateTime(QDate(2026, 11, 20), QTime(14, 2)));
    message.attachments = {picture({})};
    const auto kinds = [&message](const FileShown &shown) {
        MessageContext context;
        context.files = {shown};
        const Bubble bubble(message, context, {}, style(), 0);
        QSet<MessageHit::Kind> found;
        for (qreal y = 0; y < bubble.bottom(); y += 2) {
            for (qreal x = 0; x < 640; x += 2) {
                if (const MessageHit hit = bubble.hit({x, y}); isActive(hit.kind))
                    found << hit.kind;
            }
        }
        return found;
    };
    FileShown shown;
    shown.isDirect = true;
    shown.stage = FileProgress::Stage::Asks;
    QCOMPARE(kinds(shown), (QSet<MessageHit::Kind>{MessageHit::Kind::Attachment, MessageHit::Kind::DeclineFile}));
    shown.stage = FileProgress::Stage::Moving;
    QVERIFY(shown.isGone());
    QCOMPARE(kinds(shown), QSet<MessageHit::Kind>()); // a click could do nothing
    shown.isMoving = true;
    QCOMPARE(kinds(shown), QSet<MessageHit::Kind>{MessageHit::Kind::Attachment}); // breaks it off
}

void TestAttachments::directFilesSayWhatTheyWaitFor_data()
{
    QTest::addColumn<FileProgress::Stage>("stage");
    QTest::addColumn<bool>("moving");
    QTest::addColumn<TransferState>("state");
    QTest::addColumn<QString>("failure");
    QTest::addColumn<QString>("words");
    using Stage = FileProgress::Stage;
    QTest::newRow("asked") << Stage::PeerAsked << true << TransferState::Waiting << QString()
                           << u"100 bytes · waiting for them to accept"_s;
    QTest::newRow("offline") << Stage::PeerOffline << true << TransferState::Waiting << QString()
                             << u"100 bytes · goes when they are online"_s;
    QTest::newRow("asks") << Stage::Asks << false << TransferState::Offered << QString() << u"100 bytes"_s;
    QTest::newRow("gone") << Stage::Moving << false << TransferState::Offered << QString() << u"Not offered any more"_s;
    QTest::newRow("declined") << Stage::Moving << false << TransferState::Cancelled << u"declined -1 0"_s
                              << u"Declined"_s;
    QTest::newRow("cancelled") << Stage::Moving << false << TransferState::Cancelled << u"cancelled -1 0"_s
                               << u"Cancelled"_s;
    QTest::newRow("withdrawn") << Stage::Moving << false << TransferState::Failed << u"withdrawn -1 0"_s
                               << u"Failed: they broke it off"_s;
}

void TestAttachments::directFilesSayWhatTheyWaitFor()
{
    QFETCH(FileProgress::Stage, stage);
    QFETCH(bool, moving);
    QFETCH(TransferState, state);
    QFETCH(QString, failure);
    Attachment file = picture({});
    file.state = state;
    file.failure = failure;
    FileShown shown;
    shown.isDirect = true;
    shown.stage = stage;
    shown.isMoving = moving;
    const auto part = makeFilePart(file, shown, 0, style());
    const auto *words = dynamic_cast<BubbleFile *>(part.get());
    QVERIFY(words); // no frame for a picture that is not here
    QTEST(words->details(), "words");
}

void TestAttachments::clicksInASound()
{
    Attachment file;
    file.mediaType = u"audio/ogg"_s;
    FileShown shown;
    shown.isHere = true;
    shown.sound.canPlay = true;
    const auto part = makeFilePart(file, shown, 2, style());
    part->place(QRectF(QPointF(10, 10), part->size()));
    QSet<MessageHit::Kind> kinds;
    double last = -1;
    for (int x = 12; x < part->rect().right(); x += 3) {
        const MessageHit hit = part->hit(QPointF(x, 18));
        kinds << hit.kind;
        QCOMPARE(hit.index, 2);
        if (hit.share >= 0) {
            QVERIFY(hit.share > last); // from the beginning to the end
            last = hit.share;
        }
    }
    QVERIFY(last > 0.9);
    QCOMPARE(kinds, (QSet<MessageHit::Kind>{MessageHit::Kind::Sound, MessageHit::Kind::SoundSpeed}));
}

QTEST_MAIN(TestAttachments)
#include "tst_attachments.moc"
