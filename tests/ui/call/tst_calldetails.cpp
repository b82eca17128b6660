// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/call/callfixture.h"
#include "tests/ui/call/course.h"
#include "ui/call/callpanel.h"
#include "ui/call/callplots.h"
#include "ui/call/callwindow.h"
#include "ui/call/plotcard.h"
#include "ui/call/qualitycard.h"
#include "ui/call/reportpage.h"
#include "ui/call/warningwords.h"
#include "ui/style/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <memory>

using namespace causerie;
using namespace causerie::test;
using namespace causerie::ui;
using namespace Qt::StringLiterals;

/// The plots of a call, its report, and what is warned of, in the real windows.
class TestCallDetails : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void scales_data();
    void scales();
    void aPeakIsNeverLost();
    void aGapBreaksTheLine();
    void plotsSayWhatTheyShow();
    void nothingIsKnownYet();
    void pictures_data();
    void pictures();
    void thePageStandsAlone();
    void reportsAreSaved();
    void aFolderThatCannotBeWritten();
    void theCardLeadsToThePlots();
    void detailsOutliveTheCall();
    void aReportHasNobodyInIt();
    void warningsHaveWords();
    void aWarningIsSaidOnce();

private:
    std::unique_ptr<Theme> m_theme;
};

namespace
{

QStringList announced;

void noteAnnouncement(QAccessibleEvent *event)
{
    if (event->type() == QAccessible::Announcement)
        announced << static_cast<QAccessibleAnnouncementEvent *>(event)->message();
}

QString everyWordOf(const QWidget &window)
{
    QStringList words;
    for (const QLabel *label : window.findChildren<QLabel *>())
        words << label->text();
    return words.join(u'\n');
}

/// What may be in no report of Alice's call with Bob.
QStringList secretsOf(const TwoPeople &people, const Call &call)
{
    const media::LocalTransport local = FakeEngine::local();
    const media::Candidate candidate = FakeEngine::candidate(1);
    QStringList secrets{u"alice"_s,
                        u"bob"_s,
                        u"example.test"_s,
                        u"desk"_s,
                        u"/phone"_s,
                        local.credentials.ufrag,
                        local.credentials.password,
                        candidate.address,
                        local.cname,
                        QString::fromLatin1(local.fingerprint.digest.toHex()),
                        QString::fromLatin1(local.fingerprint.digest.toHex(':')),
                        call.sid(),
                        call.authString(),
                        QString::number(local.ssrc)};
    secrets << people.alice.engines.last->remoteCandidates.first().address;
    return secrets;
}

} // namespace

void TestCallDetails::initTestCase()
{
    QApplication::setQuitOnLastWindowClosed(false);
    QLocale::setDefault(QLocale(u"en_GB"_s));
    QFont font(u"Inter"_s);
    font.setPixelSize(14);
    QApplication::setFont(font);
    m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
}

void TestCallDetails::scales_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("scale");
    QTest::newRow("nothing") << 0.0 << 0.0;
    QTest::newRow("one") << 1.0 << 1.0;
    QTest::newRow("a little more") << 1.1 << 2.0;
    QTest::newRow("48 ms") << 48.0 << 50.0;
    QTest::newRow("51 ms") << 51.0 << 100.0;
    QTest::newRow("a seventh of a percent") << 0.143 << 0.2;
}

void TestCallDetails::scales()
{
    QFETCH(double, value);
    QFETCH(double, scale);
    QVERIFY(std::abs(roundedUp(value) - scale) < 1e-9);
}

/// Two hours on 100 columns: one second of 900 ms is still seen, and the line has no more points than it needs.
void TestCallDetails::aPeakIsNeverLost()
{
    Plot plot{.high = 1000, .toS = 7200, .lines = {PlotLine{}}};
    for (int second = 0; second < 7200; ++second)
        plot.lines[0].points.append(QPointF(second, second == 4321 ? 900 : 20));
    const auto pieces = shapeOf(plot, plot.lines[0], 100, 1);
    QCOMPARE(pieces.size(), 1);
    QVERIFY(pieces[0].size() <= 202);
    qreal highest = 0;
    for (const QPointF &point : pieces[0]) {
        QVERIFY(QRectF(0, 0, 1, 1).contains(point));
        highest = std::max(highest, point.y());
    }
    QCOMPARE(highest, 0.9);
}

