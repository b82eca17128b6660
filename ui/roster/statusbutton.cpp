// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/roster/statusbutton.h"

#include "core/session/avatars.h"
#include "core/session/profiles.h"
#include "ui/roster/availabilitymenu.h"
#include "ui/style/avatar.h"
#include "ui/style/format.h"
#include "ui/style/icons.h"
#include "ui/style/languagesdialog.h"
#include "ui/style/measure.h"
#include "ui/style/theme.h"

#include <QMenu>
#include <QPainter>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

constexpr int kAvatar = 34; // design pixels

} // namespace

StatusButton::StatusButton(Session &session, QWidget *parent) : QPushButton(parent), m_session(session)
{
    auto *menu = new QMenu(this);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { buildMenu(*menu); });
    setMenu(menu);
    setFlat(true);
    setShortcut(QKeySequence(u"Alt+S"_s));
    setToolTip(tr("How others see you (Alt+S)"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&session, &Session::stateChanged, this, &StatusButton::refresh);
    connect(&session, &Session::presenceChanged, this, &StatusButton::refresh);
    connect(&session.profiles(), &Profiles::ownNicknameChanged, this, &StatusButton::refresh);
    connect(&session.avatars(), &Avatars::changed, this, [this](const Jid &jid) {
        if (jid == m_session.account().jid)
            update();
    });
    refresh();
}

QSize StatusButton::sizeHint() const
{
    const int height =
        std::max(scaled(font(), kAvatar), fontMetrics().height() + QFontMetrics(smaller(font())).height());
    return {scaled(font(), 180), height + 6};
}

QSize StatusButton::minimumSizeHint() const
{
    return {scaled(font(), 90), sizeHint().height()};
}

QString StatusButton::ownName() const
{
    const QString nickname = m_session.profiles().ownNickname();
    return nickname.isEmpty() ? displayName(m_session.account().jid) : nickname;
}

Availability StatusButton::shown() const
{
    return m_session.state() == SessionState::Online ? m_session.availability() : Availability::Offline;
}

QString StatusButton::secondLine() const
{
    switch (m_session.state()) {
    case SessionState::SignedOut:
    case SessionState::Failed:
        return tr("Signed out");
    case SessionState::Connecting:
        return tr("Connecting…");
    case SessionState::Waiting:
        return tr("Offline");
    case SessionState::Online:
        break;
    }
    return m_session.status().isEmpty() ? availabilityText(m_session.availability()) : m_session.status().simplified();
}

void StatusButton::refresh()
{
    setAccessibleName(tr("%1, %2. Change your status", "%1 is the user's own name, %2 the present status")
                          .arg(ownName(), secondLine()));
    update();
}

void StatusButton::buildMenu(QMenu &menu)
{
    menu.clear();
    addAvailabilities(menu, [this](Availability chosen) { m_session.setPresence(chosen, m_session.statuses()); });
    checkAvailability(menu, m_session.availability());
    menu.addSeparator();
    connect(menu.addAction(ui::icon(u"edit"_s), tr("&Status message…")), &QAction::triggered, this,
            &StatusButton::askForStatus);
    QAction *clear = menu.addAction(tr("&Clear status message"));
    clear->setEnabled(!m_session.status().isEmpty());
    connect(clear, &QAction::triggered, this, [this] { m_session.setPresence(m_session.availability(), QString()); });
}

void StatusButton::askForStatus()
{
    const LanguagesQuestion question{
        .title = tr("Status message"),
        .explanation = tr("What others read beside your name. Where you write it in several languages, everybody reads "
                          "it in theirs."),
        .field = tr("Status message"),
        .accept = tr("&Set")};
    auto *dialog = new LanguagesDialog(question, m_session.statuses(), window());
    connect(dialog, &LanguagesDialog::confirmed, this, [this](std::vector<LocalizedText> texts) {
        for (LocalizedText &text : texts)
            text.text = text.text.simplified();
        m_session.setPresence(m_session.availability(), texts);
    });
    dialog->open();
}

void StatusButton::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens(palette());
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool lit = underMouse() || isDown();
    if (lit || hasFocus()) {
        painter.setPen(hasFocus() ? QPen(t.accent, 1.5) : QPen(Qt::NoPen));
        painter.setBrush(lit ? t.hover : t.panel);
        const qreal radius = scaled(font(), 9);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius, radius);
    }
    const QString name = ownName();
    const int side = scaled(font(), kAvatar);
    const int margin = 4;
    const QRectF face(mirrored ? width() - margin - side : margin, (height() - side) / 2.0, side, side);
    paintAvatar(painter, face, m_session.account().jid, name, m_session.avatars().picture(m_session.account().jid));
    paintPresenceMark(painter, face, shown(), t, lit ? t.hover : t.panel, layoutDirection());

    const int gap = margin + side + scaled(font(), 10);
    const QRect words = mirrored ? rect().adjusted(margin, 0, -gap, 0) : rect().adjusted(gap, 0, -margin, 0);
    const QFont first = semiBold(font());
    QFont second = smaller(font());
    second.setWeight(QFont::Normal);
    const int firstHeight = QFontMetrics(first).height();
    const int secondHeight = QFontMetrics(second).height();
    const int top = (height() - firstHeight - secondHeight) / 2;
    const int alignment = leading(layoutDirection()).toInt();
    painter.setFont(first);
    painter.setPen(t.text);
    painter.drawText(QRect(words.left(), top, words.width(), firstHeight), alignment,
                     QFontMetrics(first).elidedText(name, Qt::ElideRight, words.width()));
    painter.setFont(second);
    painter.setPen(t.muted);
    const int arrow = scaled(font(), 12);
    const QString line = QFontMetrics(second).elidedText(secondLine(), Qt::ElideRight, words.width() - arrow - 4);
    const QRect secondRect(words.left(), top + firstHeight, words.width(), secondHeight);
    painter.drawText(secondRect, alignment, line);
    const int lineWidth = QFontMetrics(second).horizontalAdvance(line) + 4;
    paintIcon(painter,
              QRect(mirrored ? secondRect.right() - lineWidth - arrow : secondRect.left() + lineWidth,
                    secondRect.center().y() - arrow / 2 + 1, arrow, arrow),
              u"chevron-down"_s, t.muted);
}

} // namespace causerie::ui
