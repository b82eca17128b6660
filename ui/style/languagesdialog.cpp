// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/languagesdialog.h"

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

LanguagesDialog::LanguagesDialog(const LanguagesQuestion &question, const std::vector<LocalizedText> &texts,
                                 QWidget *parent)
    : QDialog(parent), m_fields(new LanguageFields(question.field, this)), m_problem(makeProblem(this))
{
    QVBoxLayout *body = makeDialogBody(*this, question.title, 520);
    body->addWidget(makeExplanation(question.explanation, this));
    m_fields->setTexts(texts);
    body->addWidget(m_fields, 1);
    body->addWidget(m_problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *yes = buttons->addButton(question.accept, QDialogButtonBox::AcceptRole);
    setKind(*yes, u"primary"_s);
    yes->setDefault(true);
    body->addWidget(buttons);
    m_fields->setFocus();
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &LanguagesDialog::confirm);
}

void LanguagesDialog::confirm()
{
    if (m_fields->showRepeated())
        return m_problem->setText(tr("Two lines are in the same language."));
    Q_EMIT confirmed(m_fields->texts());
    accept();
}

} // namespace causerie::ui
