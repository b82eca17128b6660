// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QVBoxLayout;

namespace causerie::ui
{

/// What everybody may know of what we do with messages. A change counts at once and is kept. Thread: GUI.
class TellingDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit TellingDialog(Session &session, QWidget *parent = nullptr);

private:
    QCheckBox *addChoice(QVBoxLayout &body, const QString &words, bool MessagingPolicy::*which);

    Session &m_session;
};

/// The same for one conversation, where it may differ.
class ConversationTellingDialog final : public QDialog
{
    Q_OBJECT

public:
    ConversationTellingDialog(Session &session, const Jid &peer, QWidget *parent = nullptr);

private:
    QComboBox *addChoice(QVBoxLayout &body, const QString &words, bool usually, Telling ConversationSettings::*which);

    Session &m_session;
    Jid m_peer;
};

} // namespace causerie::ui
