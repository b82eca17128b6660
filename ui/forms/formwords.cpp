// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/forms/formwords.h"

#include <QCoreApplication>

namespace causerie::ui
{

namespace
{
struct FormWords {
    Q_DECLARE_TR_FUNCTIONS(causerie::ui::FormWords)
};
} // namespace

QString problemText(FormProblem problem)
{
    switch (problem) {
    case FormProblem::Missing:
        return FormWords::tr("This is needed.");
    case FormProblem::NotTrueOrFalse:
        return FormWords::tr("This can only be yes or no.");
    case FormProblem::NotAnAddress:
        return FormWords::tr("This is not an address. It looks like name@example.org.");
    case FormProblem::NotAnOption:
        return FormWords::tr("Choose one of the list.");
    case FormProblem::NotANumber:
        return FormWords::tr("This is not a number.");
    case FormProblem::NotADate:
        return FormWords::tr("This is not a date or time.");
    case FormProblem::NotALink:
        return FormWords::tr("This is not a link.");
    case FormProblem::OutOfRange:
        return FormWords::tr("This is too small or too large.");
    case FormProblem::NoMatch:
        return FormWords::tr("This does not have the form that is wanted.");
    case FormProblem::TooFew:
        return FormWords::tr("Choose more of these.");
    case FormProblem::TooMany:
        return FormWords::tr("Choose fewer of these.");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace causerie::ui
