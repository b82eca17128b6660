// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/privacy/checkdialog.h"

#include "ui/privacy/checkwords.h"
#include "ui/style/dialogbody.h"
#include "ui/style/measure.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace causerie::ui
{

CheckDialog::CheckDialog(Session &session, const Jid &peer, QWidget *parent)
    : QDialog(parent), m_session(session), m_words(new QLabel(this)), m_bar(new QProgressBar(this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel, this))
{
    QVBoxLayout *body = makeDialogBody(*this, tr("Check against the server"), 420);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setText(tr("Every message that the server has is looked for here."));
    m_bar->setRange(0, 0); // nobody knows how many there are
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress of the check"));
    body->addWidget(m_words);
    body->addWidget(m_bar);
    body->addSpacing(scaled(font(), 8));
    body->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const QPointer<CheckDialog> self(this);
    session.checkConversation(
        peer,
        [self](const ArchiveReport &soFar) {
            if (self)
                self->m_words->setText(progressWords(soFar));
        },
        [self](const ArchiveReport &report) {
            if (self)
                self->finish(report);
        });
}

CheckDialog::~CheckDialog()
{
    if (m_isRunning)
        m_session.cancelCheck();
}

void CheckDialog::finish(const ArchiveReport &report)
{
    m_isRunning = false;
    m_words->setText(resultWords(report));
    m_bar->hide();
    m_buttons->setStandardButtons(QDialogButtonBox::Close);
    m_buttons->button(QDialogButtonBox::Close)->setFocus();
}

} // namespace causerie::ui
