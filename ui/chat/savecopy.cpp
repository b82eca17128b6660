// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/savecopy.h"

#include "core/files/copy.h"
#include "ui/style/dialogbody.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFutureWatcher>
#include <QMessageBox>
#include <QPointer>
#include <QPromise>
#include <QThreadPool>

#include <memory>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

using Saved = std::expected<void, QString>;

void tell(const QString &reason, QWidget &over)
{
    const QString what = QCoreApplication::translate("SaveCopy", "The file was not saved");
    auto *box = new QMessageBox(QMessageBox::Warning, what, what, QMessageBox::Ok, &over);
    setDrawing(*box, u"alert"_s, &Tokens::danger);
    setConsequences(*box, reason);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void copy(const QString &from, const QString &to, QWidget &over)
{
    auto promise = std::make_shared<QPromise<Saved>>();
    promise->start();
    auto *watcher = new QFutureWatcher<Saved>(&over);
    QObject::connect(watcher, &QFutureWatcherBase::finished, &over, [watcher, &over] {
        watcher->deleteLater();
        if (const Saved saved = watcher->result(); !saved)
            tell(saved.error(), over);
    });
    watcher->setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, from, to] {
        promise->addResult(files::copyOver(from, to));
        promise->finish();
    });
}

} // namespace

void saveCopy(const QString &title, const QString &file, const QString &name, QStandardPaths::StandardLocation folder,
              QWidget &over)
{
    auto *dialog = new QFileDialog(&over, title, QStandardPaths::writableLocation(folder));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(name);
    QObject::connect(dialog, &QFileDialog::fileSelected, &over, [file, &over](const QString &to) {
        if (QFileInfo(file) != QFileInfo(to))
            copy(file, to, over);
    });
    dialog->open();
}

} // namespace causerie::ui
