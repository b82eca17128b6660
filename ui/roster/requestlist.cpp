// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/roster/requestlist.h"

#include "core/session/blocklist.h"
#include "ui/people/blockdialog.h"
#include "ui/style/dialogbody.h"
#include "ui/style/kind.h"
#include "ui/style/measure.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

/// One line of what somebody else wrote, cut where the place ends; the whole of it in a tooltip.
class CutLabel final : public QLabel
{
public:
    explicit CutLabel(QWidget *parent) : QLabel(parent)
    {
        setTextFormat(Qt::PlainText);
        setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    }
    void setWhole(const QString &text)
    {
        m_whole = text;
        setToolTip(text.toHtmlEscaped());
        setAccessibleName(text);
        cut();
    }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QLabel::resizeEvent(event);
        cut();
    }

private:
    void cut() { setText(fontMetrics().elidedText(m_whole, Qt::ElideRight, contentsRect().width())); }

    QString m_whole;
};

} // namespace

void letSee(Session &session, const Jid &jid)
{
    session.approveSubscription(jid);
    if (!session.roster().find(jid))
        session.addContact(jid, QString(), {});
}

/// One who asks.
class RequestList::Row final : public QWidget
{
public:
    Row(Session &session, const Jid &jid, QWidget *parent);
    void refresh();
    const Jid &jid() const { return m_jid; }

private:
    Session &m_session;
    Jid m_jid;
    CutLabel *m_said;
    QPushButton *m_block;
};

RequestList::Row::Row(Session &session, const Jid &jid, QWidget *parent)
    : QWidget(parent), m_session(session), m_jid(jid), m_said(new CutLabel(this)),
      m_block(new QPushButton(RequestList::tr("Block…"), this))
{
    auto *name = new CutLabel(this);
    name->setWhole(jid.toString());
    m_said->setProperty("kind", u"muted"_s);
    auto *decline = new QPushButton(RequestList::tr("Decline"), this);
    auto *accept = new QPushButton(RequestList::tr("Accept"), this);
    m_block->setAccessibleName(RequestList::tr("Block %1", "%1 is an address").arg(jid.toString()));
    m_block->setToolTip(RequestList::tr("Block them, and report them if you like"));
    decline->setAccessibleName(RequestList::tr("Decline the request of %1", "%1 is an address").arg(jid.toString()));
    accept->setAccessibleName(RequestList::tr("Accept the request of %1", "%1 is an address").arg(jid.toString()));
    auto *body = new QVBoxLayout(this);
    body->setContentsMargins(0, scaled(font(), 6), scaled(font(), 4), scaled(font(), 6));
    body->setSpacing(scaled(font(), 4));
    body->addWidget(name);
    body->addWidget(m_said);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(font(), 6));
    for (QPushButton *button : {m_block, decline, accept})
        buttons->addWidget(button, 1);
    body->addLayout(buttons);
    connect(accept, &QPushButton::clicked, this, [this] { letSee(m_session, m_jid); });
    connect(decline, &QPushButton::clicked, this, [this] { m_session.denySubscription(m_jid); });
    connect(m_block, &QPushButton::clicked, this, [this] { (new BlockDialog(m_session, m_jid, window()))->open(); });
    refresh();
}

void RequestList::Row::refresh()
{
    const QString said = m_session.roster().requestWords(m_jid).simplified();
    m_said->setWhole(said);
    m_said->setVisible(!said.isEmpty());
    m_block->setVisible(m_session.blocklist().isAvailable());
}

