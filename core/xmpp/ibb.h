// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDomElement>
#include <QString>

#include <expected>
#include <optional>

class QXmlStreamWriter;

namespace causerie::xmpp
{

namespace ns
{
inline constexpr QLatin1StringView kIbb{"http://jabber.org/protocol/ibb"}; ///< XEP-0047
} // namespace ns

/// What an <iq/> does with an in-band bytestream (XEP-0047 §2).
struct IbbRequest {
    enum class Verb { Open, Data, Close };
    Verb verb = Verb::Open;
    QString sid;
    int blockSize = 0;   ///< `Open`: bytes before base64, 0 when it is no number from 1 to 65535
    bool inIqs = true;   ///< `Open`: the blocks come in IQs
    QDomElement element; ///< `Data`
};

/// Nothing when there is none, or it has no usable sid. Pure.
std::optional<IbbRequest> readIbb(const QDomElement &iq);

/// Why a block is not taken (XEP-0047 §2.2).
enum class IbbError {
    BadBlock,  ///< bad-request: no base64, or more than the block size
    OutOfOrder ///< unexpected-request: another number was due
};

/// The receiving end of one stream. Pure; any thread.
class IbbInput
{
public:
    explicit IbbInput(int blockSize) : m_blockSize(blockSize) {}

    /// The bytes of the next block. Strict: white space and a wrong length are no base64.
    std::expected<QByteArray, IbbError> take(const QDomElement &data);

private:
    int m_blockSize;
    quint16 m_next = 0; ///< 65535 is followed by 0
};

void writeIbbOpen(QXmlStreamWriter &writer, const QString &sid, int blockSize);
void writeIbbData(QXmlStreamWriter &writer, const QString &sid, quint16 number, const QByteArray &bytes);
void writeIbbClose(QXmlStreamWriter &writer, const QString &sid);

} // namespace causerie::xmpp
