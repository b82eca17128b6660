// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/files.h"
#include "core/storage/messagestore.h"
#include "tests/support/hands.h"
#include "tests/ui/support/sample.h"
#include "ui/chat/pictureviewer.h"
#include "ui/chat/soundplayer.h"
#include "ui/media/mediamodel.h"
#include "ui/media/mediapane.h"
#include "ui/media/mediaview.h"
#include "ui/style/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace causerie::test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 30'000)

/// The files of a conversation beside it, from a real store.
class TestMediaPane final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void kinds_data();
    void kinds();
    void choices_data();
    void choices();
    void emptyPlacesSaySo();
    void manyComePageByPage();
    void oneAmongManyIsFound();
    void whatComesIsShown();
    void whatIsTakenBackGoes();
    void aClickOpensThePicture();
    void theWayToTheMessage();
    void whatIsSaidOfThem();
    void roomsNameTheSender();
    void pictures_data();
    void pictures();

private:
    Message withFile(const QString &name, const QString &type, int minutesAgo,
                     Direction direction = Direction::Incoming);
    void store(const std::vector<Message> &messages);
    void showPane();
    QString makePicture(int number) const;
    MediaModel &model() { return *m_pane->findChild<MediaModel *>(); }
    MediaView &view() { return *m_pane->findChild<MediaView *>(); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<SoundPlayer> m_sounds;
    std::unique_ptr<MediaPane> m_pane;
    int m_made = 0;
    const Jid m_juliet = jid(u"juliet@example.test"_s);
};

void TestMediaPane::initTestCase()
{
    QFont font(u"Inter"_s);
    font.setPixelSize(14);
    QApplication::setFont(font);
    QLocale::setDefault(QLocale(u"en_GB"_s));
}

void TestMediaPane::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
    m_session = std::make_unique<Session>(SessionSettings{});
    m_sounds = std::make_unique<SoundPlayer>();
    m_session->roster().replaceAll({contact(u"juliet@example.test"_s, u"Juliette Capulet"_s)});
    m_made = 0;
}

void TestMediaPane::cleanup()
{
    m_pane.reset();
    m_sounds.reset();
    m_session.reset();
    m_theme.reset();
}

Message TestMediaPane::withFile(const QString &name, const QString &type, int minutesAgo, Direction direction)
{
    Message message;
    message.conversation = m_juliet;
    message.direction = direction;
    message.from = direction == Direction::Incoming ? m_juliet : m_session->account().jid;
    message.state = direction == Direction::Outgoing ? DeliveryState::Read : DeliveryState::Pending;
    message.originId = u"id-%1"_s.arg(++m_made);
    message.archiveId = u"archive-%1"_s.arg(m_made);
    message.sentAt = QDateTime::currentDateTimeUtc().addSecs(-60 * minutesAgo);
    Attachment file;
    file.name = name;
    file.mediaType = type;
    file.size = 1000 * (m_made % 900 + 1);
    file.url = QUrl(u"https://files.example.test/"_s + QString::number(m_made));
    if (type.startsWith(u"audio/"_s)) {
        file.durationMs = 61'000;
        file.waveform = {10, 200, 30};
    }
    message.attachments = {file};
    return message;
}

QString TestMediaPane::makePicture(int number) const
{
    QImage picture(300, 220, QImage::Format_RGB32);
    QPainter painter(&picture);
    QLinearGradient sky(0, 0, 0, 220);
    sky.setColorAt(0, QColor::fromHsv(number * 47 % 360, 110, 190));
    sky.setColorAt(1, QColor::fromHsv((number * 47 + 40) % 360, 90, 240));
    painter.fillRect(picture.rect(), sky);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor::fromHsv((number * 47 + 180) % 360, 120, 120));
    painter.drawPolygon(
        QPolygon({{0, 220}, {60 + number % 5 * 20, 110}, {150, 190}, {220, 90 + number % 3 * 20}, {300, 220}}));
    const QString file = m_dir->filePath(u"%1.png"_s.arg(number));
    return picture.save(file) ? file : QString();
}

