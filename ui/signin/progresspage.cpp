// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/signin/progresspage.h"

#include "ui/style/icons.h"
#include "ui/style/kind.h"
#include "ui/style/measure.h"
#include "ui/style/theme.h"
#include "ui/style/wrappinglayout.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QTimerEvent>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

StepMark::StepMark(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StepMark::setState(StepState state)
{
    m_state = state;
    followTimer();
    update();
}

QSize StepMark::sizeHint() const
{
    const int side = scaled(font(), 20);
    return {side, side};
}

void StepMark::followTimer()
{
    const bool turns = m_state == StepState::Running && isVisible() &&
                       style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0;
    if (turns && m_timer == 0)
        m_timer = startTimer(std::chrono::milliseconds(40));
    if (!turns && m_timer != 0)
        killTimer(std::exchange(m_timer, 0));
}

void StepMark::timerEvent(QTimerEvent *)
{
    m_angle = (m_angle + 14) % 360;
    update();
}

void StepMark::showEvent(QShowEvent *)
{
    followTimer();
}
void StepMark::hideEvent(QHideEvent *)
{
    followTimer();
}

void StepMark::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF disc = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const QRectF inner =
        disc.adjusted(disc.width() * 0.2, disc.width() * 0.2, -disc.width() * 0.2, -disc.width() * 0.2);
    painter.setPen(Qt::NoPen);
    switch (m_state) {
    case StepState::Waiting: {
        const qreal pen = disc.width() * 0.1;
        painter.setPen(QPen(t.faint, pen));
        painter.drawEllipse(disc.adjusted(pen, pen, -pen, -pen));
        return;
    }
    case StepState::Running: {
        const qreal pen = disc.width() * 0.12;
        const QRectF ring = disc.adjusted(pen, pen, -pen, -pen);
        painter.setPen(QPen(t.line, pen));
        painter.drawEllipse(ring);
        painter.setPen(QPen(t.accent, pen, Qt::SolidLine, Qt::RoundCap));
        painter.drawArc(ring, (90 - m_angle) * 16, -100 * 16);
        return;
    }
    case StepState::Done:
        painter.setBrush(t.okFill);
        painter.drawEllipse(disc);
        paintIcon(painter, inner, u"check"_s, t.onOk);
        return;
    case StepState::Failed: {
        painter.setBrush(t.danger);
        painter.drawEllipse(disc);
        painter.setPen(t.onDanger);
        QFont bold = font();
        bold.setBold(true);
        bold.setPixelSize(qRound(disc.height() * 0.62));
        painter.setFont(bold);
        painter.drawText(disc, Qt::AlignCenter, u"!"_s);
        return;
    }
    }
}

ProgressPage::ProgressPage(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(scaled(font(), 2));
    m_title = new QLabel(this);
    m_title->setProperty("kind", u"title"_s);
    m_title->setFont(larger(font(), 18.0 / 14));
    m_title->setWordWrap(true);
    m_title->setTextFormat(Qt::PlainText);
    m_subtitle = new QLabel(this);
    m_subtitle->setProperty("kind", u"small"_s);
    m_subtitle->setFont(smaller(font()));
    layout->addWidget(m_title);
    layout->addWidget(m_subtitle);
    layout->addSpacing(scaled(font(), 12));
    for (Row &row : m_rows)
        row = addRow(layout);
    addTroubleBox();

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(font(), 8));
    layout->addSpacing(scaled(font(), 16));
    layout->addLayout(buttons);
    buttons->addStretch();
    m_back = addButton(buttons, tr("&Back"), &ProgressPage::backRequested);
    m_cancel = addButton(buttons, tr("Cancel"), &ProgressPage::cancelled);
    m_cancel->setShortcut(Qt::Key_Escape);
    m_cancel->setToolTip(tr("Stop signing in (Esc)"));
    m_retry = addButton(buttons, tr("&Try again"), &ProgressPage::retryRequested);
    m_retry->setProperty("kind", u"primary"_s);
}

QPushButton *ProgressPage::addButton(QLayout *layout, const QString &text, void (ProgressPage::*signal)())
{
    auto *button = new QPushButton(text, this);
    connect(button, &QPushButton::clicked, this, signal);
    layout->addWidget(button);
    return button;
}

