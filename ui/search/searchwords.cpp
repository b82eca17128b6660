// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/search/searchwords.h"

#include <QCoreApplication>

namespace causerie::ui
{

namespace
{

struct SearchWords {
    Q_DECLARE_TR_FUNCTIONS(SearchWords)
};

} // namespace

QString searchWords(const SearchError &error)
{
    switch (error.problem) {
    case SearchProblem::Empty:
        return {};
    case SearchProblem::TooLong:
        return SearchWords::tr("That is too much to search for.");
    case SearchProblem::NoValue:
        return SearchWords::tr("%1 wants something behind the colon.", "%1 is what was typed: from:").arg(error.word);
    case SearchProblem::BadDate:
        return SearchWords::tr("%1: write a date as 2026, 2026-11 or 2026-11-20, or today or yesterday.",
                               "%1 is what was typed; today and yesterday are typed in English")
            .arg(error.word);
    case SearchProblem::UnknownThing:
        return SearchWords::tr("%1: you can write has:file or has:link.", "%1 is what was typed").arg(error.word);
    case SearchProblem::NotExcludable:
        return SearchWords::tr("%1: only words and phrases can be excluded.", "%1 is what was typed").arg(error.word);
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace causerie::ui
