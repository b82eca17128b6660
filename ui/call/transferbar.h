// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/jid.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace causerie::ui
{

/// "They want you to call carol@example.com instead." — Call, Stay: the question that a transfer is, or whether we let
/// ourselves be put through to one they talk with. The address stands there as it is, for it alone will be called.
///
/// Thread: GUI. Owner: CallWindow.
class TransferBar final : public QFrame
{
    Q_OBJECT

public:
    explicit TransferBar(QWidget *parent = nullptr);

    enum class Kind {
        Instead,   ///< this call ends first (XEP-0251 §2)
        PutThrough ///< it waits until the other is heard (§3)
    };
    void ask(const QString &who, const Jid &target, Kind kind = Kind::Instead); ///< an empty target: no question
    QPushButton *followButton() const { return m_follow; }
    QPushButton *stayButton() const { return m_stay; }

Q_SIGNALS:
    void followed();
    void refused();

private:
    QLabel *m_words;
    QPushButton *m_follow;
    QPushButton *m_stay;
};

} // namespace causerie::ui
