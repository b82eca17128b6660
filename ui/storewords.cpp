// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/storewords.h"

#include "ui/failurewords.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace causerie::ui
{

namespace
{

struct Store {
    Q_DECLARE_TR_FUNCTIONS(Store)
};

} // namespace

QString troubleWords(const StoreTrouble &trouble)
{
    switch (trouble.remedy) {
    case Remedy::Wait:
        return Store::tr("The message history is damaged. It is being examined…");
    case Remedy::SetAside:
        return Store::tr("The message history is damaged. Messages are shown but not kept until a new one is begun.");
    case Remedy::TryAgain:
        break;
    }
    return storageWords(trouble.error);
}

QString remedyWords(Remedy remedy)
{
    switch (remedy) {
    case Remedy::Wait:
        return {};
    case Remedy::SetAside:
        return Store::tr("&Set it aside and begin anew…");
    case Remedy::TryAgain:
        return Store::tr("&Try again");
    }
    return {};
}

QString newStartWords(const NewStart &start)
{
    const QString words =
        start.keptAs.isEmpty()
            ? Store::tr("The message history can be used again.")
            : Store::tr("A new message history was begun. The damaged one is kept as %1.", "%1 is the name of a file")
                  .arg(QFileInfo(start.keptAs).fileName());
    if (start.unsent == 0)
        return words;
    return Store::tr("%1 %2", "%1 and %2 are sentences")
        .arg(words, Store::tr("%n message(s) not sent yet were taken along.", nullptr, start.unsent));
}

} // namespace causerie::ui
