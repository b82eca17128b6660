// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/attachment.h"
#include "core/xmpp/jingle.h"
#include "core/xmpp/jingles5b.h"

namespace causerie::xmpp
{

namespace ns
{
inline constexpr QLatin1StringView kFileTransfer{"urn:xmpp:jingle:apps:file-transfer:5"}; ///< XEP-0234
inline constexpr QLatin1StringView kIbbTransport{"urn:xmpp:jingle:transports:ibb:1"};     ///< XEP-0261
} // namespace ns

/// How the bytes go: in stanzas (XEP-0261 §2).
struct IbbTransport {
    QString sid;
    int blockSize = 4096; ///< bytes of one block before base64, 1…65535
    friend bool operator==(const IbbTransport &, const IbbTransport &) = default;
};

/// One file that its sender, the initiator, wants to give (XEP-0234 §6.1), or its acceptance.
struct FileContent {
    QString name = QStringLiteral("file"); ///< of the content
    bool creatorIsInitiator = true;
    Attachment file;          ///< name, media type, size, hashes, description; no address
    QStringList hashesToCome; ///< algorithms whose digests follow when all is sent (<hash-used/>)
    qint64 offset = 0;        ///< session-accept: how many bytes the receiver has already (§6.4)
    IbbTransport transport;
    std::optional<S5bTransport> s5b = {}; ///< beside the stanzas (XEP-0260); then `transport` says nothing yet
    friend bool operator==(const FileContent &, const FileContent &) = default;
};

/// What is said in the middle (XEP-0234 §8).
struct FileNews {
    bool isReceived = false;           ///< all of it is there
    std::vector<FileHash> hashes = {}; ///< <checksum/>
    friend bool operator==(const FileNews &, const FileNews &) = default;
};

/// What a <jingle/> says about files. Parts that its action does not use are empty.
struct FileJingle {
    Jingle common;                                          ///< action, sid, reason, contents, ping
    std::optional<FileContent> file;                        ///< session-initiate, -accept
    EndReason refusal = EndReason::UnsupportedApplications; ///< of those: why `file` is missing
    std::optional<FileNews> news;                           ///< session-info
    std::optional<IbbTransport> replacement;                ///< transport-replace, -accept: in stanzas, then
    std::optional<S5bNews> meeting;                         ///< transport-info
    friend bool operator==(const FileJingle &, const FileJingle &) = default;
};

/// True for a session-initiate whose application is file transfer: no call.
bool offersFile(const QDomElement &jingle);

/// Reads <jingle/>. Liberal as parseJingle: what is unknown or beyond a limit is left out. Taken is one content with
/// one file that goes from initiator to responder over IBB in IQs or over SOCKS5 bytestreams; else `refusal` says why
/// not. Pure; any thread.
std::expected<FileJingle, JingleError> parseFileJingle(const QDomElement &jingle);

/// Writes session-initiate or session-accept; a place from which to go on only in the latter.
void writeFile(QXmlStreamWriter &writer, JingleAction action, const QString &sid, const FileContent &content,
               const JingleParties &parties);
/// transport-replace or transport-accept: it goes in stanzas (XEP-0260 §3).
void writeReplacement(QXmlStreamWriter &writer, JingleAction action, const QString &sid, const FileContent &content);
/// transport-info of a SOCKS5 bytestream.
void writeMeeting(QXmlStreamWriter &writer, const QString &sid, const FileContent &content, const S5bNews &news);
/// session-info: all of it is there.
void writeReceived(QXmlStreamWriter &writer, const QString &sid, const FileContent &content);

} // namespace causerie::xmpp
