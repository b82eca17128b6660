// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/rooms/subjectdialog.h"

#include "ui/style/dialogbody.h"
#include "ui/style/kind.h"
#include "ui/style/languagefields.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

SubjectDialog::SubjectDialog(const QString &room, const std::vector<LocalizedText> &subjects, QWidget *parent)
    : QDialog(parent), m_fields(new LanguageFields(tr("What is talked about here"), this)), m_problem(makeProblem(this))
{
    QVBoxLayout *body = makeDialogBody(*this, tr("Subject of %1", "%1 is a room").arg(room), 520);
    body->addWidget(makeExplanation(tr("What is talked about here. Where it is written in several languages, "
                                       "everybody reads it in theirs."),
                                    this));
    m_fields->setTexts(subjects);
    body->addWidget(m_fields, 1);
    body->addWidget(m_problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *yes = buttons->addButton(tr("&Change"), QDialogButtonBox::AcceptRole);
    setKind(*yes, u"primary"_s);
    yes->setDefault(true);
    body->addWidget(buttons);
    m_fields->setFocus();
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &SubjectDialog::confirm);
}

void SubjectDialog::confirm()
{
    if (m_fields->showRepeated())
        return m_problem->setText(tr("Two lines are in the same language."));
    Q_EMIT confirmed(m_fields->texts());
    accept();
}

} // namespace causerie::ui
