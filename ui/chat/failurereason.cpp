// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/failurereason.h"

#include "core/storage/failure.h"
#include "ui/chat/attachmentwords.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

struct FailureReason {
    Q_DECLARE_TR_FUNCTIONS(FailureReason)
};

struct Row {
    QLatin1StringView condition;
    const char *words;
};

constexpr Row kRows[] = {
    {"remote-server-not-found"_L1, QT_TRANSLATE_NOOP("FailureReason", "their server cannot be found")},
    {"remote-server-timeout"_L1, QT_TRANSLATE_NOOP("FailureReason", "their server does not answer")},
    {"service-unavailable"_L1, QT_TRANSLATE_NOOP("FailureReason", "they cannot be reached")},
    {"recipient-unavailable"_L1, QT_TRANSLATE_NOOP("FailureReason", "they are not online")},
    {"item-not-found"_L1, QT_TRANSLATE_NOOP("FailureReason", "there is no such address")},
    {"gone"_L1, QT_TRANSLATE_NOOP("FailureReason", "they have left this address")},
    {"redirect"_L1, QT_TRANSLATE_NOOP("FailureReason", "they have left this address")},
    {"jid-malformed"_L1, QT_TRANSLATE_NOOP("FailureReason", "the address is wrong")},
    {"forbidden"_L1, QT_TRANSLATE_NOOP("FailureReason", "it is not permitted")},
    {"not-allowed"_L1, QT_TRANSLATE_NOOP("FailureReason", "it is not permitted")},
    {"not-authorized"_L1, QT_TRANSLATE_NOOP("FailureReason", "it is not permitted")},
    {"subscription-required"_L1, QT_TRANSLATE_NOOP("FailureReason", "they only take messages from their contacts")},
    {"not-acceptable"_L1, QT_TRANSLATE_NOOP("FailureReason", "the server did not accept it")},
    {"policy-violation"_L1, QT_TRANSLATE_NOOP("FailureReason", "the server did not accept it")},
    {"resource-constraint"_L1, QT_TRANSLATE_NOOP("FailureReason", "the server is overloaded")},
    {"internal-server-error"_L1, QT_TRANSLATE_NOOP("FailureReason", "the server had a problem")},
};

QString reason(StorageError error)
{
    switch (error) {
    case StorageError::Full:
        return FailureReason::tr("the disk was full");
    case StorageError::ReadOnly:
        return FailureReason::tr("the message history may not be written");
    case StorageError::Corrupt:
        return FailureReason::tr("the message history is damaged");
    case StorageError::CannotOpen:
    case StorageError::NewerSchema:
    case StorageError::Busy:
    case StorageError::Other:
        return FailureReason::tr("it could not be kept on this computer");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

QString failureReason(const QString &failure)
{
    if (const QString reason = transferReason(failure); !reason.isEmpty())
        return reason;
    if (const auto error = storageErrorFrom(failure))
        return reason(*error);
    const auto row = std::ranges::find_if(kRows, [&](const Row &known) { return failure == known.condition; });
    return row == std::end(kRows) ? failure.simplified() : FailureReason::tr(row->words);
}

} // namespace causerie::ui
