// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

namespace causerie::xmpp
{

class Connection;
class Dial;

/// Whether the server hears us on a stream that it took back (XEP-0198 §5). Prosody 13.0 reads it on with the parser of
/// the one that was cut: when that broke inside a stanza, all we say from now on belongs to it, in this resumption and
/// in each after it, though what the server sends arrives. An answer to a question, be it a refusal, proves that it
/// hears, and so does a count (`<a/>`) of something we said since.
///
/// Thread: GUI. Owner: Connection; so is the dial.
class ResumptionProof final : public QObject
{
    Q_OBJECT

public:
    /// `deadline`: of silence.
    ResumptionProof(Connection &connection, const Dial &dial, std::chrono::milliseconds deadline);

    void begin();                     ///< the stream was taken back
    void stop();                      ///< it has ended
    void forget();                    ///< there is another stream, or a proof
    void noteLife() { m_quiet = 0; }  ///< bytes came
    void noteCount();                 ///< the server has counted something we said since `begin`
    /// It was taken back several times in a row without a proof, so it is not to be asked for again.
    bool isDoubtful() const { return m_unproven >= kMostUnproven; }

Q_SIGNALS:
    void silent(); ///< nothing comes at all: more likely the line is dead, and the stream may be fine
    void deaf();   ///< the server talks and does not answer, or was silent once before

private:
    void look();

    static constexpr int kMostUnproven = 2;

    Connection &m_connection;
    const Dial &m_dial;
    std::chrono::milliseconds m_deadline;
    QTimer m_timer; ///< of looks; counted, for a program that was held up has not listened meanwhile
    int m_quiet = 0;     ///< looks since bytes came, or since ours were seen to leave
    int m_waiting = 0;   ///< looks since the question left, as far as we know
    qint64 m_unsent = 0; ///< bytes, at the last look
    int m_unproven = 0;        ///< resumptions
    quint32 m_round = 0;       ///< +1 per stream
};

} // namespace causerie::xmpp
