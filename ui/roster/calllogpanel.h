// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

#include <QPersistentModelIndex>
#include <QWidget>

class QButtonGroup;
class QLabel;
class QListView;
class QModelIndex;
class QStackedWidget;

namespace causerie::ui
{

class CallLogModel;

/// All calls of an account in one list, with what is to be seen of them above it. A click or Enter leads to the
/// conversation, the telephone at the end of a row or Ctrl+Enter calls.
///
/// Thread: GUI. Owner: ListPanel, which connects the rows. The session outlives it.
class CallLogPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit CallLogPanel(Session &session, QWidget *parent = nullptr);

    QListView &rows() const { return *m_rows; }
    void open(); ///< it is shown
    void setWords(const QString &words);
    void call(const QModelIndex &row); ///< or says at the row why not

Q_SIGNALS:
    void dialRequested(); ///< somebody who is in no row

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeFilters();
    QWidget *makeEmptyPlace();
    QWidget *makeDialRow();
    void refreshPlace();

    Session &m_session;
    CallLogModel *m_model;
    QListView *m_rows;
    QStackedWidget *m_stack;
    QButtonGroup *m_filters = nullptr;
    QLabel *m_emptyTitle = nullptr;
    QLabel *m_emptyWords = nullptr;
    QString m_words;
    QPersistentModelIndex m_pressed; ///< whose telephone the mouse went down on
};

} // namespace causerie::ui
