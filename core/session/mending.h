// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/belongings.h"
#include "core/storage/failure.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

namespace causerie
{

class History;

/// What a person can do about a store that cannot be used.
enum class Remedy {
    Wait,     ///< the file is being looked at
    TryAgain, ///< when the cause is gone: space, a right, the other program
    SetAside  ///< it is damaged: it can be kept under another name and a new one begun
};

/// Pure. `health` is what an examination said, if it has answered.
constexpr Remedy remedyFor(StorageError error, std::optional<StorageHealth> health) noexcept
{
    if (error != StorageError::Corrupt)
        return Remedy::TryAgain;
    if (!health)
        return Remedy::Wait;
    return *health == StorageHealth::Damaged ? Remedy::SetAside : Remedy::TryAgain;
}

/// Why the store cannot be used, as long as nobody has mended it.
struct StoreTrouble {
    StorageError error = StorageError::Other;
    Remedy remedy = Remedy::TryAgain;
    friend bool operator==(const StoreTrouble &, const StoreTrouble &) = default;
};

/// A history that was begun again.
struct NewStart {
    QString keptAs{}; ///< where the damaged file is now; empty: it is the same one
    int unsent = 0;   ///< messages that were taken along
    friend bool operator==(const NewStart &, const NewStart &) = default;
};

/// The store of an account that cannot be used: says so until it can, and does what a person chooses. Damage is looked
/// into by itself; a search index is made anew by that. Nothing is renamed without `setAside`, and nothing is deleted.
///
/// Thread: GUI. Owner: Session; history and conversations outlive it.
class Mending final : public QObject
{
    Q_OBJECT

public:
    Mending(History &history, Conversations &conversations, QObject *parent = nullptr);
    /// How often a store that is not damaged is tried by itself: the disk may have room again, and then so much of it
    /// that it goes on for a while; `kRoomToGoOn` bytes. Somebody who asks (`tryAgain`) may have it with less.
    static constexpr qint64 kRoomToGoOn = 4 * 1024 * 1024;
    void setPatience(std::chrono::milliseconds between);

    const std::optional<StoreTrouble> &trouble() const { return m_trouble; }
    bool isBusy() const { return m_isBusy; } ///< with `tryAgain` or `setAside`
    void examine();                          ///< somebody else has met damage
    void tryAgain();                         ///< `begun` or `failedAgain` follows
    /// Where the remedy is that: `begun` or `failedAgain` follows. What only this device knows is taken along, as far
    /// as it can be read: settings, drafts, what was not sent.
    void setAside(const QDateTime &now);

Q_SIGNALS:
    void changed();       ///< trouble() or isBusy()
    void searchRebuilt(); ///< only the search was damaged, and is right again
    void failedAgain();   ///< trouble() says why
    void beginning();     ///< the conversations are about to go: whoever has one open lets go of it
    void
    begun(const causerie::NewStart &start); ///< they are there again, from the store; what is missing is on the server

private:
    void meet(StorageError error);
    void lookAgain();
    void set(std::optional<StoreTrouble> trouble);
    void giveUp(StorageError error);
    void begin(const QString &keptAs, Belongings read);
    void bring(const Belongings &taken);

    History &m_history;
    Conversations &m_conversations;
    std::optional<StoreTrouble> m_trouble;
    bool m_isExamining = false;
    bool m_isBusy = false;
    QTimer m_again;
    bool m_isBeginning = false; ///< the conversations go because of us
};

} // namespace causerie

Q_DECLARE_METATYPE(causerie::NewStart)
