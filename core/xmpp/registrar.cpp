// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/xmpp/registrar.h"

#include "core/base/log.h"
#include "core/xmpp/dial.h"
#include "core/xmpp/dom.h"
#include "core/xmpp/registrationxml.h"
#include "core/xmpp/replies.h"

#include <QRandomGenerator>
#include <QTimer>
#include <QUuid>
#include <QXmlStreamWriter>
#include <QXmppClient.h>

#include <utility>

namespace causerie::xmpp
{

using namespace Qt::StringLiterals;
using Kind = RegistrationError::Kind;

namespace
{

ConnectionTuning withRandom(ConnectionTuning tuning)
{
    if (!tuning.random)
        tuning.random = [] { return QRandomGenerator::global()->generateDouble(); };
    return tuning;
}

} // namespace

struct Registrar::Private {
    enum class State {
        Idle,
        Dialling,   ///< until the features are there
        Presenting, ///< the token of an invitation
        Asking,
        Asked, ///< a person fills it in; the stream may be gone
        Submitting
    };

    Private(Registrar *registrar, const ConnectionTuning &given)
        : q(registrar), tuning(withRandom(given)), dial(client, tuning)
    {
    }

    void dialUp();
    void take(const QDomElement &element);
    void takeAnswer(const QDomElement &iq);
    void takeForm(RegistrationForm &&form);
    void sendToken();
    void takeVerdict(const QDomElement &iq);
    void sendRequest();
    void sendAnswer(const DataForm &filledIn);
    bool send(const QString &type, const std::function<void(QXmlStreamWriter &)> &payload);
    void onEnded(const ConnectionError &error);
    void onDeadline();
    void refused(const RegistrationError &error);
    void finish(const RegistrationError &error);
    void leave();

    Registrar *q;
    ConnectionTuning tuning;
    QXmppClient client{QXmppClient::NoExtensions};
    Dial dial;
    QTimer deadline;
    QTimer goodbye;
    ConnectionSettings settings;
    QString token; ///< empty: nobody has invited us
    State state = State::Idle;
    QString id;                      ///< of the request under way
    RegistrationForm form;           ///< asked last
    std::optional<DataForm> waiting; ///< to be sent when the lost stream is there again
    bool isOffered = false;          ///< by a stream feature (§8)
    bool hasStream = false;
    quint32 stream = 0; ///< +1 each; what an earlier one said is void
};

Registrar::Registrar(const ConnectionTuning &tuning, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, tuning))
{
    d->client.setLogger(nullptr); // it prints passwords
    d->deadline.setSingleShot(true);
    d->goodbye.setSingleShot(true);
    connect(&d->deadline, &QTimer::timeout, this, [this] { d->onDeadline(); });
    connect(&d->goodbye, &QTimer::timeout, this, [this] { d->dial.abort(); });
    connect(&d->dial, &Dial::stepChanged, this, [this](ConnectionStep step, const QString &detail) {
        // Told from inside the dial; whoever hears it may cancel.
        QMetaObject::invokeMethod(
            this,
            [this, step, detail] {
                if (d->state == Private::State::Dialling)
                    Q_EMIT stepChanged(step, detail);
            },
            Qt::QueuedConnection);
    });
    connect(&d->dial, &Dial::ended, this, [this](const ConnectionError &error) { d->onEnded(error); });
    connect(&d->dial, &Dial::passedBy, this, [this](const QDomElement &element) {
        // Outside the reader, so that whoever hears of it may delete us. The document keeps the element alive.
        QMetaObject::invokeMethod(
            this,
            [this, element, document = element.ownerDocument(), stream = d->stream] {
                if (stream == d->stream)
                    d->take(element);
            },
            Qt::QueuedConnection);
    });
}

Registrar::~Registrar()
{
    cancel();
}

void Registrar::ask(const ConnectionSettings &settings, const QString &token)
{
    cancel();
    d->settings = settings;
    d->token = token;
    d->settings.password.clear();
    const auto domain = Jid::parse(settings.jid.domain());
    RegistrationError error;
    error.kind = Kind::NotConnected;
    if (const QString mismatch = d->dial.libraryMismatch(); !mismatch.isEmpty()) {
        error.connection.kind = ConnectionError::Kind::LibraryMismatch;
        error.connection.condition = mismatch;
    } else if (!domain) {
        error.connection.kind = ConnectionError::Kind::BadAddress;
    } else {
        d->settings.jid = *domain; // nobody yet
        d->dialUp();
        return;
    }
    d->state = Private::State::Dialling;
    QMetaObject::invokeMethod(this, [this, error] { d->finish(error); }, Qt::QueuedConnection);
}

void Registrar::submit(const DataForm &filledIn)
{
    if (d->state != Private::State::Asked)
        return;
    if (d->hasStream)
        return d->sendAnswer(filledIn);
    d->waiting = filledIn;
    d->dialUp();
}

void Registrar::cancel()
{
    d->deadline.stop();
    d->goodbye.stop();
    d->dial.cancel();
    d->state = Private::State::Idle;
    d->hasStream = false;
    ++d->stream;
    d->waiting.reset();
    d->id.clear();
}

bool Registrar::hasStream() const
{
    return d->hasStream;
}

void Registrar::Private::dialUp()
{
    state = State::Dialling;
    isOffered = false;
    ++stream;
    dial.start(settings, StreamGate::Purpose::Register);
}

void Registrar::Private::take(const QDomElement &element)
{
    if (state == State::Dialling && localName(element) == "features"_L1) {
        hasStream = true;
        isOffered = !child(element, "register"_L1, "http://jabber.org/features/iq-register"_L1).isNull();
        if (token.isEmpty())
            sendRequest();
        else
            sendToken();
        return;
    }
    const bool isOurs = !id.isEmpty() && element.attribute(u"id"_s) == id;
    if (isOurs && state == State::Presenting)
        takeVerdict(element);
    else if (isOurs && (state == State::Asking || state == State::Submitting))
        takeAnswer(element);
}

