// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/calls.h"
#include "core/chat/conversations.h"
#include "core/roster/roster.h"
#include "core/session/account.h"
#include "core/session/archivereport.h"
#include "core/session/callobstacle.h"
#include "core/session/outgoingtext.h"
#include "core/session/policies.h"
#include "core/session/sessionstate.h"
#include "core/storage/failure.h"
#include "core/xmpp/abilities.h"
#include "core/xmpp/connectionerror.h"

#include <QDir>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace causerie
{

class Avatars;
class Blocklist;
class CallLog;
class Checkup;
class Directory;
class Invitations;
class Mending;
class Profiles;
class Files;
class Gateways;
class HistoryFiles;
class Rooms;
class Search;
class ServerAccount;

struct SessionSettings {
    QDir dataDir;                                        ///< database and account file; made when missing
    bool useKeychain = true;                             ///< false: passwords are never kept
    bool keepAccount = true;                             ///< false: the account file is read, never written
    QString accountFile = QStringLiteral("account.ini"); ///< its name in `dataDir`; one for each account kept there
    xmpp::Abilities abilities = xmpp::kAllAbilities;     ///< what others are told we can do
    /// Nobody else uses `dataDir`: what earlier runs left in it, and nothing names any more, is removed.
    bool ownsFolder = false;
};

/// The one object a window or the command line binds to: one account, its contacts, conversations and calls.
///
/// Thread: GUI. Owner: Application. Owns the storage thread and all parts; destroying it signs out.
class Session final : public QObject
{
    Q_OBJECT

public:
    explicit Session(const SessionSettings &settings, QObject *parent = nullptr);
    ~Session() override;

    SessionState state() const;
    SignInStep step() const;
    QString stepDetail() const; ///< "xmpp1.example.com:5223", untranslated
    const std::optional<xmpp::ConnectionError> &error() const;
    QDateTime nextAttempt() const; ///< meaningful when Waiting

    /// The account of the last sign-in, if any was kept.
    std::optional<Account> storedAccount() const;
    const Account &account() const;

    /// Shows what is stored of this account, without signing in.
    void openAccount(const Account &account);
    /// Signs in; an empty password asks the keychain. Errors arrive by `stateChanged` with `error()`.
    void signIn(const Account &account, const QString &password);
    void signOut();     ///< ends calls; SignedOut follows when the server has heard it
    void retryNow();    ///< when Waiting
    void abortStream(); ///< cuts the socket as a lost network would; it comes back by itself
    /// Forgets the account, its password and its data.
    void forgetAccount();

    /// Calls `done` when the server has answered everything that it was asked before, or does not answer at all.
    void roundTrip(QObject *context, std::function<void()> done);

    /// Calls `done` when what was written so far (drafts, settings, messages) is on the disk or could not be put there,
    /// which `mending` and the conversations say by then.
    void afterWriting(QObject *context, std::function<void()> done);

    /// Own presence (RFC 6121 §4.7); kept and sent on every new stream.
    void setPresence(Availability availability, const QString &status, int priority = 0);
    /// The same with the status in several languages (§4.7.2.2), each once.
    void setPresence(Availability availability, const std::vector<LocalizedText> &statuses, int priority = 0);
    Availability availability() const; ///< as it was set
    QString status() const;            ///< the first of them, where there are several
    std::vector<LocalizedText> statuses() const;
    /// When this machine was last used, as far as that is known now; call it every few seconds. After a while of
    /// absence others see that (XEP-0319) instead of Available, if the policy lets them; a call counts as use.
    void noteUse(const QDateTime &last);

    Roster &roster();
    Conversations &conversations();
    Calls &calls();
    CallLog &callLog();   ///< those that are over
    Gateways &gateways(); ///< to telephones
    Rooms &rooms();
    Search &search();               ///< in the history
    HistoryFiles &historyFiles();   ///< exports and imports
    Mending &mending();             ///< of a history that cannot be used
    Blocklist &blocklist();         ///< whom we keep away (XEP-0191)
    Avatars &avatars();             ///< pictures of ourselves and others (XEP-0084)
    Profiles &profiles();           ///< names and cards of ourselves and others (XEP-0172, XEP-0292)
    Files &files();                 ///< of messages: sent, fetched
    ServerAccount &serverAccount(); ///< another password, the end of the account (XEP-0077)
    Invitations &invitations();     ///< ours and others' (XEP-0379, XEP-0401)
    Directory &directory();         ///< where people can be found (XEP-0055)
    Checkup &checkup();             ///< of the way to our server

    // Contacts (RFC 6121 §2.3, §3). Failures arrive by `requestFailed`.
    void addContact(const Jid &jid, const QString &name, const QStringList &groups,
                    Approval approval = Approval::WhenAsked); ///< and asks to see them
    bool canApproveAhead() const;                             ///< the server of this stream keeps such approvals
    void renameContact(const Jid &jid, const QString &name);
    void setGroups(const Jid &jid, const QStringList &groups);
    void removeContact(const Jid &jid);
    void approveSubscription(const Jid &jid);
    void denySubscription(const Jid &jid);
    void requestSubscription(const Jid &jid);
    void cancelSubscription(const Jid &jid); ///< they no longer see us

    // Messages. `send` stores first; what is offline goes out with the next stream, once.
    /// The message's origin id; empty when there is nothing to send.
    QString send(const Jid &peer, const QString &text);
    QString send(const Jid &peer, const OutgoingText &text); ///< an answer, several languages, a spoiler …
    void resend(const Jid &peer, qint64 messageId);
    /// Of messages that are there; offline it waits as messages do. What cannot be stored is told by `notKept`,
    /// an edit of what is not there by `notCorrected`.
    void correct(const Jid &peer, qint64 messageId, const OutgoingText &text); ///< one of ours (XEP-0308)
    void react(const Jid &peer, qint64 messageId, const QStringList &emojis);  ///< all that we think (XEP-0444)
    void retract(const Jid &peer, qint64 messageId);                           ///< one of ours (XEP-0424)
    void acceptRequest(const Jid &peer);  ///< a stranger's conversation joins the others
    void declineRequest(const Jid &peer); ///< it goes
    void saveSettings(const Jid &peer, const ConversationSettings &settings);
    void removeConversation(const Jid &peer); ///< here, not on the server
    /// Compares the whole conversation with the server's archive and adds what is missing; one at a time.
    void checkConversation(const Jid &peer, std::function<void(const ArchiveReport &)> progress,
                           std::function<void(const ArchiveReport &)> done);
    void cancelCheck();
    bool isCatchingUp() const;                              ///< reading what was missed
    void setMessagingPolicy(const MessagingPolicy &policy); ///< what others may know; kept by whoever sets it
    const MessagingPolicy &messagingPolicy() const;
    void setChatState(const Jid &peer, ChatState state);
    /// History for the command line: the newest `limit`, oldest first. Works offline, after `openAccount`.
    void readHistory(const Jid &peer, int limit, std::function<void(std::vector<Message>)> done);

    /// Null when a call is in progress or we are offline.
    Call *call(const Jid &peer);
    /// True when a device of `peer` is known to take voice calls (XEP-0167 features in caps).
    bool canCall(const Jid &peer) const;
    /// True when this device can be asked to call somebody else (XEP-0251); may change with `abilitiesLearnt`.
    bool takesTransfers(const Jid &device) const;
    /// Why not just now; changes with `stateChanged`, `callabilityChanged` and the calls.
    CallObstacle callObstacle(const Jid &peer) const;

Q_SIGNALS:
    void stateChanged();    ///< state, step, error or nextAttempt
    void presenceChanged(); ///< own availability or status
    /// New, from somebody else: what they wrote, or a call of theirs that was missed.
    void messageReceived(const causerie::Message &message, causerie::Arrival arrival);
    void messageChanged(const causerie::Message &message); ///< state, text, reactions … of a known one
    void saidAll();                                        ///< corrections, reactions … have all reached our server
    void notTaken(const QString &serverText);              ///< one of those was refused
    void caughtUp();                                       ///< what was missed is here
    /// The disk had no room for what was said of a message: give the words back to whoever typed them.
    void notKept(const causerie::Annotation &said);
    /// The message that an edit was for is gone, was taken back or was never sent: likewise.
    void notCorrected(const causerie::Annotation &said);
    void callabilityChanged(const causerie::Jid &peer);
    void abilitiesLearnt(const causerie::Jid &device); ///< what a device of somebody's can do (XEP-0115)
    /// `what` is one of `requests`.
    void requestFailed(causerie::RequestError error, const QString &what, const QString &serverText);
    void keychainFailed(const QString &text); ///< the session goes on
    /// What is typed stays visible as Failed; `text` is for reports, `error` for words.
    void storageFailed(const QString &text, causerie::StorageError error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace causerie