RequestList::RequestList(Session &session, QWidget *parent)
    : QFrame(parent), m_session(session), m_words(new QLabel(this)),
      m_declineAll(new QPushButton(tr("Decline all…"), this)), m_scroll(new QScrollArea(this)), m_rows(nullptr),
      m_more(new QLabel(this)), m_soon(new QTimer(this))
{
    setProperty("kind", u"card"_s);
    m_words->setWordWrap(true);
    m_declineAll->setProperty("kind", u"link"_s);
    m_more->setProperty("kind", u"muted"_s);
    m_more->setFont(smaller(font()));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setAccessibleName(tr("Who asks to see when you are online"));
    auto *place = new QWidget(m_scroll);
    m_rows = new QVBoxLayout(place);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    m_rows->addWidget(m_more);
    m_rows->addStretch(1);
    m_scroll->setWidget(place);
    place->installEventFilter(this);
    m_words->installEventFilter(this); // its lines depend on its width
    for (QWidget *clear : {place, m_scroll->viewport()})
        clear->setAutoFillBackground(false);
    auto *body = new QVBoxLayout(this);
    const int margin = scaled(font(), 12);
    body->setContentsMargins(margin, margin, margin, scaled(font(), 6));
    body->setSpacing(scaled(font(), 4));
    body->addWidget(m_words);
    body->addWidget(m_declineAll, 0, Qt::AlignLeading);
    body->addWidget(m_scroll);
    m_soon->setSingleShot(true);
    m_soon->setInterval(0);
    connect(m_soon, &QTimer::timeout, this, &RequestList::refreshRows);
    connect(m_declineAll, &QPushButton::clicked, this, &RequestList::askToDeclineAll);
    connect(&session.roster(), &Roster::subscriptionRequestsChanged, this, &RequestList::refresh);
    connect(&session.blocklist(), &Blocklist::changed, this, &RequestList::refresh);
    refresh();
}

void RequestList::setInSight(bool inSight)
{
    m_isInSight = inSight;
    refresh();
}

void RequestList::setRoom(int height)
{
    m_room = height;
    fit();
}

bool RequestList::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize)
        fit();
    return QFrame::eventFilter(watched, event);
}

void RequestList::refresh()
{
    setVisible(m_isInSight && !m_session.roster().subscriptionRequests().empty());
    if (m_isInSight || !m_shown.empty())
        m_soon->start();
}

void RequestList::refreshRows()
{
    std::vector<Jid> wanted;
    if (m_isInSight)
        wanted = m_session.roster().subscriptionRequests();
    const int all = int(wanted.size());
    wanted.resize(size_t(std::min(all, kMostRows)));
    std::vector<Row *> rows;
    for (const Jid &jid : wanted) {
        const auto known = std::ranges::find_if(m_shown, [&jid](const Row *row) { return row && row->jid() == jid; });
        Row *row =
            known == m_shown.end() ? new Row(m_session, jid, m_scroll->widget()) : std::exchange(*known, nullptr);
        row->refresh();
        m_rows->insertWidget(int(rows.size()), row);
        rows.push_back(row);
    }
    for (Row *gone : m_shown) {
        if (!gone)
            continue;
        gone->hide(); // it gives the focus away
        gone->deleteLater();
    }
    m_shown = std::move(rows);
    m_words->setText(tr("%n people would like to see when you are online.", nullptr, all));
    m_declineAll->setVisible(all > 1);
    m_more->setVisible(all > kMostRows);
    m_more->setText(tr("and %n more request(s)", nullptr, std::max(0, all - kMostRows)));
    fit();
}

/// As high as its rows, as far as there is room.
void RequestList::fit()
{
    const QMargins margins = layout()->contentsMargins();
    const int others = margins.top() + margins.bottom() + 2 * layout()->spacing() +
                       std::max(m_words->heightForWidth(m_words->width()), m_words->sizeHint().height()) +
                       (m_declineAll->isHidden() ? 0 : m_declineAll->sizeHint().height());
    const int wanted = m_rows->sizeHint().height();
    m_scroll->setFixedHeight(std::clamp(wanted, 0, std::max(m_room - others, scaled(font(), 90))));
}

void RequestList::askToDeclineAll()
{
    const std::vector<Jid> asked = m_session.roster().subscriptionRequests(); // not those that come meanwhile
    if (asked.empty())
        return;
    auto *box =
        new QMessageBox(QMessageBox::Question, tr("Decline all requests"),
                        tr("Decline %n request(s)?", nullptr, int(asked.size())), QMessageBox::Cancel, window());
    setDrawing(*box, u"close"_s, &Tokens::danger);
    box->setAttribute(Qt::WA_DeleteOnClose);
    setConsequences(*box, tr("None of them will see when you are online. They may ask again."));
    QPushButton *decline = box->addButton(tr("&Decline all"), QMessageBox::DestructiveRole);
    setKind(*decline, u"danger"_s);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(decline, &QPushButton::clicked, this, [this, asked] {
        for (const Jid &jid : asked) {
            if (std::ranges::contains(m_session.roster().subscriptionRequests(), jid))
                m_session.denySubscription(jid);
        }
    });
    box->open();
}

} // namespace causerie::ui
