// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/application.h"
#include "core/session/files.h"
#include "tests/support/hands.h"
#include "tests/support/prosody.h"
#include "ui/accounts/frame.h"
#include "ui/chat/messageview.h"
#include "ui/chat/pictureviewer.h"
#include "ui/mainwindow.h"
#include "ui/signin/signincard.h"
#include "ui/signin/signinform.h"
#include "ui/signin/signinwindow.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDir>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace causerie;
using namespace causerie::ui;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 60'000)

/// Files from one window to another, by what people do: paste, drop, press Send, click on what came.
class TestFileWindows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aPastedPictureIsSeen();
    void filesComeAndAreFetched();
    void thePictureOpensLarge();
    void inTheDark();
    void whatIsTooLargeGoesDirectly();
    void whatIsNotWantedIsDeclined();
    void itWaitsWhileTheyAreOffline();
    void cleanupTestCase();

private:
    struct Person {
        QString name;
        std::unique_ptr<Application> application;
        Frame &window() const { return *application->window(); }
        Session &session() const { return application->session(); }
    };
    Person begin(const QString &name);
    Jid jidOf(const Person &person) const { return *Jid::parse(m_prosody->jid(person.name)); }
    std::optional<Message> last(const Person &who, const Person &with) const;
    QPlainTextEdit *field(const Person &who) const;
    void paste(const Person &who, QMimeData *data);
    void shoot(QWidget &widget, const QString &name);
    QString write(const QString &name, const QByteArray &bytes) const;
    void sendFile(const Person &who, const QString &file);
    std::optional<FileProgress::Stage> stage(const Person &who, const Person &with) const;
    TransferState state(const Person &who, const Person &with) const
    {
        return last(who, with)->attachments.front().state;
    }
    MessageView &view(const Person &who) const { return *who.window().findChild<MessageView *>(); }
    bool chooseOfLast(const Person &who, const QString &entry);
    bool clickUpwards(const Person &who, const std::function<bool()> &isDone);

    std::unique_ptr<test::Prosody> m_prosody;
    QTemporaryDir m_dir;
    std::unique_ptr<Theme> m_theme;
    Person m_alice;
    Person m_bob;
};

namespace
{

/// A landscape, so that the pictures of windows look like something.
QImage landscape()
{
    QImage picture(1200, 800, QImage::Format_RGB32);
    QPainter painter(&picture);
    QLinearGradient sky(0, 0, 0, 500);
    sky.setColorAt(0, QColor(70, 120, 190));
    sky.setColorAt(1, QColor(250, 200, 150));
    painter.fillRect(picture.rect(), sky);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(255, 240, 200));
    painter.drawEllipse(QPoint(850, 330), 70, 70);
    painter.setBrush(QColor(60, 80, 110));
    painter.drawPolygon(QPolygon({{0, 620}, {300, 300}, {560, 600}, {760, 420}, {1200, 640}, {1200, 800}, {0, 800}}));
    painter.setBrush(QColor(40, 60, 60));
    painter.drawPolygon(QPolygon({{0, 680}, {500, 640}, {1200, 700}, {1200, 800}, {0, 800}}));
    return picture;
}

} // namespace

void TestFileWindows::initTestCase()
{
    QApplication::setQuitOnLastWindowClosed(false);
    QFont font(u"Inter"_s);
    font.setPixelSize(14);
    QApplication::setFont(font);
    m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
    m_prosody =
        std::make_unique<test::Prosody>(QStringList{u"--accounts"_s, u"alice,bob"_s, u"--upload"_s, u"3000000"_s});
    QVERIFY(m_prosody->isReady());
    m_alice = begin(u"alice"_s);
    m_bob = begin(u"bob"_s);
    for (const Person *person : {&m_alice, &m_bob}) {
        EVENTUALLY(person->application->mainWindow() != nullptr);
        EVENTUALLY(person->session().state() == SessionState::Online);
        person->window().resize(1000, 700);
        QVERIFY(QTest::qWaitForWindowExposed(&person->window()));
    }
    m_alice.application->mainWindow()->openConversation(jidOf(m_bob));
    m_bob.application->mainWindow()->openConversation(jidOf(m_alice));
}

void TestFileWindows::cleanupTestCase()
{
    m_alice = {};
    m_bob = {};
    m_prosody.reset();
}

