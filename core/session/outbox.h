// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/history.h"
#include "core/session/outgoingtext.h"

#include <QHash>
#include <QSet>
#include <QTimer>

#include <deque>

namespace causerie
{

/// What we write, and what we say of what was written: stored first, shown, put on the wire when there is one, and
/// followed until it arrived. Its memory is the store's `Pending` rows, so nothing is forgotten by a restart.
///
/// Thread: GUI. Owner: Session; the history and the conversations outlive it.
class Outbox final : public QObject
{
    Q_OBJECT

public:
    /// Puts one of ours on the wire. It may be called again with one that is on its way already, after a
    /// reconnection; the wire knows those and keeps silent (see xmpp::MessageBridge::send).
    using Transmit = std::function<void(const ChatEvent &)>;
    /// Who we are in a conversation: our full JID, in a room our occupant's.
    using Speaker = std::function<Jid(const Jid &peer)>;

    Outbox(History &history, Conversations &conversations, Transmit transmit, Speaker speaker,
           QObject *parent = nullptr);

    /// Stores and sends; the origin id of the message. `text` loses what XML cannot carry; empty text is not sent.
    QString send(const Jid &peer, const OutgoingText &text);
    void resend(const Jid &peer, qint64 messageId); ///< a failed one

    /// The same words, another text (XEP-0308 §3). Only of ours, and neither taken back nor failed; else
    /// `notCorrected`.
    void correct(const Jid &peer, qint64 messageId, const OutgoingText &text);
    /// All that we think of a message from now on (XEP-0444); an empty list takes everything back.
    void react(const Jid &peer, qint64 messageId, const QStringList &emojis);
    void retract(const Jid &peer, qint64 messageId); ///< one of ours (XEP-0424)
    void markDisplayed(const Message &message);      ///< this and all before it (XEP-0333)
    /// Nothing more is missed: who asked (XEP-0184) hears that we have it, as far as `gives` says. Not before, for each
    /// costs a server as much as a message; a few at a time, and what is not given then is by a later call.
    void giveReceipts(const std::function<bool(const Jid &peer)> &gives);
    /// It was lost with its stream: it is given by a later `giveReceipts`.
    void oweReceipt(const Jid &peer, const QString &originId);
    void forgetReceipts(); ///< of another account

    void streamOpened(); ///< everything that waits goes out, oldest first
    /// We are in this room; nothing goes out to it before it is known what it has of us already.
    void hold(const Jid &room);
    void flush(const Jid &room); ///< now it is: what waits goes out, oldest first
    void streamLost();

    void release(const Message &message); ///< its files are there now; see `waitsForFiles`

    void accepted(const QString &originId);
    void received(const Jid &peer, const QString &originId);
    void refused(const QString &originId, const Jid &by, const Jid &own, const QString &text);

Q_SIGNALS:
    void failed(const causerie::Message &message);        ///< could not be stored, so was not sent
    void waitsForFiles(const causerie::Message &message); ///< stored, but others could not fetch its files yet
    void saidAll();                                       ///< the server has all that was said of messages
    void notKept(const causerie::Annotation &said);       ///< the same: nothing of it is shown
    void notTaken(const QString &text);                   ///< what was said of one was refused, in these words
    /// There is no message (any more) that could be changed; `said` has the conversation and the new text.
    void notCorrected(const causerie::Annotation &said);

private:
    void stored(const Message &message);
    void say(Annotation annotation);
    void giveSome();
    void forgiveGiven();
    Annotation about(const Message &message, Annotation::Kind kind) const;
    bool isRoom(const Jid &peer) const;
    bool mayGo(const Jid &conversation) const;
    void transmitAll(const std::vector<Message> &messages, const std::vector<Annotation> &annotations);

    History &m_history;
    Conversations &m_conversations;
    Transmit m_transmit;
    Speaker m_speaker;
    QSet<QString> m_said;                             ///< ids of annotations that wait for the server
    QSet<Jid> m_held;                                 ///< rooms
    std::deque<std::pair<qint64, Annotation>> m_owed; ///< of messages; from the store, which keeps what is owed
    QHash<QString, qint64> m_unconfirmed;             ///< written; the message of each
    std::vector<qint64> m_given;                      ///< our server has them: to be told to the store
    QTimer m_giving;
    bool m_open = false;
    bool m_flushed = false; ///< in this stream; until then a new message waits behind the older ones
    int m_stream = 0;       ///< answers of the store that belong to an earlier stream are void
};

} // namespace causerie
