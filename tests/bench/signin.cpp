// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// From the order to sign in (the card stands there) to all contacts in the list of people, painted in the main window;
// wall time, and CPU of this process with all its threads. A real server on loopback, STARTTLS, SCRAM.
// With one contact also the memory when nothing happens any more: resident pages, shared libraries included.

#include "tests/bench/desk.h"
#include "tests/bench/measure.h"
#include "ui/mainwindow.h"
#include "ui/roster/listpanel.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QEvent>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace causerie;
using namespace causerie::bench;

namespace
{

/// Shows the people as soon as there is a main window, and notes when all of them are on the screen. Thread: GUI.
class PeopleShown final : public QObject
{
public:
    PeopleShown(Application &application, int contacts) : m_application(application), m_contacts(contacts)
    {
        connect(&application.session(), &Session::stateChanged, this, [this] { openPeople(); });
    }

    bool isDone() const { return m_doneNs != 0; }
    std::int64_t doneNs() const { return m_doneNs; }
    double doneCpu() const { return m_doneCpu; }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && !m_isPainting && shown() == m_contacts) {
            m_isPainting = true;
            watched->removeEventFilter(this);
            QMetaObject::invokeMethod(
                this,
                [this] { // after the flush
                    m_doneNs = nowNs();
                    m_doneCpu = cpuSeconds();
                },
                Qt::QueuedConnection);
        }
        return false;
    }

private:
    void openPeople()
    {
        if (m_people || !m_application.mainWindow())
            return;
        auto *panel = m_application.mainWindow()->findChild<ui::ListPanel *>();
        panel->setTab(ui::ListPanel::Tab::People);
        m_people = panel->findChild<QTreeView *>();
        m_people->viewport()->installEventFilter(this);
    }

    int shown() const
    {
        const QAbstractItemModel &model = *m_people->model();
        int rows = 0;
        for (int group = 0; group < model.rowCount(); ++group)
            rows += model.rowCount(model.index(group, 0));
        return rows;
    }

    Application &m_application;
    int m_contacts;
    QTreeView *m_people = nullptr;
    bool m_isPainting = false;
    std::int64_t m_doneNs = 0;
    double m_doneCpu = 0;
};

int measure(QApplication &qt, int contacts)
{
    const test::Prosody server({u"--accounts"_s, u"alice"_s, u"--contacts"_s, QString::number(contacts)});
    if (!server.isReady())
        return 1;
    Desk desk(qt);
    PeopleShown people(desk.application(), contacts);
    const double cpu = cpuSeconds();
    const std::int64_t began = nowNs();
    desk.session().signIn(accountAt(server, u"alice"_s), server.password(u"alice"_s));
    if (!waitUntil([&] { return people.isDone(); })) {
        std::fputs("not all contacts were shown\n", stderr);
        return 1;
    }
    const std::string group = contacts == 1 ? "signin." : "signin.roster" + std::to_string(contacts) + "_";
    tell((group + "wall_ms").c_str(), static_cast<double>(people.doneNs() - began) / 1e6);
    tell((group + "cpu_s").c_str(), people.doneCpu() - cpu);
    if (contacts == 1) {
        waitUntilQuiet();
        tell("rest.rss_mb", residentMb());
    }
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication::setApplicationName(u"causerie-bench"_s);
    QApplication qt(argc, argv);
    QCommandLineParser options;
    const QCommandLineOption contacts(u"contacts"_s, u"How many are on the roster."_s, u"N"_s, u"1"_s);
    options.addOption(contacts);
    options.addHelpOption();
    options.process(qt);
    return measure(qt, options.value(contacts).toInt());
}
