// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/roster/connectionbar.h"

#include "ui/style/measure.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

ConnectionBar::ConnectionBar(Session &session, QWidget *parent)
    : QFrame(parent), m_session(session), m_words(new QLabel(this)), m_retry(new QPushButton(tr("&Try now"), this)),
      m_doctor(new QPushButton(tr("E&xamine…"), this))
{
    setProperty("kind", u"bar"_s);
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setFont(smaller(font()));
    m_doctor->setToolTip(tr("Look at every step of the way to the server"));
    for (QPushButton *button : {m_retry, m_doctor})
        button->setProperty("kind", u"link"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(scaled(font(), 14), scaled(font(), 5), scaled(font(), 8), scaled(font(), 5));
    row->addWidget(m_words, 1);
    auto *buttons = new QVBoxLayout; // the list is narrow, and the words count more
    buttons->setSpacing(0);
    buttons->addWidget(m_retry);
    buttons->addWidget(m_doctor);
    row->addLayout(buttons);
    connect(m_retry, &QPushButton::clicked, this, [this] { m_session.retryNow(); });
    connect(m_doctor, &QPushButton::clicked, this, &ConnectionBar::doctorRequested);
    connect(&session, &Session::stateChanged, this, &ConnectionBar::refresh);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &ConnectionBar::refreshWords);
    refresh();
}

void ConnectionBar::refresh()
{
    const SessionState state = m_session.state();
    setVisible(state != SessionState::Online);
    m_retry->setVisible(state == SessionState::Waiting);
    m_doctor->setVisible(state == SessionState::Waiting || state == SessionState::Failed);
    if (state == SessionState::Waiting)
        m_second.start();
    else
        m_second.stop();
    refreshWords();
}

void ConnectionBar::refreshWords()
{
    switch (m_session.state()) {
    case SessionState::Online:
        m_words->clear();
        break;
    case SessionState::Connecting:
        m_words->setText(tr("Connecting…"));
        break;
    case SessionState::SignedOut:
        m_words->setText(tr("You are signed out."));
        break;
    case SessionState::Failed:
        m_words->setText(m_session.error() ? connectionWords(*m_session.error()) : tr("You are signed out."));
        break;
    case SessionState::Waiting: {
        const qint64 seconds = QDateTime::currentDateTime().secsTo(m_session.nextAttempt());
        const QString cause = m_session.error() ? connectionWords(*m_session.error()) : tr("There is no connection.");
        m_words->setText(
            seconds > 0
                ? tr("%1 Next attempt in %2 s.", "%1 is a sentence, %2 a number of seconds").arg(cause).arg(seconds)
                : cause);
        break;
    }
    }
}

QString connectionWords(const xmpp::ConnectionError &error)
{
    using Kind = xmpp::ConnectionError::Kind;
    switch (error.kind) {
    case Kind::BadAddress:
        return ConnectionBar::tr("The address cannot be used.");
    case Kind::NameNotFound:
        return ConnectionBar::tr("The server’s name was not found.");
    case Kind::NoService:
        return ConnectionBar::tr("The server offers no XMPP.");
    case Kind::DnsFailed:
        return ConnectionBar::tr("The name service does not answer.");
    case Kind::ConnectionRefused:
        return ConnectionBar::tr("The server refused the connection.");
    case Kind::Unreachable:
        return ConnectionBar::tr("The server cannot be reached.");
    case Kind::Timeout:
        return ConnectionBar::tr("The server did not answer in time.");
    case Kind::NoEncryption:
        return ConnectionBar::tr("The server offers no encryption.");
    case Kind::TlsFailed:
        return ConnectionBar::tr("Encryption with the server failed.");
    case Kind::CertificateWrong:
        return ConnectionBar::tr("The server’s certificate is not trusted.");
    case Kind::WrongPassword:
        return ConnectionBar::tr("The password is wrong.");
    case Kind::PlainRefused:
    case Kind::NoMechanism:
        return ConnectionBar::tr("The server offers no safe way to sign in.");
    case Kind::AccountDisabled:
        return ConnectionBar::tr("The account is disabled.");
    case Kind::AuthenticationFailed:
        return ConnectionBar::tr("Signing in failed.");
    case Kind::BindFailed:
        return ConnectionBar::tr("The server gave no address to this device.");
    case Kind::Conflict:
        return ConnectionBar::tr("Signed in elsewhere under the same name.");
    case Kind::StreamError:
        return ConnectionBar::tr("The server ended the connection.");
    case Kind::ProtocolViolation:
        return ConnectionBar::tr("The server does not speak XMPP as expected.");
    case Kind::ConnectionLost:
        return ConnectionBar::tr("The connection was lost.");
    case Kind::KeychainFailed:
        return ConnectionBar::tr("The keychain gave no password.");
    case Kind::LibraryMismatch:
        return ConnectionBar::tr("This build cannot connect safely.");
    }
    return {};
}

} // namespace causerie::ui
