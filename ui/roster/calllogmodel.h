// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/calllog.h"
#include "core/session/session.h"
#include "ui/roster/roles.h"

#include <QAbstractListModel>

namespace causerie::ui
{

/// The calls of one account that are over, newest first; reads them page by page, when the view comes to the end of
/// what there is. Empty until `open`. Roles: see RowRole.
///
/// Thread: GUI. Owner: the call log. The session outlives it.
class CallLogModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr int kPage = 50;

    explicit CallLogModel(Session &session, QObject *parent = nullptr);

    void open(); ///< somebody looks: reads the first page
    void setShown(CallsShown shown);
    CallsShown shown() const { return m_shown; }
    void setWords(const QString &words); ///< only with whose name or address has them
    bool isWorking() const { return m_isWorking; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void settled(); ///< a page has come, or there is none

private:
    void restart();
    void read();
    void take(CallPage page);
    void note(const Message &call);
    void forget(const Jid &contact);
    void refresh(const Jid &contact, const QList<int> &roles);
    CallQuery query() const;
    QString tip(const Message &call) const;
    QString accessibleText(const Message &call) const;

    Session &m_session;
    std::vector<Message> m_rows;
    QString m_words;
    CallsShown m_shown = CallsShown::All;
    int m_asked = 0; ///< answers to earlier questions are not taken
    bool m_isOpen = false;
    bool m_isWorking = false;
    bool m_hasOlder = false;
};

} // namespace causerie::ui