void TestCallDetails::aGapBreaksTheLine()
{
    Plot plot{.high = 100, .toS = 100, .lines = {PlotLine{}}};
    for (const int second : {0, 1, 2, 3, 50, 51, 52})
        plot.lines[0].points.append(QPointF(second, 10));
    QCOMPARE(shapeOf(plot, plot.lines[0], 400, 1).size(), 2);
    QVERIFY(shapeOf(plot, PlotLine{}, 400, 1).isEmpty());
}

void TestCallDetails::plotsSayWhatTheyShow()
{
    const CallCourse course = someCourse(200);
    for (const CallPlot which : kCallPlots) {
        const Plot plot = makePlot(which, course.history);
        QVERIFY(!plot.title.isEmpty() && plot.low < plot.high);
        for (const PlotLine &line : plot.lines) {
            QVERIFY(plotInWords(plot).contains(line.name + u": now "_s));
            for (const QPointF &point : line.points)
                QVERIFY(point.y() >= plot.low && point.y() <= plot.high);
        }
    }
    const Plot trip = makePlot(CallPlot::RoundTrip, course.history);
    QCOMPARE(trip.lines[0].points.size(), 195); // five seconds it was not known
}

void TestCallDetails::nothingIsKnownYet()
{
    CallDetails details;
    details.setAttribute(Qt::WA_DeleteOnClose, false);
    details.show();
    QVERIFY(QTest::qWaitForWindowExposed(&details));
    for (const PlotCard *card : details.findChildren<PlotCard *>())
        QVERIFY2(card->accessibleDescription().contains(u"not known."_s), qPrintable(card->accessibleName()));
}

void TestCallDetails::pictures_data()
{
    QTest::addColumn<int>("percent");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::addColumn<ThemeChoice>("look");
    QTest::newRow("light") << 100 << Qt::LeftToRight << ThemeChoice::Light;
    QTest::newRow("dark") << 100 << Qt::LeftToRight << ThemeChoice::Dark;
    QTest::newRow("rtl-light") << 100 << Qt::RightToLeft << ThemeChoice::Light;
    QTest::newRow("150-dark") << 150 << Qt::LeftToRight << ThemeChoice::Dark;
    QTest::newRow("200-light") << 200 << Qt::LeftToRight << ThemeChoice::Light;
}

/// Every plot is as wide as the window lets it be, no word is cut off, and the texts stand for the pictures.
void TestCallDetails::pictures()
{
    QFETCH(int, percent);
    QFETCH(Qt::LayoutDirection, direction);
    QFETCH(ThemeChoice, look);
    m_theme->setChoice(look);
    const QFont usual = QApplication::font();
    QFont font = usual;
    font.setPixelSize(14 * percent / 100);
    QApplication::setFont(font);
    QApplication::setLayoutDirection(direction);
    CallCourse course = someCourse(767);
    course.warnings = {media::CallWarning::LossHere, media::CallWarning::SlowRelay};
    {
        CallDetails details;
        details.setAttribute(Qt::WA_DeleteOnClose, false);
        details.setCourse(course);
        details.show();
        QVERIFY(QTest::qWaitForWindowExposed(&details));
        const auto *scroll = details.findChild<QScrollArea *>();
        const auto cards = details.findChildren<PlotCard *>();
        QCOMPARE(cards.size(), qsizetype(kCallPlots.size()));
        for (const PlotCard *card : cards) {
            QVERIFY(card->width() <= scroll->viewport()->width());
            QVERIFY(card->width() >= card->minimumSizeHint().width());
            QVERIFY(card->accessibleDescription().contains(u"now "_s));
            QVERIFY(card->focusPolicy() & Qt::TabFocus);
            for (const QLabel *label : card->findChildren<QLabel *>())
                QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
        }
        const QString folder = qEnvironmentVariable("CAUSERIE_SHOTS");
        const QPixmap picture = details.grab();
        QVERIFY(!picture.isNull());
        if (!folder.isEmpty() && QDir().mkpath(folder)) {
            const QString name = QString::fromLatin1(QTest::currentDataTag());
            picture.save(u"%1/call-details-%2.png"_s.arg(folder, name));
            scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum());
            details.grab().save(u"%1/call-details-end-%2.png"_s.arg(folder, name));
        }
    }
    QApplication::setLayoutDirection(Qt::LeftToRight);
    QApplication::setFont(usual);
    m_theme->setChoice(ThemeChoice::Light);
}

