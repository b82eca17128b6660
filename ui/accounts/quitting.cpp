// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/accounts/quitting.h"

#include "core/chat/conversations.h"
#include "core/chat/draft.h"
#include "core/session/mending.h"
#include "core/session/session.h"
#include "ui/style/dialogbody.h"
#include "ui/style/kind.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{
struct Quitting {
    Q_DECLARE_TR_FUNCTIONS(Quitting)
};
} // namespace

bool holdsUnkept(Session &session)
{
    return session.mending().trouble() &&
           std::ranges::any_of(session.conversations().all(), [](const Conversation *conversation) {
               return !conversation->unstored().empty() || !isEmpty(draftOf(conversation->settings()));
           });
}

void askToQuit(QWidget &window, std::function<void()> yes)
{
    auto *question = new QMessageBox(QMessageBox::Question, Quitting::tr("Quit Causerie"),
                                     Quitting::tr("Quit, and lose the last messages?"), QMessageBox::Cancel, &window);
    setDrawing(*question, u"alert"_s, &Tokens::danger);
    question->setAttribute(Qt::WA_DeleteOnClose);
    setConsequences(*question, Quitting::tr("The message history cannot be written at the moment. Messages and drafts "
                                            "since then are only here, and may be gone when the program ends."));
    QPushButton *quit = question->addButton(Quitting::tr("&Quit all the same"), QMessageBox::DestructiveRole);
    setKind(*quit, u"danger"_s);
    question->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(quit, &QPushButton::clicked, question, [yes = std::move(yes)] { yes(); });
    question->open();
}

} // namespace causerie::ui