TestFileWindows::Person TestFileWindows::begin(const QString &name)
{
    ApplicationSettings settings;
    settings.session.dataDir = QDir(m_dir.filePath(name));
    settings.session.useKeychain = false;
    settings.audio.backend = media::AudioSettings::Backend::Null;
    Person person{name, std::make_unique<Application>(settings, *m_theme)};
    person.application->start();
    SignInForm &form = person.application->signInWindow()->card().form();
    Account account;
    account.jid = *Jid::parse(m_prosody->jid(name));
    account.host = m_prosody->host();
    account.port = m_prosody->port();
    account.caFile = m_prosody->caFile();
    form.setAccount(account);
    form.passwordEdit()->setText(m_prosody->password(name));
    form.signInButton()->click();
    return person;
}

std::optional<Message> TestFileWindows::last(const Person &who, const Person &with) const
{
    const Conversation *conversation = who.session().conversations().find(jidOf(with));
    return conversation ? conversation->last() : std::nullopt;
}

QPlainTextEdit *TestFileWindows::field(const Person &who) const
{
    return test::findNamed<QPlainTextEdit>(who.window(),
                                           &who == &m_alice ? u"Message to Bob"_s : u"Message to Alice"_s);
}

void TestFileWindows::paste(const Person &who, QMimeData *data)
{
    QGuiApplication::clipboard()->setMimeData(data);
    field(who)->paste();
}

QString TestFileWindows::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_dir.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
}

void TestFileWindows::shoot(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("CAUSERIE_SHOTS");
    if (!folder.isEmpty())
        QVERIFY(test::takePicture(widget, u"%1/%2.png"_s.arg(folder, name)));
}

void TestFileWindows::aPastedPictureIsSeen()
{
    auto *data = new QMimeData;
    data->setImageData(landscape());
    paste(m_alice, data);
    EVENTUALLY(test::findNamed(m_alice.window(), u"Files to send"_s));
    field(m_alice)->setPlainText(u"From the top of the hill"_s);
    EVENTUALLY(test::findNamed(m_alice.window(), u"Send"_s)->isEnabled());
    shoot(m_alice.window(), u"files-preview-light"_s);
    QVERIFY(test::press(m_alice.window(), u"Send"_s));
    EVENTUALLY(!test::findNamed(m_alice.window(), u"Files to send"_s));

    EVENTUALLY(last(m_bob, m_alice) && last(m_bob, m_alice)->attachments.size() == 1);
    QCOMPARE(last(m_bob, m_alice)->body, u"From the top of the hill"_s);
    EVENTUALLY(last(m_bob, m_alice)->attachments.front().state == TransferState::Done); // it is small enough to come
    QCOMPARE(last(m_bob, m_alice)->attachments.front().pictureSize, QSize(1200, 800));
    EVENTUALLY(last(m_alice, m_bob)->state >= DeliveryState::Delivered);
    // What is in the window is the picture: its sun.
    const auto hasSun = [this] {
        const QImage seen = m_bob.window().grab().toImage();
        for (int y = 0; y < seen.height(); y += 3) {
            for (int x = seen.width() / 3; x < seen.width(); x += 3) {
                if (seen.pixelColor(x, y) == QColor(255, 240, 200))
                    return true;
            }
        }
        return false;
    };
    EVENTUALLY(hasSun());
}

void TestFileWindows::filesComeAndAreFetched()
{
    auto *data = new QMimeData;
    data->setUrls({QUrl::fromLocalFile(write(u"Minutes of the meeting.pdf"_s, "%PDF-1.4 ...")),
                   QUrl::fromLocalFile(write(u"setup.exe"_s, "MZ"))});
    paste(m_bob, data);
    EVENTUALLY(test::findNamed(m_bob.window(), u"Send"_s)->isEnabled());
    QVERIFY(test::press(m_bob.window(), u"Send"_s));
    EVENTUALLY(last(m_alice, m_bob)->attachments.size() == 1);
    const auto arrived = [this](const QString &name) -> const Message * {
        const auto &messages = m_alice.session().conversations().find(jidOf(m_bob))->messages();
        const auto found = std::ranges::find_if(messages, [&name](const Message &message) {
            return !message.attachments.empty() && message.attachments.front().name == name;
        });
        return found == messages.end() ? nullptr : &*found;
    };
    EVENTUALLY(arrived(u"setup.exe"_s) && arrived(u"Minutes of the meeting.pdf"_s));
    EVENTUALLY(arrived(u"Minutes of the meeting.pdf"_s)->attachments.front().state == TransferState::Done);
    QCOMPARE(arrived(u"setup.exe"_s)->attachments.front().state, TransferState::Offered); // never by itself
    shoot(m_alice.window(), u"files-light"_s);
}

