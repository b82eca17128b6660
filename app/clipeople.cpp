// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/clicommand.h"
#include "app/clijson.h"
#include "core/session/blocklist.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::cli
{

namespace
{

constexpr std::chrono::seconds kAnswerWait{15};

/// `blocked`, `block` and `unblock`: whom our server keeps away (XEP-0191), and reports to its operators (XEP-0377).
class BlockCommand final : public Command
{
public:
    BlockCommand(const Arguments &arguments, Session &session)
        : Command(session), m_verb(arguments.verb), m_peer(arguments.peer), m_report(arguments.report)
    {
    }

    void online() override
    {
        connect(&session().blocklist(), &Blocklist::changed, this, &BlockCommand::check);
        connect(&session(), &Session::requestFailed, this, [this] { Q_EMIT finished(kFailed); });
        QTimer::singleShot(kAnswerWait, this, [this] { fail(u"request-timeout"_s, u"block list"_s); });
        // The list was asked for before the contacts; whether reports are taken is known behind this.
        session().roundTrip(this, [this] { begin(); });
    }

private:
    void begin()
    {
        const Blocklist &list = session().blocklist();
        if (!list.isAvailable())
            return fail(u"request-refused"_s, u"the server cannot block"_s);
        if (m_verb == Verb::Blocked) {
            for (const Jid &jid : list.blocked())
                print("blocked"_L1, {{u"jid"_s, jid.toString()}});
            print("blocklist"_L1, {{u"blocked"_s, qint64(list.blocked().size())}});
            return end();
        }
        m_begun = true;
        if (has() == (m_verb == Verb::Block) && !m_report)
            return check(); // the server would have nothing to say
        if (m_verb == Verb::Unblock)
            session().blocklist().unblock(m_peer);
        else if (m_report && !list.takesReports())
            fail(u"request-refused"_s, u"the server takes no reports"_s);
        else if (m_report)
            session().blocklist().blockAndReport(m_peer, *m_report, {});
        else
            session().blocklist().block(m_peer);
    }

    bool has() { return std::ranges::binary_search(session().blocklist().blocked(), m_peer); }

    void check()
    {
        if (!m_begun || has() != (m_verb == Verb::Block))
            return;
        print(m_verb == Verb::Block ? "blocked"_L1 : "unblocked"_L1, {{u"jid"_s, m_peer.toString()}});
        // The answer to our request comes behind the push; then it is done.
        m_begun = false;
        session().roundTrip(this, [this] { end(); });
    }

    void end() { Q_EMIT finished(kOk); }

    Verb m_verb;
    Jid m_peer;
    std::optional<ReportReason> m_report;
    bool m_begun = false;
};

} // namespace

std::unique_ptr<Command> makePeopleCommand(const Arguments &arguments, Session &session)
{
    return std::make_unique<BlockCommand>(arguments, session);
}

} // namespace causerie::cli
