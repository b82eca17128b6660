// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/searchpattern.h"
#include "core/session/session.h"

#include <QWidget>

class QLabel;
class QListView;
class QStackedWidget;

namespace causerie::ui
{

class FoundModel;
class SearchField;

/// The search in all conversations, in place of the list: results as you type.
///
/// Thread: GUI. Owner: MainWindow. The session outlives it.
class SearchPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit SearchPanel(Session &session, QWidget *parent = nullptr);

    void begin();                  ///< the field has the focus, what was typed last is selected
    SearchPattern pattern() const; ///< of what is typed

Q_SIGNALS:
    void left();
    /// Open it there.
    void chosen(const causerie::Jid &conversation, qint64 messageId);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeHints();
    void search();
    void refresh();
    void choose(const QModelIndex &index);

    Session &m_session;
    FoundModel *m_found;
    SearchField *m_field;
    QLabel *m_state;
    QLabel *m_hints;
    QListView *m_rows;
    QStackedWidget *m_stack;
    QString m_problem; ///< with what is typed, or with the disk
    bool m_hasQuery = false;
};

} // namespace causerie::ui
