// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dialdialog.h"

#include "core/session/gateways.h"
#include "ui/call/dialpad.h"
#include "ui/roster/callobstaclewords.h"
#include "ui/style/icons.h"
#include "ui/style/kind.h"
#include "ui/style/measure.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

const QString kGatewayKey = u"calls/gateway"_s;

QString errorText(DialError error)
{
    switch (error) {
    case DialError::Empty:
        return DialDialog::tr("Type or paste a telephone number, or a SIP address like ann@example.com.");
    case DialError::NoNumber:
        return DialDialog::tr("This is neither a telephone number nor a SIP address.");
    case DialError::TooLong:
        return DialDialog::tr("This is too long for a telephone number.");
    case DialError::NeedsCountry:
        return DialDialog::tr("Begin with + and the code of the country, as in +33 1 23 45 67 89.");
    case DialError::NeedsSip:
        return DialDialog::tr("This gateway reaches telephone numbers, but no SIP addresses.");
    }
    Q_UNREACHABLE_RETURN(QString());
}

QString nameOf(const Gateway &gateway)
{
    return gateway.name.isEmpty() ? gateway.jid.toString()
                                  : DialDialog::tr("%1 (%2)", "%1 is the name of a service, %2 its address")
                                        .arg(gateway.name, gateway.jid.toString());
}

} // namespace

Jid keptGateway(const QSettings &settings)
{
    return Jid::parse(settings.value(kGatewayKey).toString()).value_or(Jid());
}

DialDialog::DialDialog(Session &session, const QString &typed, QWidget *parent)
    : QDialog(parent), m_session(session), m_field(new QLineEdit(this)), m_pad(new DialPad(this)),
      m_words(new QLabel(this)), m_gatewayLabel(new QLabel(tr("&Gateway"), this)), m_gateways(new QComboBox(this)),
      m_call(new QPushButton(icon(u"phone"_s, &Tokens::onAccent), tr("&Call"), this))
{
    setWindowTitle(tr("Dial a number"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *layout = new QVBoxLayout(this);
    const int margin = scaled(font(), 20);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(scaled(font(), 12));
    m_field->setFont(larger(font(), 18.0 / 14));
    m_field->setAlignment(Qt::AlignCenter);
    m_field->setPlaceholderText(tr("Number or SIP address"));
    m_field->setAccessibleName(tr("Number or SIP address"));
    m_field->setMaxLength(1024);
    QAction *back = m_field->addAction(icon(u"backspace"_s), QLineEdit::TrailingPosition);
    back->setText(tr("Delete the last character"));
    back->setToolTip(back->text());
    connect(back, &QAction::triggered, m_field, &QLineEdit::backspace);
    m_pad->setPlus(true);
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText); // gateways name themselves
    m_words->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_words->setMinimumHeight(3 * fontMetrics().lineSpacing());
    m_gatewayLabel->setBuddy(m_gateways);
    m_call->setProperty("kind", u"primary"_s);
    m_call->setDefault(true);
    m_call->setMinimumHeight(scaled(font(), 40));
    for (QWidget *part :
         {static_cast<QWidget *>(m_field), static_cast<QWidget *>(m_pad), static_cast<QWidget *>(m_gatewayLabel),
          static_cast<QWidget *>(m_gateways), static_cast<QWidget *>(m_words), static_cast<QWidget *>(m_call)})
        layout->addWidget(part);
    setMinimumWidth(scaled(font(), 320));

    connect(m_field, &QLineEdit::textChanged, this, &DialDialog::refresh);
    connect(m_pad, &DialPad::pressed, this, [this](QChar what) {
        m_field->insert(what);
        m_field->setFocus();
    });
    connect(m_call, &QPushButton::clicked, this, &DialDialog::dial);
    connect(m_gateways, &QComboBox::activated, this, [this](int row) {
        const auto jid = m_gateways->itemData(row).value<Jid>();
        QSettings().setValue(kGatewayKey, jid.toString());
        m_session.gateways().choose(jid);
    });
    connect(&session.gateways(), &Gateways::changed, this, &DialDialog::refreshGateways);
    connect(&session, &Session::stateChanged, this, &DialDialog::refresh);
    connect(&session.calls(), &Calls::busyElsewhereChanged, this, &DialDialog::refresh);
    connect(&session.calls(), &Calls::meansChanged, this, &DialDialog::refresh);
    connect(&session.calls(), &Calls::ended, this, &DialDialog::refresh);
    setTyped(typed);
    refreshGateways();
    m_field->setFocus();
}

void DialDialog::setTyped(const QString &typed)
{
    const auto parsed = parseDialled(typed);
    m_field->setText(!parsed ? typed : parsed->host.isEmpty() ? parsed->user : parsed->user + u'@' + parsed->host);
}

void DialDialog::refreshGateways()
{
    const Gateways &gateways = m_session.gateways();
    const auto preferred = gateways.preferred();
    m_gateways->clear();
    for (const Gateway &gateway : gateways.all()) {
        m_gateways->addItem(nameOf(gateway), QVariant::fromValue(gateway.jid));
        if (preferred && gateway.jid == preferred->jid)
            m_gateways->setCurrentIndex(m_gateways->count() - 1);
    }
    const bool isChoice = m_gateways->count() > 1;
    m_gatewayLabel->setVisible(isChoice);
    m_gateways->setVisible(isChoice);
    refresh();
}

std::expected<Jid, DialError> DialDialog::target() const
{
    return parseDialled(m_field->text()).and_then([this](const DialTarget &target) {
        return addressAt(*m_session.gateways().preferred(), target);
    });
}

void DialDialog::refresh()
{
    const auto say = [this](const QString &words, bool isTrouble, bool canCall) {
        m_words->setText(words);
        setKind(*m_words, isTrouble ? u"error"_s : u"muted"_s);
        m_call->setEnabled(canCall);
    };
    const auto gateway = m_session.gateways().preferred();
    if (m_session.state() != SessionState::Online)
        return say(callObstacleText(CallObstacle::NotConnected), true, false);
    if (!gateway && !m_session.gateways().isKnown())
        return say(tr("Looking for a gateway to telephones…"), false, false);
    if (!gateway)
        return say(tr("There is no way to telephones yet: neither your server nor one of your contacts is a gateway. "
                      "Add one as a contact, by its address."),
                   true, false);
    const auto jid = target();
    if (!jid)
        return say(errorText(jid.error()), jid.error() != DialError::Empty, false);
    const CallObstacle obstacle = m_session.callObstacle(*jid);
    if (obstacle != CallObstacle::None)
        return say(callObstacleText(obstacle), true, false);
    say(tr("Calls %1 through %2.", "%1 is a number or an address, %2 a service")
            .arg(dialledText(*jid), nameOf(*gateway)),
        false, true);
}

void DialDialog::dial()
{
    const std::expected<Jid, DialError> jid =
        m_session.gateways().preferred() ? target() : std::unexpected(DialError::Empty);
    if (jid && m_session.callObstacle(*jid) == CallObstacle::None && m_session.call(*jid))
        accept();
    else
        refresh();
}

} // namespace causerie::ui