/// On the disk first, then open, as at the start of the program.
void TestMediaPane::store(const std::vector<Message> &messages)
{
    const QString file = m_dir->filePath(u"history.sqlite"_s);
    {
        storage::Database database(file);
        storage::MessageStore store(database);
        for (const Message &message : messages)
            store.add(message);
        store.summaries().waitForFinished(); // behind them all
    }
    fakeOf(*m_session).openHistory(file);
    EVENTUALLY(messages.empty() || m_session->conversations().find(messages.front().conversation));
}

void TestMediaPane::showPane()
{
    m_pane = std::make_unique<MediaPane>(*m_session, *m_sounds);
    m_pane->resize(290, 640);
    m_pane->setPeer(m_juliet);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    EVENTUALLY(!model().isLoading());
}

void TestMediaPane::kinds_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<MediaKind>("kind");
    QTest::newRow("a picture") << u"image/jpeg"_s << MediaKind::Pictures;
    QTest::newRow("a drawing that could load more") << u"image/svg+xml"_s << MediaKind::Files;
    QTest::newRow("a voice message") << u"audio/ogg"_s << MediaKind::Voice;
    QTest::newRow("a film") << u"video/mp4"_s << MediaKind::Files;
    QTest::newRow("nothing said") << QString() << MediaKind::Files;
}

void TestMediaPane::kinds()
{
    QFETCH(QString, type);
    Attachment file;
    file.mediaType = type;
    QTEST(mediaKind(file), "kind");
}

void TestMediaPane::choices_data()
{
    QTest::addColumn<Direction>("direction");
    QTest::addColumn<QUrl>("address");
    QTest::addColumn<std::optional<FileProgress>>("progress");
    QTest::addColumn<MediaChoice>("choice");
    const QUrl there(u"https://example.test/a"_s);
    const auto at = [](FileProgress::Stage stage) { return std::optional(FileProgress{.stage = stage}); };
    const std::optional<FileProgress> none;
    QTest::newRow("on a server") << Direction::Incoming << there << none << MediaChoice::Fetch;
    QTest::newRow("on its way") << Direction::Incoming << there << at(FileProgress::Stage::Moving)
                                << MediaChoice::Break;
    QTest::newRow("offered directly") << Direction::Incoming << QUrl() << at(FileProgress::Stage::Asks)
                                      << MediaChoice::Take;
    QTest::newRow("taken directly") << Direction::Incoming << QUrl() << at(FileProgress::Stage::Moving)
                                    << MediaChoice::Break;
    QTest::newRow("was offered directly") << Direction::Incoming << QUrl() << none << MediaChoice::None;
    QTest::newRow("ours that waits for them")
        << Direction::Outgoing << QUrl() << at(FileProgress::Stage::PeerAsked) << MediaChoice::Break;
    QTest::newRow("ours that failed") << Direction::Outgoing << QUrl() << none << MediaChoice::Fetch;
}

void TestMediaPane::choices()
{
    QFETCH(Direction, direction);
    QFETCH(QUrl, address);
    QFETCH(std::optional<FileProgress>, progress);
    MediaItem item;
    item.message.direction = direction;
    item.message.attachments.emplace_back().url = address;
    QTEST(mediaChoice(item, progress), "choice");
}

void TestMediaPane::emptyPlacesSaySo()
{
    store({});
    showPane();
    auto *words = m_pane->findChild<QLabel *>();
    QSet<QString> said;
    for (const MediaKind kind : {MediaKind::Pictures, MediaKind::Files, MediaKind::Voice}) {
        m_pane->setKind(kind);
        EVENTUALLY(words->isVisible() && !words->text().isEmpty());
        said << words->text();
    }
    QCOMPARE(said.size(), kMediaKinds);
}

void TestMediaPane::manyComePageByPage()
{
    std::vector<Message> messages;
    for (int i = 0; i < 600; ++i) {
        const QString types[] = {u"image/png"_s, u"application/pdf"_s, u"audio/ogg"_s};
        messages.push_back(withFile(u"%1.bin"_s.arg(i), types[i % 3], 600 - i));
    }
    store(messages);
    showPane();
    const QAbstractItemModelTester tester(&model());
    QVERIFY(model().rowCount() >= 20 && model().rowCount() < 200); // not all at once
    QCOMPARE(model().at(0).file().name, u"597.bin"_s);             // the newest first
    int last = -1;
    while (model().rowCount() != last || model().isLoading()) {
        last = model().rowCount();
        view().verticalScrollBar()->setValue(view().verticalScrollBar()->maximum());
        if (model().canFetchMore({}))
            model().fetchMore({});
        EVENTUALLY(!model().isLoading());
    }
    QCOMPARE(model().rowCount(), 200);
    QCOMPARE(model().at(199).file().name, u"0.bin"_s);
    m_pane->setKind(MediaKind::Files);
    QCOMPARE(model().rowCount(), 200);
    m_pane->setKind(MediaKind::Voice);
    QCOMPARE(model().rowCount(), 200);
    for (int row = 1; row < model().rowCount(); ++row)
        QVERIFY(standsBefore(model().at(row - 1), model().at(row)));
}

