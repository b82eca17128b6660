// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/xmpp/connectionerror.h"

#include <QAbstractSocket>

struct QXmppError;

namespace causerie::xmpp
{

/// What a socket's failure is for a person. Pure.
ConnectionError::Kind toKind(QAbstractSocket::SocketError error);

/// What the library reports by itself: sockets, and the few things StreamGate has not put into words before. Pure.
ConnectionError toConnectionError(const QXmppError &error);

} // namespace causerie::xmpp
