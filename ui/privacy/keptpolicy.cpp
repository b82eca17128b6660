// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/privacy/keptpolicy.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

const QString kReceipts = u"privacy/tellReceived"_s;
const QString kMarkers = u"privacy/tellRead"_s;
const QString kChatStates = u"privacy/tellWriting"_s;
const QString kAbsence = u"privacy/tellAbsence"_s;
const QString kAddress = u"privacy/tellAddress"_s;
const QString kLargest = u"files/largestByItself"_s;
const QString kInRooms = u"files/inRooms"_s;
const QString kBeside = u"files/unencryptedBeside"_s;

} // namespace

MessagingPolicy keptPolicy(const QSettings &settings)
{
    const MessagingPolicy usual;
    return {.receipts = settings.value(kReceipts, usual.receipts).toBool(),
            .markers = settings.value(kMarkers, usual.markers).toBool(),
            .chatStates = settings.value(kChatStates, usual.chatStates).toBool(),
            .absence = settings.value(kAbsence, usual.absence).toBool(),
            .address = settings.value(kAddress, usual.address).toBool()};
}

void keep(const MessagingPolicy &policy, QSettings &settings)
{
    settings.setValue(kReceipts, policy.receipts);
    settings.setValue(kMarkers, policy.markers);
    settings.setValue(kChatStates, policy.chatStates);
    settings.setValue(kAbsence, policy.absence);
    settings.setValue(kAddress, policy.address);
}

files::DownloadRule keptDownloadRule(const QSettings &settings)
{
    files::DownloadRule rule;
    bool isNumber = false;
    if (const qint64 largest = settings.value(kLargest).toLongLong(&isNumber); isNumber && largest >= 0)
        rule.largest = largest;
    rule.inRooms = settings.value(kInRooms, rule.inRooms).toBool();
    return rule;
}

void keep(const files::DownloadRule &rule, QSettings &settings)
{
    settings.setValue(kLargest, rule.largest);
    settings.setValue(kInRooms, rule.inRooms);
}

bool keptBeside(const QSettings &settings)
{
    return settings.value(kBeside, false).toBool();
}

void keepBeside(bool allowed, QSettings &settings)
{
    settings.setValue(kBeside, allowed);
}

} // namespace causerie::ui