/// One voice message, long ago, behind hundreds of files.
void TestMediaPane::oneAmongManyIsFound()
{
    std::vector<Message> messages{withFile(u"voice.opus"_s, u"audio/ogg"_s, 1000)};
    for (int i = 0; i < 400; ++i)
        messages.push_back(withFile(u"%1.pdf"_s.arg(i), u"application/pdf"_s, 500));
    store(messages);
    showPane();
    m_pane->setKind(MediaKind::Voice);
    EVENTUALLY(model().rowCount() == 1);
    QCOMPARE(model().at(0).file().name, u"voice.opus"_s);
}

void TestMediaPane::whatComesIsShown()
{
    store({withFile(u"old.pdf"_s, u"application/pdf"_s, 10)});
    showPane();
    m_pane->setKind(MediaKind::Files);
    Conversation &conversation = m_session->conversations().at(m_juliet);
    conversation.open();
    EVENTUALLY(conversation.isAtEnd());
    Message news = withFile(u"new.pdf"_s, u"application/pdf"_s, 0);
    news.id = 500;
    news.position = 500;
    conversation.append(news, true);
    QCOMPARE(model().rowCount(), 2);
    QCOMPARE(model().at(0).file().name, u"new.pdf"_s);
    QSignalSpy changed(&model(), &QAbstractItemModel::dataChanged);
    news.attachments.front().state = TransferState::Done;
    news.attachments.front().localFile = m_dir->path();
    conversation.replace(news);
    QCOMPARE(changed.size(), 1);
    QVERIFY(model().at(0).isHere());
    QCOMPARE(model().rowCount(), 2);
}

void TestMediaPane::whatIsTakenBackGoes()
{
    store({withFile(u"a.pdf"_s, u"application/pdf"_s, 10), withFile(u"b.pdf"_s, u"application/pdf"_s, 5)});
    showPane();
    m_pane->setKind(MediaKind::Files);
    QCOMPARE(model().rowCount(), 2);
    Conversation &conversation = m_session->conversations().at(m_juliet);
    conversation.open();
    EVENTUALLY(conversation.isLoaded());
    Message gone = conversation.messages().back();
    gone.retraction = Retraction::BySender;
    conversation.replace(gone);
    QCOMPARE(model().rowCount(), 1);
    QCOMPARE(model().at(0).file().name, u"a.pdf"_s);
}

void TestMediaPane::aClickOpensThePicture()
{
    std::vector<Message> messages;
    for (int i = 0; i < 5; ++i) {
        messages.push_back(withFile(u"%1.png"_s.arg(i), u"image/png"_s, 10 - i));
        messages.back().attachments.front().localFile = makePicture(i);
        messages.back().attachments.front().state = TransferState::Done;
    }
    store(messages);
    showPane();
    EVENTUALLY(model().rowCount() == 5);
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, view().visualRect(model().index(1)).center());
    auto *viewer = m_pane->findChild<PictureViewer *>();
    QVERIFY(viewer);
    QCOMPARE(viewer->current(), 3); // of five, the second newest
    viewer->step(-1);
    QCOMPARE(viewer->current(), 2);
    viewer->close();
}

void TestMediaPane::theWayToTheMessage()
{
    store({withFile(u"a.pdf"_s, u"application/pdf"_s, 10), withFile(u"b.pdf"_s, u"application/pdf"_s, 5)});
    showPane();
    m_pane->setKind(MediaKind::Files);
    QSignalSpy wanted(m_pane.get(), &MediaPane::messageRequested);
    const QRect row = view().visualRect(model().index(1));
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, QPoint(row.right() - 12, row.center().y()));
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.takeFirst().front().toLongLong(), model().at(1).message.id);
    view().setCurrentIndex(model().index(0));
    QTest::keyClick(&view(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.takeFirst().front().toLongLong(), model().at(0).message.id);
    QVERIFY(chooseFromMenu(view(), u"a.pdf"_s, {u"Show in the conversation"_s}));
    QCOMPARE(wanted.size(), 1);
}

