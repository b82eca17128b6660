// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/archive.h"
#include "core/xmpp/archive.h"

#include <chrono>
#include <optional>
#include <variant>

namespace causerie
{

/// How much is read at once.
struct CatchUpLimits {
    int page = 250;           ///< messages asked for at once; servers may give fewer
    int newestPage = 100;     ///< the same, of an archive that was never read
    int newestMessages = 500; ///< of an archive that was never read, so many …
    int newestDays = 30;      ///< … or so far back
    int waitingPages = 2;     ///< given to the store and not yet written: then the server has to wait
    qint64 marginHours = 36;  ///< added to a time that stands for a lost anchor: clocks are wrong
};

/// Decides how the gaps of one archive are filled: the oldest first, page by page forwards, the next page asked for
/// while the store writes the last. An archive that was never read gives its newest pages, put together backwards and
/// stored as one, so that what is interrupted begins again and nothing comes twice; where it is known how the archive
/// ended before anybody could see us, what is behind that end is read forwards from there and is news. Values in,
/// actions out; whoever carries them out says what came of it. After `stopped` answers to earlier actions are not told
/// any more.
class CatchUp
{
public:
    struct Ask { ///< the server; one question at a time
        xmpp::ArchiveQuery query;
    };
    struct Fill { ///< a gap in the store, with `filled` or `notStored` to follow
        qint64 gap = 0;
        ArchivePage page;
        bool isFirstSync = false; ///< old words that nobody has missed
    };
    struct Wait { ///< then read the gaps from the store and `begin` again
        std::chrono::milliseconds time{0};
        bool isRefused = false; ///< the server does not hand it out; that may last
    };
    struct Finish { ///< all that can be filled is filled
        bool gapsRemain = false;
    };
    using Action = std::variant<Ask, Fill, Wait, Finish>;
    using Actions = std::vector<Action>;

    explicit CatchUp(Jid archive, const CatchUpLimits &limits = {});

    /// `gaps` as the store has them, oldest first; `end`: the newest result of the archive before our presence went
    /// out.
    Actions begin(std::vector<Gap> gaps, const QDateTime &now, std::optional<ArchivePage> end = {});
    Actions answered(ArchivePage page);
    Actions refused(const xmpp::IqError &error);
    /// The first of the `Fill`s that wait is on the disk; `isGapGone`: the store found that its gap ends there.
    Actions filled(bool isGapGone = false);
    Actions notStored(); ///< it is not, and nothing behind it will be
    void stopped();      ///< the stream ended

    bool isRunning() const { return m_running; }

private:
    enum class Anchor { Id, Time };

    Actions next();
    Actions turn();
    Actions ask();
    Actions askForNews();
    Actions answeredNewest(ArchivePage page);
    Actions retry(bool isRefused = false);
    bool isNewest() const;

    Jid m_archive;
    CatchUpLimits m_limits;
    std::vector<Gap> m_gaps; ///< the one being filled in front
    std::optional<ArchivePage> m_end;
    QDateTime m_now;
    QString m_after; ///< of the next question
    Anchor m_anchor = Anchor::Id;
    ArchivePage m_newest; ///< put together so far
    int m_filling = 0;
    int m_failures = 0; ///< in a row
    bool m_asking = false;
    bool m_exhausted = false; ///< the gap in front needs no further page
    bool m_hasOld = false;    ///< of an archive that was never read: only news is missing
    bool m_running = false;
    bool m_lost = false; ///< a gap was left open
};

/// 5 s, 10 s, 20 s … at most 5 min.
std::chrono::milliseconds archivePause(int failures);

} // namespace causerie