/// It is read as XML would be, but for the head, and refers to nothing.
void TestCallDetails::thePageStandsAlone()
{
    CallCourse course = someCourse(300);
    course.warnings = {media::CallWarning::Echo};
    course.statistics.codec = u"<script>alert(1)</script>/48000"_s; // from the other side
    const QString page = reportPage(course);
    for (const auto *outside :
         {"<script", "src=", "href=", "url(", "http:", "https:", "@import", "192.0.2.17", "50000"})
        QVERIFY2(!page.contains(QLatin1StringView(outside)), outside);
    QCOMPARE(page.count(u"<svg"_s), qsizetype(kCallPlots.size()));
    QVERIFY(page.contains(warningText(media::CallWarning::Echo)));
    QVERIFY(page.contains(u"192.0.0.0/16"_s));
    QVERIFY(page.contains(u"default-src 'none'"_s));
    QXmlStreamReader body(page.mid(page.indexOf(u"<body>"_s)).chopped(u"</html>\n"_s.size()));
    while (!body.atEnd())
        body.readNext();
    QVERIFY2(!body.hasError(), qPrintable(body.errorString()));
    const QString folder = qEnvironmentVariable("CAUSERIE_SHOTS");
    if (!folder.isEmpty() && QDir().mkpath(folder)) {
        CallDetails details;
        details.setAttribute(Qt::WA_DeleteOnClose, false);
        details.setCourse(someCourse(767));
        QVERIFY(details.saveReport(folder + u"/call-report.html"_s));
    }
}

void TestCallDetails::reportsAreSaved()
{
    const QTemporaryDir folder;
    CallDetails details;
    details.setAttribute(Qt::WA_DeleteOnClose, false);
    details.setCourse(someCourse(20));
    details.show();
    QVERIFY(QTest::qWaitForWindowExposed(&details));
    details.saveButton()->click();
    auto *dialog = details.findChild<QFileDialog *>();
    QVERIFY(dialog);
    const QString page = folder.filePath(u"call.html"_s);
    Q_EMIT dialog->fileSelected(page); // as the desktop's own dialog does
    dialog->close();
    QVERIFY(QFile(page).size() > 1000);
    QVERIFY(everyWordOf(details).contains(u"The report is saved."_s));
    const QString data = folder.filePath(u"call.json"_s);
    QVERIFY(details.saveReport(data));
    QFile file(data);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(QJsonDocument::fromJson(file.readAll()).isObject());
}

void TestCallDetails::aFolderThatCannotBeWritten()
{
    CallDetails details;
    details.setAttribute(Qt::WA_DeleteOnClose, false);
    QVERIFY(!details.saveReport(u"/nowhere/at/all/report.html"_s));
    details.show();
    details.saveButton()->click();
    auto *dialog = details.findChild<QFileDialog *>();
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(u"/nowhere/at/all/report.html"_s);
    dialog->close();
    QVERIFY(everyWordOf(details).contains(u"could not be saved"_s));
}

void TestCallDetails::theCardLeadsToThePlots()
{
    Talking people;
    QVERIFY(people.begin());
    CallWindow window(*people.call, u"Bob Baker"_s, {});
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QVERIFY(!window.details());
    QTest::keyClick(&window, Qt::Key_I, Qt::ControlModifier);
    QTRY_VERIFY(window.details() && window.details()->isVisible());
    window.details()->close();
    QTRY_VERIFY(!window.details());
    QTest::mouseClick(window.panel().qualityCard(), Qt::LeftButton);
    QVERIFY(window.details());
    media::Statistics statistics = someCourse(1).statistics;
    Q_EMIT people.alice.engine().statisticsChanged(statistics);
    QTRY_VERIFY(everyWordOf(*window.details()).contains(u"AEAD_AES_128_GCM"_s));
}

void TestCallDetails::detailsOutliveTheCall()
{
    Talking people;
    QVERIFY(people.begin());
    CallWindow window(*people.call, u"Bob Baker"_s, {});
    window.show();
    people.alice.engine().statistics = someCourse(1).statistics;
    Q_EMIT people.alice.engine().statisticsChanged(someCourse(1).statistics);
    QTRY_COMPARE(people.call->history().samples().size(), 1U);
    QTRY_VERIFY(people.call->activeMs() > 0);
    people.heard->hangUp();
    QTRY_COMPARE(people.call->state(), CallState::Ended);
    people.alice.calls.remove(people.call);
    QTRY_VERIFY(!window.call());
    QVERIFY2(window.panel().qualityCard()->isVisible(), "how it was can still be looked at");
    window.panel().qualityCard()->detailsButton()->click();
    QVERIFY(window.details());
    QVERIFY(everyWordOf(*window.details()).contains(u"AEAD_AES_128_GCM"_s));
    window.details()->copyReport();
    const auto report = QJsonDocument::fromJson(QGuiApplication::clipboard()->text().toUtf8()).object();
    QCOMPARE(report[u"course"_s].toObject()[u"delay_ms"_s].toArray().size(), 1);
}

