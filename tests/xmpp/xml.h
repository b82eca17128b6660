// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDomDocument>

namespace causerie::test
{

/// A stanza as the stream reader hands it on: inside a stream whose default namespace is jabber:client.
inline QDomElement xml(const QString &text)
{
    QDomDocument document;
    const auto result = document.setContent(QStringLiteral("<stream xmlns='jabber:client'>%1</stream>").arg(text),
                                            QDomDocument::ParseOption::UseNamespaceProcessing);
    if (!result)
        qFatal("the test's XML is broken: %s", qPrintable(result.errorMessage));
    return document.documentElement().firstChildElement();
}

} // namespace causerie::test
