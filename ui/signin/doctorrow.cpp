// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/signin/doctorrow.h"

#include "ui/style/icons.h"
#include "ui/style/measure.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

/// A tick, two marks of alarm, or an empty ring.
class FindingMark final : public QWidget
{
public:
    FindingMark(xmpp::Finding::State state, QWidget *parent) : QWidget(parent), m_state(state)
    {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }

    QSize sizeHint() const override
    {
        const int side = scaled(font(), 20);
        return {side, side};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        using State = xmpp::Finding::State;
        const Tokens &t = tokens(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF disc = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        if (m_state == State::Skipped) {
            const qreal pen = disc.width() * 0.1;
            painter.setPen(QPen(t.faint, pen));
            painter.drawEllipse(disc.adjusted(pen, pen, -pen, -pen));
            return;
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_state == State::Fine ? t.okFill : m_state == State::Notice ? t.away : t.danger);
        painter.drawEllipse(disc);
        if (m_state == State::Fine) {
            const qreal inset = disc.width() * 0.2;
            paintIcon(painter, disc.adjusted(inset, inset, -inset, -inset), u"check"_s, t.onOk);
            return;
        }
        const QColor dark = schemeOf(palette()) == Scheme::Dark ? t.window : t.text;
        painter.setPen(m_state == State::Notice ? dark : t.onDanger);
        QFont bold = font();
        bold.setBold(true);
        bold.setPixelSize(qRound(disc.height() * 0.62));
        painter.setFont(bold);
        painter.drawText(disc, Qt::AlignCenter, u"!"_s);
    }

private:
    xmpp::Finding::State m_state;
};

QLabel *makeLine(const QString &text, bool isSmall, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText); // a server's words may be in it
    label->setText(text);
    label->setWordWrap(true);
    if (isSmall) {
        label->setProperty("kind", u"small"_s);
        label->setFont(smaller(parent->font()));
    }
    return label;
}

} // namespace

DoctorRow::DoctorRow(const xmpp::Finding &finding, const QString &domain, QWidget *parent) : QWidget(parent)
{
    using State = xmpp::Finding::State;
    const FindingWords words = wordsFor(finding, domain);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, scaled(font(), 5), 0, scaled(font(), 5));
    line->setSpacing(scaled(font(), 12));
    line->addWidget(new FindingMark(finding.state, this), 0, Qt::AlignTop);
    auto *column = new QVBoxLayout;
    column->setSpacing(scaled(font(), 1));
    line->addLayout(column, 1);

    auto *head = new QHBoxLayout;
    QLabel *title = makeLine(words.title, false, this);
    if (finding.state == State::Fault)
        title->setFont(semiBold(font()));
    if (finding.state == State::Skipped)
        title->setProperty("kind", u"muted"_s);
    head->addWidget(title, 1);
    if (finding.state != State::Skipped && finding.took.count() > 0) {
        QLabel *took = makeLine(
            tr("%1 ms", "%1 is a number of milliseconds").arg(QLocale().toString(finding.took.count())), true, this);
        took->setWordWrap(false);
        head->addWidget(took, 0, Qt::AlignTop);
    }
    column->addLayout(head);
    column->addWidget(makeLine(words.meaning, true, this));
    if (!words.remedy.isEmpty()) {
        m_remedy = makeLine(words.remedy, true, this);
        m_button = new QPushButton(tr("What to do"), this);
        m_button->setProperty("kind", u"link"_s);
        m_button->setAccessibleName(tr("What to do: %1", "%1 is what was looked at").arg(words.title));
        m_button->setCheckable(true);
        m_button->setChecked(finding.state == State::Fault);
        m_button->setAutoDefault(false);
        m_remedy->setVisible(m_button->isChecked());
        connect(m_button, &QPushButton::toggled, m_remedy, &QLabel::setVisible);
        column->addWidget(m_button, 0, Qt::AlignLeading);
        column->addWidget(m_remedy);
    }
    setAccessibleName(tr("%1: %2. %3", "%1 is what was looked at, %2 how it is, %3 a sentence")
                          .arg(words.title, stateWords(finding.state), words.meaning));
}

bool DoctorRow::isRemedyShown() const
{
    return m_remedy && m_remedy->isVisibleTo(this);
}

} // namespace causerie::ui