void TestCallDetails::aReportHasNobodyInIt()
{
    Talking people;
    QVERIFY(people.begin());
    CallWindow window(*people.call, u"Bob Baker"_s, {});
    window.show();
    media::Statistics statistics = someCourse(1).statistics;
    const media::Candidate ours = FakeEngine::candidate(1);
    const media::Candidate theirs = people.alice.engine().remoteCandidates.first();
    statistics.localEnd = {.type = ours.type, .address = ours.address};
    statistics.remoteEnd = {.type = theirs.type, .address = u"b0b-desk.local"_s}; // a name of mDNS
    statistics.candidatePair = u"host %1:5000 ⇄ host b0b-desk.local:5000 udp"_s.arg(ours.address);
    Q_EMIT people.alice.engine().statisticsChanged(statistics);
    QTRY_COMPARE(people.call->history().samples().size(), 1U);
    window.panel().qualityCard()->detailsButton()->click();
    window.details()->copyReport();
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"report.html"_s);
    QVERIFY(window.details()->saveReport(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString page = QString::fromUtf8(file.readAll());
    const QString data = QGuiApplication::clipboard()->text();
    QVERIFY(data.contains(u"192.0.0.0/16"_s) && page.contains(u"192.0.0.0/16"_s));
    // Any address at all, but those of whole networks; and any colons between pairs of hexadecimal digits.
    static const QRegularExpression address(u"\\b\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.(?!0/16)\\d{1,3}\\b"_s);
    static const QRegularExpression digest(u"([0-9A-Fa-f]{2}:){4}"_s);
    for (const QString &text : {data, page}) {
        QVERIFY(!text.contains(u"b0b-desk"_s) && !text.contains(u".local"_s));
        QVERIFY2(!address.match(text).hasMatch(), qPrintable(address.match(text).captured()));
        QVERIFY(!digest.match(text).hasMatch());
        for (const QString &secret : secretsOf(people, *people.call))
            QVERIFY2(!text.contains(secret, Qt::CaseInsensitive), qPrintable(secret));
    }
}

void TestCallDetails::warningsHaveWords()
{
    QSet<QString> sentences;
    for (const media::CallWarning warning : media::kCallWarnings) {
        QVERIFY(warningText(warning).endsWith(u'.'));
        sentences.insert(warningText(warning));
    }
    QCOMPARE(sentences.size(), qsizetype(media::kCallWarnings.size()));
}

/// Under the name, the gravest one; trouble with our own sound goes before it.
void TestCallDetails::aWarningIsSaidOnce()
{
    announced.clear();
    const auto before = QAccessible::installUpdateHandler(noteAnnouncement);
    CallFacts facts;
    facts.name = u"Bob Baker"_s;
    facts.peer = *Jid::parse(u"bob@example.test/phone");
    facts.state = CallState::Active;
    CallPanel panel;
    panel.setFacts(facts);
    panel.show();
    facts.warnings = {media::CallWarning::LossHere, media::CallWarning::LongDelay};
    for (int i = 0; i < 5; ++i)
        panel.setFacts(facts);
    const QString lossy = warningText(media::CallWarning::LossHere);
    QVERIFY(everyWordOf(panel).contains(lossy));
    QVERIFY(!everyWordOf(panel).contains(warningText(media::CallWarning::LongDelay)));
    QCOMPARE(announced, QStringList{lossy});
    facts.soundTroubles.add(media::SoundTrouble::SilentMicrophone);
    panel.setFacts(facts);
    QVERIFY(!everyWordOf(panel).contains(lossy));
    QCOMPARE(announced.size(), 2);
    facts.soundTroubles = {};
    facts.warnings.clear();
    panel.setFacts(facts);
    QCOMPARE(announced.size(), 2);
    QAccessible::installUpdateHandler(before);
}

QTEST_MAIN(TestCallDetails)
#include "tst_calldetails.moc"