void TestMediaPane::whatIsSaidOfThem()
{
    const QDateTime now(QDate(2026, 11, 27), QTime(12, 0));
    MediaItem item{withFile(u"voice.opus"_s, u"audio/ogg"_s, 0), 0};
    item.message.sentAt = now.addDays(-40);
    item.message.attachments.front().size = 340'400;
    const QString details = mediaDetails(item, u"Juliette"_s, now, QLocale(u"en_GB"_s));
    QVERIFY2(details.startsWith(u"1:01 · 340 kB · "_s) && details.endsWith(u" · Juliette"_s), qPrintable(details));
    store({withFile(u"a.pdf"_s, u"application/pdf"_s, 10, Direction::Outgoing),
           withFile(u"b.pdf"_s, u"application/pdf"_s, 5)});
    showPane();
    m_pane->setKind(MediaKind::Files);
    QVERIFY(
        model().index(0).data(Qt::AccessibleTextRole).toString().startsWith(u"File b.pdf, 4 kB, Juliette Capulet, "_s));
    QVERIFY(model().index(1).data(Qt::AccessibleTextRole).toString().contains(u", You, "_s));
}

void TestMediaPane::roomsNameTheSender()
{
    const Jid room = jid(u"tea@rooms.example.test"_s);
    ConversationSettings settings;
    settings.kind = ConversationKind::Room;
    m_session->saveSettings(room, settings);
    MediaModel model(*m_session);
    Message message = withFile(u"a.pdf"_s, u"application/pdf"_s, 1);
    message.conversation = room;
    message.from = jid(u"tea@rooms.example.test/Nurse"_s);
    QCOMPARE(model.senderName(message), u"Nurse"_s);
}

void TestMediaPane::pictures_data()
{
    QTest::addColumn<ThemeChoice>("look");
    QTest::newRow("light") << ThemeChoice::Light;
    QTest::newRow("dark") << ThemeChoice::Dark;
}

void TestMediaPane::pictures()
{
    QFETCH(ThemeChoice, look);
    m_theme->setChoice(look);
    std::vector<Message> messages;
    for (int i = 0; i < 40; ++i) {
        const Direction direction = i % 3 ? Direction::Incoming : Direction::Outgoing;
        messages.push_back(withFile(u"photo %1.png"_s.arg(i), u"image/png"_s, 3000 - i, direction));
        if (i % 7 != 5) {
            messages.back().attachments.front().localFile = makePicture(i);
            messages.back().attachments.front().state = TransferState::Done;
        }
        messages.push_back(withFile(i % 2 ? u"Minutes of the meeting on the balcony.pdf"_s : u"setup.zip"_s,
                                    u"application/pdf"_s, 3000 - i * 70, direction));
        if (i % 2)
            messages.back().attachments.front().localFile = makePicture(i);
        messages.push_back(withFile(u"Voice message 2026-11-%1 10-15-00.opus"_s.arg(i % 28 + 1), u"audio/ogg"_s,
                                    3000 - i * 70, direction));
        messages.back().attachments.front().localFile = makePicture(i);
    }
    store(messages);
    showPane();
    const QString name = QStringLiteral(CAUSERIE_SHOTS_DIR "/media-%1-%2.png");
    const QString tag = QLatin1StringView(QTest::currentDataTag());
    EVENTUALLY(!model().picture(0).isNull() && !model().picture(8).isNull());
    QVERIFY(takePicture(*m_pane, name.arg(u"pictures"_s, tag)));
    m_pane->setKind(MediaKind::Files);
    QVERIFY(takePicture(*m_pane, name.arg(u"files"_s, tag)));
    m_pane->setKind(MediaKind::Voice);
    QVERIFY(takePicture(*m_pane, name.arg(u"voice"_s, tag)));
}

QTEST_MAIN(TestMediaPane)
#include "tst_mediapane.moc"
