// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/desktop/desktopdialog.h"

#include "ui/style/dialogbody.h"
#include "ui/style/measure.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QTimeEdit>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

DesktopDialog::DesktopDialog(const DesktopWishes &wishes, TrayPlace tray, std::optional<bool> starts, QWidget *parent)
    : QDialog(parent), m_wishes(wishes), m_announces(new QCheckBox(tr("Announce new &messages"), this)),
      m_showsText(new QCheckBox(tr("Show what they &say"), this)),
      m_isQuiet(new QCheckBox(tr("&Quiet from", "followed by a time, “to” and another time"), this)),
      m_quietFrom(new QTimeEdit(this)), m_quietTo(new QTimeEdit(this)),
      m_stays(new QCheckBox(tr("Closing the &window leaves Causerie running in the tray"), this)),
      m_starts(new QCheckBox(tr("Start Causerie &hidden when you sign in to this computer"), this)),
      m_problem(makeProblem(this))
{
    QVBoxLayout *body = makeDialogBody(*this, tr("Notifications"), 440);
    addNotices(*body);
    body->addSpacing(scaled(font(), 12));
    addQuietHours(*body);
    body->addSpacing(scaled(font(), 12));
    addProgram(*body, tray, starts);
    body->addSpacing(scaled(font(), 8));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    body->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    refresh();
    for (QCheckBox *box : {m_announces, m_showsText, m_isQuiet, m_stays})
        connect(box, &QCheckBox::toggled, this, &DesktopDialog::take);
    for (QTimeEdit *edit : {m_quietFrom, m_quietTo})
        connect(edit, &QTimeEdit::timeChanged, this, &DesktopDialog::take);
    connect(m_starts, &QCheckBox::clicked, this, &DesktopDialog::startChosen);
}

void DesktopDialog::addNotices(QVBoxLayout &body)
{
    body.addWidget(m_announces);
    body.addWidget(m_showsText);
    body.addWidget(makeExplanation(
        tr("Whoever sees the screen can read it then; else there are only names and numbers. What strangers write is never "
           "shown. Each room says in its own menu which messages count, and while you are not to be disturbed none is "
           "announced. A call that rings is announced in any case."),
        this));
}

void DesktopDialog::addQuietHours(QVBoxLayout &body)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(scaled(font(), 8));
    row->addWidget(m_isQuiet);
    row->addWidget(m_quietFrom);
    row->addWidget(new QLabel(tr("to", "between two times"), this));
    row->addWidget(m_quietTo);
    row->addStretch();
    body.addLayout(row);
    m_quietFrom->setAccessibleName(tr("Beginning of the quiet hours"));
    m_quietTo->setAccessibleName(tr("End of the quiet hours"));
    QString format = locale().timeFormat(QLocale::ShortFormat);
    format.remove(u":ss"_s); // some have them
    for (QTimeEdit *edit : {m_quietFrom, m_quietTo}) {
        edit->setDisplayFormat(format);
        edit->setWrapping(true);
    }
    body.addWidget(makeExplanation(
        tr("Nothing is announced then, and calls ring only as they do while you are not to be disturbed. What comes is "
           "here when you look."),
        this));
}

void DesktopDialog::addProgram(QVBoxLayout &body, TrayPlace tray, std::optional<bool> starts)
{
    const bool hasTray = tray == TrayPlace::There;
    m_stays->setEnabled(hasTray);
    body.addWidget(m_stays);
    body.addWidget(makeExplanation(
        hasTray ? tr("Messages and calls still come. “Quit” in the menu of the tray, or Ctrl+Q, ends the program.")
                : tr("This desktop has no tray, so closing the window ends the program."),
        this));
    body.addWidget(m_starts);
    body.addWidget(m_problem);
    m_starts->setVisible(starts.has_value());
    setStarts(starts.value_or(false));
}

void DesktopDialog::setStarts(bool starts, const QString &problem)
{
    m_starts->setChecked(starts);
    m_problem->setText(
        problem.isEmpty() ? QString() : tr("This could not be changed: %1", "%1 is the system's reason").arg(problem));
    m_problem->setVisible(!problem.isEmpty());
}

void DesktopDialog::setWishes(const DesktopWishes &wishes)
{
    if (std::exchange(m_wishes, wishes) != wishes)
        refresh();
}

void DesktopDialog::take()
{
    const DesktopWishes wishes{
        .announces = m_announces->isChecked(),
        .showsText = m_showsText->isChecked(),
        .staysInTray = m_stays->isChecked(),
        .quiet = {.isOn = m_isQuiet->isChecked(), .from = m_quietFrom->time(), .to = m_quietTo->time()}};
    if (std::exchange(m_wishes, wishes) == wishes)
        return;
    refresh();
    Q_EMIT chosen(wishes);
}

void DesktopDialog::refresh()
{
    const QSignalBlocker nobodyChooses[] = {QSignalBlocker(m_announces), QSignalBlocker(m_showsText),
                                            QSignalBlocker(m_isQuiet),   QSignalBlocker(m_quietFrom),
                                            QSignalBlocker(m_quietTo),   QSignalBlocker(m_stays)};
    m_announces->setChecked(m_wishes.announces);
    m_showsText->setChecked(m_wishes.showsText);
    m_showsText->setEnabled(m_wishes.announces);
    m_isQuiet->setChecked(m_wishes.quiet.isOn);
    m_stays->setChecked(m_wishes.staysInTray);
    const std::pair<QTimeEdit *, QTime> times[] = {{m_quietFrom, m_wishes.quiet.from}, {m_quietTo, m_wishes.quiet.to}};
    for (const auto &[edit, time] : times) {
        edit->setEnabled(m_wishes.quiet.isOn);
        if (edit->time() != time) // one that is being typed keeps its cursor
            edit->setTime(time);
    }
}

} // namespace causerie::ui