void TestFileWindows::sendFile(const Person &who, const QString &file)
{
    auto *data = new QMimeData;
    data->setUrls({QUrl::fromLocalFile(file)});
    paste(who, data);
}

std::optional<FileProgress::Stage> TestFileWindows::stage(const Person &who, const Person &with) const
{
    const auto message = last(who, with);
    const auto progress = message ? who.session().files().progress({message->id, 0}) : std::nullopt;
    return progress ? std::optional(progress->stage) : std::nullopt;
}

/// Clicks at the left of the last bubble, from its lower edge on, until something happens.
bool TestFileWindows::clickUpwards(const Person &who, const std::function<bool()> &isDone)
{
    MessageView &messages = view(who);
    messages.scrollToEnd();
    const QRect row = messages.visualRect(messages.model()->index(messages.model()->rowCount() - 1, 0));
    for (int y = row.bottom(); y > row.top() && !isDone(); y -= 4)
        QTest::mouseClick(messages.viewport(), Qt::LeftButton, {}, QPoint(row.left() + 60, y));
    return isDone();
}

/// From the menu of the last message.
bool TestFileWindows::chooseOfLast(const Person &who, const QString &entry)
{
    MessageView &messages = view(who);
    messages.scrollToEnd();
    const QPoint middle = messages.visualRect(messages.model()->index(messages.model()->rowCount() - 1, 0)).center();
    QContextMenuEvent asked(QContextMenuEvent::Mouse, middle, messages.viewport()->mapToGlobal(middle));
    QApplication::sendEvent(messages.viewport(), &asked);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    if (!menu)
        return false;
    const QList<QAction *> actions = menu->actions();
    const auto found =
        std::ranges::find_if(actions, [&entry](const QAction *action) { return action->text().remove(u'&') == entry; });
    if (found == actions.end())
        return false;
    (*found)->trigger();
    menu->close();
    return true;
}