ProgressPage::Row ProgressPage::addRow(QVBoxLayout *layout)
{
    Row row;
    row.mark = new StepMark(this);
    row.title = new QLabel(this);
    row.title->setWordWrap(true);
    row.title->setTextFormat(Qt::PlainText);
    row.detail = new QLabel(this);
    row.detail->setProperty("kind", u"small"_s);
    row.detail->setFont(smaller(font()));
    row.detail->setWordWrap(true);
    row.detail->setTextFormat(Qt::PlainText);
    row.column = new QVBoxLayout;
    row.column->setSpacing(scaled(font(), 1));
    row.column->addWidget(row.title);
    row.column->addWidget(row.detail);
    auto *line = new QHBoxLayout;
    line->setSpacing(scaled(font(), 12));
    line->addWidget(row.mark, 0, Qt::AlignTop);
    line->addLayout(row.column, 1);
    layout->addSpacing(scaled(font(), 8));
    layout->addLayout(line);
    return row;
}

void ProgressPage::addTroubleBox()
{
    m_troubleBox = new QWidget(this);
    auto *layout = new QVBoxLayout(m_troubleBox);
    layout->setContentsMargins({});
    layout->setSpacing(scaled(font(), 4));
    for (QLabel **label : {&m_why, &m_advice}) {
        *label = new QLabel(m_troubleBox);
        (*label)->setProperty("kind", u"small"_s);
        (*label)->setFont(smaller(font()));
        (*label)->setWordWrap(true);
        (*label)->setTextFormat(Qt::PlainText);
        layout->addWidget(*label);
    }
    auto *row = new QWidget(m_troubleBox);
    auto *buttons = new WrappingLayout(row, scaled(font(), 8)); // in some languages they need two lines
    m_certificate = addButton(buttons, tr("&Show certificate"), &ProgressPage::certificateRequested);
    m_plain = addButton(buttons, tr("&Agree for this account"), &ProgressPage::plainAccepted);
    m_plain->setToolTip(tr("Send the password itself to this server, inside the encrypted connection, now and later"));
    m_report = addButton(buttons, tr("&Copy report"), &ProgressPage::reportRequested);
    m_report->setToolTip(tr("Copy the technical details, without address and password"));
    m_doctor = addButton(buttons, tr("E&xamine…"), &ProgressPage::doctorRequested);
    m_doctor->setToolTip(tr("Look at every step of the way to this server"));
    layout->addSpacing(scaled(font(), 4));
    layout->addWidget(row);
    m_troubleBox->hide();
}

void ProgressPage::showRows(const StepTrack &track)
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const StepRow &step = track.rows()[i];
        const Row &row = m_rows[i];
        row.mark->setState(step.state);
        row.title->setText(stepText(step.step, step.state));
        row.title->setFont(step.state == StepState::Failed ? semiBold(font()) : font());
        setKind(*row.title, step.state == StepState::Waiting ? u"muted"_s : QString());
        QString detail = step.detail;
        if (step.tookMs >= 0) {
            const QString took = tr("%1 ms", "%1 is a number of milliseconds").arg(QLocale().toString(step.tookMs));
            detail =
                detail.isEmpty() ? took : tr("%1 in %2", "%1 is what was found, %2 how long it took").arg(detail, took);
        }
        row.detail->setText(detail);
        row.detail->setVisible(!detail.isEmpty());
    }
}

void ProgressPage::setProgress(const QString &domain, const StepTrack &track)
{
    m_title->setText(tr("Connecting to %1", "%1 is a domain").arg(domain));
    m_subtitle->setText(tr("This takes a moment"));
    m_troubleBox->hide();
    showRows(track);
    m_cancel->show();
    m_back->hide();
    m_retry->hide();
}

void ProgressPage::setFailure(const QString &domain, const StepTrack &track, const Trouble &trouble,
                              ProgressOffers offers)
{
    m_title->setText(tr("No connection to %1", "%1 is a domain").arg(domain));
    m_subtitle->setText(tr("Where it stopped, and what to do"));
    showRows(track);
    m_why->setText(trouble.serverSays.isEmpty()
                       ? trouble.why
                       : trouble.why + u' ' +
                             tr("The server says: “%1”", "%1 is a text from the server").arg(trouble.serverSays));
    m_advice->setText(trouble.advice);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (track.rows()[i].state != StepState::Failed)
            continue;
        m_rows[i].title->setText(trouble.title);
        m_rows[i].column->addWidget(m_troubleBox); // moves it from the step that failed last time
        m_troubleBox->show();
        QAccessibleEvent alert(m_rows[i].title, QAccessible::Alert); // a reader speaks it at once
        QAccessible::updateAccessibility(&alert);
    }
    m_certificate->setVisible(offers.certificate);
    m_plain->setVisible(offers.plain);
    m_cancel->hide();
    m_back->show();
    m_retry->setVisible(offers.retry);
    (offers.retry ? m_retry : m_back)->setFocus();
}

} // namespace causerie::ui
