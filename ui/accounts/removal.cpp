// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/accounts/removal.h"

#include "ui/style/dialogbody.h"
#include "ui/style/kind.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{
struct Removal {
    Q_DECLARE_TR_FUNCTIONS(Removal)
};
} // namespace

void askToRemove(const Jid &account, QWidget &window, std::function<void()> yes)
{
    auto *question = new QMessageBox(
        QMessageBox::Question, Removal::tr("Remove an account"),
        Removal::tr("Remove %1 from this computer?", "%1 is an address of ours").arg(account.toString()),
        QMessageBox::Cancel, &window);
    setDrawing(*question, u"trash"_s, &Tokens::danger);
    question->setAttribute(Qt::WA_DeleteOnClose);
    setConsequences(
        *question,
        Removal::tr("Its messages, files and password that are kept here are deleted. The account itself stays on its "
                    "server, and you can sign in again."));
    QPushButton *remove = question->addButton(Removal::tr("&Remove"), QMessageBox::DestructiveRole);
    setKind(*remove, u"danger"_s);
    question->setDefaultButton(QMessageBox::Cancel); // Enter removes nothing
    QObject::connect(remove, &QPushButton::clicked, question, [yes = std::move(yes)] { yes(); });
    question->open();
}

} // namespace causerie::ui