/// Larger than the server takes: it is said before it goes, waits for bob, and goes to him.
void TestFileWindows::whatIsTooLargeGoesDirectly()
{
    const QByteArray film(5'500'000, 'x'); // beyond what comes by itself
    sendFile(m_alice, write(u"film.mkv"_s, film));
    EVENTUALLY(test::findNamed(m_alice.window(), u"film.mkv, 5.5 MB · goes directly to them"_s));
    EVENTUALLY(test::findNamed(m_alice.window(), u"Send"_s)->isEnabled());
    shoot(m_alice.window(), u"files-direct-preview-light"_s);
    QVERIFY(test::press(m_alice.window(), u"Send"_s));
    EVENTUALLY(stage(m_alice, m_bob) == FileProgress::Stage::PeerAsked);
    EVENTUALLY(stage(m_bob, m_alice) == FileProgress::Stage::Asks);
    shoot(m_alice.window(), u"files-direct-asked-light"_s);
    shoot(m_bob.window(), u"files-direct-offer-light"_s);
    m_theme->setChoice(ThemeChoice::Dark);
    shoot(m_alice.window(), u"files-direct-asked-dark"_s);
    shoot(m_bob.window(), u"files-direct-offer-dark"_s);
    m_theme->setChoice(ThemeChoice::Light);

    QVERIFY(clickUpwards(m_bob, [this] { return stage(m_bob, m_alice) != FileProgress::Stage::Asks; }));
    const auto isOnItsWay = [this] {
        const auto progress = m_bob.session().files().progress({last(m_bob, m_alice)->id, 0});
        return (progress && progress->done > 500'000) || state(m_bob, m_alice) == TransferState::Done;
    };
    EVENTUALLY(isOnItsWay());
    shoot(m_bob.window(), u"files-direct-moving-light"_s);
    EVENTUALLY(state(m_bob, m_alice) == TransferState::Done);
    QFile here(last(m_bob, m_alice)->attachments.front().localFile);
    QVERIFY(here.open(QIODevice::ReadOnly));
    QCOMPARE(here.readAll(), film);
    EVENTUALLY(last(m_alice, m_bob)->state >= DeliveryState::Delivered);
}

void TestFileWindows::whatIsNotWantedIsDeclined()
{
    sendFile(m_alice, write(u"trailer.mkv"_s, QByteArray(5'600'000, 'x')));
    EVENTUALLY(test::findNamed(m_alice.window(), u"Send"_s)->isEnabled());
    QVERIFY(test::press(m_alice.window(), u"Send"_s));
    EVENTUALLY(stage(m_bob, m_alice) == FileProgress::Stage::Asks);
    QVERIFY(chooseOfLast(m_bob, u"Decline"_s));
    EVENTUALLY(last(m_alice, m_bob)->state == DeliveryState::Failed);
    EVENTUALLY(state(m_bob, m_alice) == TransferState::Cancelled);
    shoot(m_alice.window(), u"files-direct-declined-light"_s);
    shoot(m_bob.window(), u"files-direct-declined-theirs-light"_s);
    // Once more, and then she thinks better of it.
    QVERIFY(chooseOfLast(m_alice, u"Send again"_s));
    EVENTUALLY(stage(m_bob, m_alice) == FileProgress::Stage::Asks);
    m_alice.session().files().cancel({last(m_alice, m_bob)->id, 0});
    EVENTUALLY(state(m_bob, m_alice) == TransferState::Failed);
    shoot(m_bob.window(), u"files-direct-withdrawn-light"_s);
}

void TestFileWindows::itWaitsWhileTheyAreOffline()
{
    m_bob.session().signOut();
    EVENTUALLY(m_bob.session().state() == SessionState::SignedOut);
    sendFile(m_alice, write(u"later.mkv"_s, QByteArray(3'100'000, 'x')));
    EVENTUALLY(test::findNamed(m_alice.window(), u"later.mkv, 3.1 MB · goes when they are online"_s));
    EVENTUALLY(test::findNamed(m_alice.window(), u"Send"_s)->isEnabled());
    QVERIFY(test::press(m_alice.window(), u"Send"_s));
    EVENTUALLY(stage(m_alice, m_bob) == FileProgress::Stage::PeerOffline);
    shoot(m_alice.window(), u"files-direct-offline-light"_s);
    m_bob.session().signIn(m_bob.session().account(), m_prosody->password(u"bob"_s));
    EVENTUALLY(last(m_bob, m_alice)->attachments.front().name == u"later.mkv"_s);
    EVENTUALLY(state(m_bob, m_alice) == TransferState::Done); // he knows her, and it is small enough
    EVENTUALLY(last(m_alice, m_bob)->state >= DeliveryState::Delivered);
}

void TestFileWindows::thePictureOpensLarge()
{
    auto *view = m_bob.window().findChild<MessageView *>();
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                      view->visualRect(view->model()->index(0, 0)).topLeft() + QPoint(80, 120));
    EVENTUALLY(m_bob.window().findChild<PictureViewer *>());
    auto *viewer = m_bob.window().findChild<PictureViewer *>();
    QVERIFY(QTest::qWaitForWindowExposed(viewer));
    EVENTUALLY(viewer->zoom() < 1); // it is larger than the window, and fits
    const double whole = viewer->zoom();
    QTest::keyClick(viewer, Qt::Key_Plus);
    QVERIFY(viewer->zoom() > whole);
    QTest::keyClick(viewer, Qt::Key_0);
    QCOMPARE(viewer->zoom(), whole);
    shoot(*viewer, u"picture-viewer-light"_s);
    QTest::keyClick(viewer, Qt::Key_Escape);
    EVENTUALLY(!m_bob.window().findChild<PictureViewer *>());
}

void TestFileWindows::inTheDark()
{
    m_theme->setChoice(ThemeChoice::Dark);
    shoot(m_alice.window(), u"files-dark"_s);
    shoot(m_bob.window(), u"files-dark-theirs"_s);
    m_theme->setChoice(ThemeChoice::Light);
}

QTEST_MAIN(TestFileWindows)
#include "tst_filewindows.moc"
