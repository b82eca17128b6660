// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/call/waitingcalls.h"

#include "ui/style/format.h"
#include "ui/style/measure.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

WaitingCalls::WaitingCalls(QWidget *parent) : QFrame(parent), m_layout(new QVBoxLayout(this))
{
    setProperty("kind", u"call"_s);
    m_layout->setContentsMargins(scaled(font(), 14), scaled(font(), 4), scaled(font(), 10), scaled(font(), 4));
    m_layout->setSpacing(scaled(font(), 4));
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &WaitingCalls::refresh);
    hide();
}

void WaitingCalls::setCalls(const QList<WaitingCall> &calls)
{
    for (const Row &row : std::as_const(m_rows)) {
        row.box->hide();
        row.box->deleteLater(); // it may be its button that was pressed
    }
    m_rows.clear();
    for (const WaitingCall &waiting : calls)
        add(waiting);
    refresh();
    setVisible(!m_rows.isEmpty());
    if (m_rows.isEmpty())
        m_second.stop();
    else
        m_second.start();
}

void WaitingCalls::add(const WaitingCall &waiting)
{
    Row row{.waiting = waiting, .box = new QWidget(this)};
    auto *line = new QHBoxLayout(row.box);
    line->setContentsMargins({});
    row.words = new QLabel(row.box);
    row.words->setTextFormat(Qt::PlainText); // names come from others
    row.words->setWordWrap(true);
    row.words->setProperty("kind", u"on-accent"_s);
    row.talk = new QPushButton(tr("&Talk"), row.box);
    row.talk->setProperty("kind", u"on-accent"_s);
    row.talk->setAccessibleName(tr("Talk to %1", "%1 is the name of somebody on hold").arg(waiting.name));
    row.talk->setToolTip(row.talk->accessibleName());
    line->addWidget(row.words, 1);
    line->addWidget(row.talk);
    m_layout->addWidget(row.box);
    connect(row.talk, &QPushButton::clicked, this, [this, call = waiting.call] {
        if (call)
            Q_EMIT chosen(call);
    });
    m_rows.append(row);
}

void WaitingCalls::refresh()
{
    for (const Row &row : std::as_const(m_rows)) {
        if (!row.waiting.call)
            continue;
        const QString time = formatClock(row.waiting.call->activeMs() / 1000);
        row.words->setText(
            row.waiting.call->isHeld()
                ? tr("%1 is on hold · %2", "%1 is a name, %2 how long the call is").arg(row.waiting.name, time)
                : tr("%1 · %2", "%1 is a name, %2 how long the call is").arg(row.waiting.name, time));
    }
}

QList<QPushButton *> WaitingCalls::buttons() const
{
    QList<QPushButton *> buttons;
    for (const Row &row : m_rows)
        buttons << row.talk;
    return buttons;
}

} // namespace causerie::ui
