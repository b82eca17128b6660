// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/dataform.h"

#include <QDomElement>

#include <expected>

class QXmlStreamWriter;

namespace causerie::xmpp
{

enum class DataFormError { NotAForm, BadType };

/// Reads an <x xmlns='jabber:x:data'/> (XEP-0004) with its validation (XEP-0122) and where its pictures and sounds
/// are (XEP-0221). Fields of an unknown type are single lines of text (§3.2). Pure.
std::expected<DataForm, DataFormError> parseDataForm(const QDomElement &x);

/// Writes it; labels, options and rules only in a form to fill in.
void writeDataForm(QXmlStreamWriter &writer, const DataForm &form);

} // namespace causerie::xmpp