/// Whether it is announced or not (servers do so by three different features): who is asked says it.
void Registrar::Private::sendToken()
{
    state = State::Presenting;
    if (!send(u"set"_s, [this](QXmlStreamWriter &writer) { writePreauth(writer, token); }))
        dial.abort();
}

void Registrar::Private::takeVerdict(const QDomElement &iq)
{
    deadline.stop();
    id.clear();
    if (iq.attribute(u"type"_s) == "error"_L1)
        return finish(toRegistrationError(toIqError(iq), RegistrationAct::Present));
    isOffered = true; // to us
    sendRequest();
}

/// §8: what is not announced may be there all the same; whoever asks learns it.
void Registrar::Private::sendRequest()
{
    state = State::Asking;
    if (!send(u"get"_s, writeFormRequest))
        dial.abort();
}

void Registrar::Private::sendAnswer(const DataForm &filledIn)
{
    state = State::Submitting;
    if (!send(u"set"_s, [this, &filledIn](QXmlStreamWriter &writer) { writeRegistration(writer, form, filledIn); }))
        dial.abort();
}

bool Registrar::Private::send(const QString &type, const std::function<void(QXmlStreamWriter &)> &payload)
{
    id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    QString text;
    QXmlStreamWriter writer(&text);
    writer.writeStartElement("iq"_L1);
    writer.writeAttribute("type"_L1, type);
    writer.writeAttribute("id"_L1, id);
    writer.writeAttribute("to"_L1, settings.jid.domain());
    payload(writer);
    writer.writeEndElement();
    deadline.start(kRequestDeadline);
    return dial.write(text.toUtf8());
}

void Registrar::Private::takeAnswer(const QDomElement &iq)
{
    deadline.stop();
    id.clear();
    const bool isForm = state == State::Asking;
    if (iq.attribute(u"type"_s) == "error"_L1) {
        const auto act = isForm ? RegistrationAct::AskForm : RegistrationAct::Create;
        RegistrationError error = toRegistrationError(toIqError(iq), act, !isForm && form.hasCaptcha);
        if (isForm && !isOffered && error.kind != Kind::Wait)
            error.kind = Kind::NotOffered;
        return refused(error);
    }
    if (!isForm) {
        qCInfo(lcXmpp) << "an account was made";
        leave();
        Q_EMIT q->registered();
        return;
    }
    auto read = parseRegistration(iq);
    if (!read)
        return finish(read.error());
    takeForm(*std::move(read));
}

void Registrar::Private::takeForm(RegistrationForm &&now)
{
    const auto answer = std::exchange(waiting, {});
    const bool isSame = answer && asksTheSame(form, now);
    form = std::move(now);
    if (isSame)
        return sendAnswer(*answer);
    state = State::Asked;
    const QPointer alive(q);
    if (answer) {
        RegistrationError error;
        error.kind = Kind::Expired;
        Q_EMIT q->failed(error);
    }
    if (alive && state == State::Asked)
        Q_EMIT q->asked(form);
}

/// A refused answer leaves the stream as it is, and the form can be answered again.
void Registrar::Private::refused(const RegistrationError &error)
{
    if (state == State::Asking)
        return finish(error);
    qCInfo(lcXmpp) << "no account was made:" << toString(error.kind) << error.condition;
    const bool again = form.hasCaptcha;
    state = State::Asked;
    const QPointer alive(q);
    Q_EMIT q->failed(error);
    if (alive && again && state == State::Asked && hasStream)
        sendRequest(); // a captcha is good for one answer
}

void Registrar::Private::onDeadline()
{
    RegistrationError error;
    if (state == State::Submitting) {
        error.kind = Kind::NoAnswer;
        dial.cancel(); // what might still come would answer nobody
        hasStream = false;
        return refused(error);
    }
    error.kind = Kind::NotConnected;
    error.connection.kind = ConnectionError::Kind::Timeout;
    error.connection.host = settings.jid.domain();
    finish(error);
}

void Registrar::Private::onEnded(const ConnectionError &ended)
{
    const bool had = std::exchange(hasStream, false);
    goodbye.stop();
    RegistrationError error;
    switch (state) {
    case State::Idle:
    case State::Asked: // it is opened again when it is needed
        return;
    case State::Submitting:
        deadline.stop();
        error.kind = Kind::NoAnswer;
        return refused(error);
    case State::Presenting:
    case State::Asking:
        // Some servers end the stream of a stranger who asks what they do not offer.
        error.kind = had && !isOffered && ended.kind == ConnectionError::Kind::StreamError ? Kind::NotOffered
                                                                                           : Kind::NotConnected;
        break;
    case State::Dialling:
        error.kind = Kind::NotConnected;
        break;
    }
    error.connection = ended;
    finish(error);
}

/// Nothing of the stream is needed any more. What was typed for a lost one can be sent once more.
void Registrar::Private::finish(const RegistrationError &error)
{
    qCInfo(lcXmpp) << "no registration:" << toString(error.kind) << error.condition;
    deadline.stop();
    const bool canTryAgain = waiting.has_value() && (error.kind == Kind::NotConnected || error.kind == Kind::BadToken);
    waiting.reset();
    if (hasStream)
        leave();
    state = canTryAgain ? State::Asked : State::Idle;
    Q_EMIT q->failed(error);
}

void Registrar::Private::leave()
{
    state = State::Idle;
    hasStream = false;
    goodbye.start(tuning.goodbyeDeadline);
    dial.hangUp(false);
}

} // namespace causerie::xmpp
