// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace causerie::test
{

/// Whether a test that lacks something of installer/packages.txt fails: where CI is set. A skipped test is green, so
/// there nobody would see that nothing was proven.
bool mustHaveEverything();

bool hasSlixmpp();                            ///< python3-slixmpp, by asking Python for it
bool hasProsodyModule(const QString &module); ///< of the community's, as Debian's prosody-modules puts them

} // namespace causerie::test

/// In a test function: goes no further without `package` of installer/packages.txt, which is there when `isThere`.
#define CAUSERIE_NEEDS(package, isThere)                                                                               \
    do {                                                                                                               \
        if (!(isThere)) {                                                                                              \
            if (causerie::test::mustHaveEverything())                                                                  \
                QFAIL(package " is not installed, and CI is to prove everything");                                     \
            QSKIP(package " is not installed");                                                                        \
        }                                                                                                              \
    } while (false)
