// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Linked to the real main: says on standard output at which time of the steady clock (ns) the first window stood
// painted at the X server, stays until standard input closes, and ends there and then.

#include "tests/bench/measure.h"

#include <QCoreApplication>
#include <QEvent>
#include <QGuiApplication>
#include <QSocketNotifier>

#include <unistd.h>

namespace
{

/// Thread: GUI. Owner: the application.
class FirstWindow final : public QObject
{
public:
    explicit FirstWindow(QObject *parent) : QObject(parent) { parent->installEventFilter(this); }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        // Of any widget: a window that its contents cover paints nothing itself.
        if (event->type() == QEvent::Paint && watched->isWidgetType()) {
            parent()->removeEventFilter(this);
            // After the paint come the flush and the way to the server.
            QMetaObject::invokeMethod(this, [this] { tell(); }, Qt::QueuedConnection);
        }
        return false;
    }

private:
    void tell()
    {
        QGuiApplication::sync();
        std::printf("%lld\n", static_cast<long long>(causerie::bench::nowNs()));
        std::fflush(stdout);
        auto *end = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, this);
        connect(end, &QSocketNotifier::activated, this, [] { _exit(0); });
    }
};

void watch()
{
    new FirstWindow(QCoreApplication::instance());
}

} // namespace

Q_COREAPP_STARTUP_FUNCTION(watch)
