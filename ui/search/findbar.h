// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/searchpattern.h"
#include "core/session/session.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace causerie
{
class SearchResults;
} // namespace causerie

namespace causerie::ui
{

class SearchField;

/// Finds in the open conversation: how many there are and which is shown; from the newest to the oldest.
///
/// Thread: GUI. Owner: ConversationView. The session outlives it.
class FindBar final : public QFrame
{
    Q_OBJECT

public:
    explicit FindBar(Session &session, QWidget *parent = nullptr);
    ~FindBar() override;

    void setPeer(const Jid &peer); ///< another conversation: closes
    void begin(const QString &text = {});
    void showOlder();
    void showNewer();
    const SearchPattern &pattern() const;

Q_SIGNALS:
    void messageRequested(qint64 messageId);
    void closed();

private:
    void search();
    void take(const std::vector<Message> &messages);
    void show(qsizetype index);
    void refresh();
    void close();

    Session &m_session;
    Jid m_peer;
    SearchField *m_field;
    QLabel *m_count;
    QToolButton *m_older;
    QToolButton *m_newer;
    std::unique_ptr<SearchResults> m_results;
    std::vector<qint64> m_found;   ///< newest first
    qsizetype m_shown = -1;        ///< of `m_found`
    bool m_showsOlderNext = false; ///< as soon as there are further ones
    QString m_problem;
};

} // namespace causerie::ui
