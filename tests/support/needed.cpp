// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/needed.h"

#include <QFileInfo>
#include <QProcess>

namespace causerie::test
{

bool mustHaveEverything()
{
    return !qEnvironmentVariableIsEmpty("CI");
}

bool hasSlixmpp()
{
    QProcess python;
    python.start(QStringLiteral("python3"), {QStringLiteral("-c"), QStringLiteral("import slixmpp")});
    return python.waitForFinished() && python.exitStatus() == QProcess::NormalExit && python.exitCode() == 0;
}

bool hasProsodyModule(const QString &module)
{
    return QFileInfo::exists(QStringLiteral("/usr/lib/prosody/modules/mod_") + module);
}

} // namespace causerie::test
