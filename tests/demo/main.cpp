// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/language.h"
#include "core/media/audio/wavreader.h"
#include "tests/demo/person.h"
#include "tests/demo/report.h"
#include "tests/support/estoi.h"
#include "tests/support/hands.h"
#include "tests/support/punctuality.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLoggingCategory>
#include <QScreen>
#include <QSettings>

#include <future>

using namespace Qt::StringLiterals;
using namespace causerie;
using namespace causerie::demo;

namespace
{

constexpr int kFurthestApartMs = 10'000;

/// How well the listener heard what the speaker said, and how late.
struct Heard {
    double estoi = 0;
    double mouthToEarMs = 0;
};

/// What `speech` became on its way into `hearing`, the listener's recording; `saying` is the speaker's own. Takes a
/// while. Nothing when a file is missing or unreadable.
std::optional<Heard> whatWasHeard(std::span<const float> speech, const QString &saying, const QString &hearing)
{
    const auto heard = media::readWav(hearing);
    const auto own = media::readWav(saying); // its time line is that of the speaker's voice
    if (!heard || !own || !heard->startedNs || !own->startedNs)
        return std::nullopt;
    const auto likeness = test::compare(speech, heard->samples, kFurthestApartMs);
    const double apartMs = static_cast<double>(*heard->startedNs - *own->startedNs) / 1e6;
    return Heard{likeness.estoi, likeness.delayMs + apartMs};
}

bool isActive(Person &person)
{
    const Call *call = person.currentCall();
    return call && call->state() == CallState::Active;
}

/// Long enough in the call to have said everything.
bool hasSpoken(Person &person)
{
    const Call *call = person.currentCall();
    return call && call->activeMs() > static_cast<qint64>(person.speech().samples().size() / 48) + 500;
}

void chat(Report &report, Person &alice, Person &bob)
{
    const QString question = u"Wherefore art thou, Bob?"_s;
    const QString answer = u"Here — and I can hear you, too. Ça va ?"_s;
    report.step(u"Alice opens the conversation with Bob"_s, [&] { return alice.open(bob.name()); });
    report.step(u"Bob opens the conversation with Alice"_s, [&] { return bob.open(alice.name()); });
    report.step(u"Alice writes, Bob reads it"_s,
                [&] { return alice.write(question) && test::waitFor([&] { return bob.shows(question); }); });
    report.step(u"Bob answers, Alice reads it"_s,
                [&] { return bob.write(answer) && test::waitFor([&] { return alice.shows(answer); }); });
    report.step(u"Both messages are known to have arrived"_s, [&] {
        return test::waitFor([&] { return alice.showsDelivered(question) && bob.showsDelivered(answer); });
    });
}

void talk(Report &report, Person &alice, Person &bob)
{
    report.step(u"Alice calls, Bob answers"_s, [&] { return alice.placeCall() && bob.takeCall(); });
    report.step(u"Sound flows both ways"_s, [&] {
        return test::waitFor([&] {
            return isActive(alice) && isActive(bob) && alice.currentCall()->setupMs() >= 0 &&
                   bob.currentCall()->setupMs() >= 0;
        });
    });
    report.step(u"Each says what it has to say"_s,
                [&] { return test::waitFor([&] { return hasSpoken(alice) && hasSpoken(bob); }, 120'000); });
    if (report.isGood()) {
        report.picture(alice.picture(alice.callWindow(), u"call"_s));
        report.picture(alice.picture(alice.mainWindow(), u"main"_s));
        report.figure(u"call set-up, answer to first sound"_s, u"%1 ms"_s.arg(bob.currentCall()->setupMs()));
        report.figure(u"codec, candidate pair"_s, u"%1, %2"_s.arg(bob.currentCall()->statistics().codec,
                                                                  bob.currentCall()->statistics().candidatePair));
        report.figure(u"encryption"_s, bob.currentCall()->statistics().srtpProfile);
    }
    report.step(u"Alice hangs up, both know"_s, [&] {
        return alice.hangUp() && test::waitFor([&] { return !alice.currentCall() && !bob.currentCall(); });
    });
}

/// `wantedEstoi`: of what was heard against what was said.
void judge(Report &report, const Person &speaker, const Person &listener, double wantedEstoi)
{
    report.step(u"%1 understood %2"_s.arg(listener.name(), speaker.name()), [&] {
        // The windows live on meanwhile.
        auto judging = std::async(std::launch::async, whatWasHeard, std::span<const float>(speaker.speech().samples()),
                                  speaker.recording(), listener.recording());
        if (!test::waitFor([&] { return judging.wait_for(std::chrono::seconds(0)) == std::future_status::ready; },
                           600'000))
            return false;
        const auto heard = judging.get();
        if (!heard)
            return false;
        report.figure(u"voice delay, %1 to %2"_s.arg(speaker.name(), listener.name()),
                      u"%1 ms"_s.arg(heard->mouthToEarMs, 0, 'f', 1));
        report.figure(u"intelligibility (ESTOI), %1 to %2"_s.arg(speaker.name(), listener.name()),
                      QString::number(heard->estoi, 'f', 3));
        return heard->estoi >= wantedEstoi;
    });
}

void arrange(Person &alice, Person &bob)
{
    const QRect screen = QGuiApplication::primaryScreen()->availableGeometry();
    const QSize half(screen.width() / 2, screen.height());
    alice.mainWindow()->setGeometry(QRect(screen.topLeft(), half));
    bob.mainWindow()->setGeometry(QRect(screen.topLeft() + QPoint(half.width(), 0), half));
}

} // namespace

int main(int argc, char *argv[])
{
    const bool hasDisplay = !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
    if (!hasDisplay && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QLoggingCategory::setFilterRules(u"causerie.*.info=false"_s); // the report is what is to be read
    QCoreApplication::setApplicationName(u"causerie-demo"_s);
    QApplication qt(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    installTranslations(qt, QLocale(QLocale::English)); // the hands know the English names of things

    QCommandLineParser options;
    options.setApplicationDescription(u"The main job of Causerie, without an account."_s);
    const QCommandLineOption shots(u"shots"_s, u"Where the pictures go."_s, u"DIR"_s, u"build/shots"_s);
    const QCommandLineOption leave(u"leave"_s, u"Do not stay open on the display when it is over."_s);
    options.addOptions({shots, leave});
    options.addHelpOption();
    options.process(qt);

    QTemporaryDir settings;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    Report report;
    std::optional<test::Prosody> server;
    report.step(u"A private server starts"_s, [&] {
        server.emplace(QStringList{u"--accounts"_s, u"alice,bob"_s});
        return server->isReady();
    });
    if (!report.isGood())
        return 1;
    ui::Theme theme(qt);
    Person alice(u"Alice"_s, u"en+f3"_s, *server, theme, options.value(shots));
    Person bob(u"Bob"_s, u"en+m3"_s, *server, theme, options.value(shots));
    report.step(u"Both have something to say"_s, [&] { return alice.speech().isReady() && bob.speech().isReady(); });
    report.step(u"Alice signs in"_s, [&] { return alice.signIn(); });
    report.step(u"Bob signs in"_s, [&] { return bob.signIn(); });
    if (report.isGood())
        arrange(alice, bob);
    chat(report, alice, bob);
    std::optional<test::Punctuality> machine(std::in_place);
    talk(report, alice, bob);
    const double latestMs = machine->latestMs();
    const double wantedEstoi = machine->wantedEstoi();
    machine.reset();
    judge(report, alice, bob, wantedEstoi);
    judge(report, bob, alice, wantedEstoi);
    report.figure(u"a thread of this machine was late by at most"_s, u"%1 ms"_s.arg(latestMs, 0, 'f', 1));
    if (report.isGood())
        report.picture(bob.picture(bob.mainWindow(), u"main"_s));
    report.printEnd();
    if (!report.isGood() || !hasDisplay || options.isSet(leave))
        return report.isGood() ? 0 : 1;

    for (Person *person : {&alice, &bob})
        QObject::connect(&person->application(), &Application::finished, &qt, &QCoreApplication::quit);
    return QApplication::exec();
}
