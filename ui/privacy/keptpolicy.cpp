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

} // namespace

MessagingPolicy keptPolicy(const QSettings &settings)
{
    const MessagingPolicy usual;
    return {.receipts = settings.value(kReceipts, usual.receipts).toBool(),
            .markers = settings.value(kMarkers, usual.markers).toBool(),
            .chatStates = settings.value(kChatStates, usual.chatStates).toBool(),
            .absence = settings.value(kAbsence, usual.absence).toBool()};
}

void keep(const MessagingPolicy &policy, QSettings &settings)
{
    settings.setValue(kReceipts, policy.receipts);
    settings.setValue(kMarkers, policy.markers);
    settings.setValue(kChatStates, policy.chatStates);
    settings.setValue(kAbsence, policy.absence);
}

} // namespace causerie::ui
