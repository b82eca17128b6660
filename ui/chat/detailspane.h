// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

#include <QFrame>
#include <QHash>
#include <QTimer>

#include <chrono>
#include <optional>

class QLabel;
class QMenu;
class QPushButton;
class QVBoxLayout;

namespace causerie::ui
{

class Avatar;

/// Who they are: devices, encryption as it is, groups, what each side may see.
///
/// Thread: GUI. Owner: MainWindow. The session outlives it.
class DetailsPane final : public QFrame
{
    Q_OBJECT

public:
    /// Fills a menu with what can be done with a person, over a window.
    using FillMenu = std::function<void(QMenu &menu, const Jid &jid, QWidget *window)>;

    DetailsPane(Session &session, FillMenu fillMenu, QWidget *parent = nullptr);

    void setPeer(const Jid &peer);
    void setBackShown(bool shown); ///< where the pane covers the conversation

Q_SIGNALS:
    void closeRequested();
    void groupsRequested(const causerie::Jid &jid);

private:
    QWidget *makeCard();
    QLabel *addSection(QVBoxLayout *body, const QString &title);
    void refresh();
    void refreshCall();
    void showEvent(QShowEvent *event) override;
    void refreshTime(); ///< what their best device says of its clock (XEP-0202), asked once
    QString statusWords(const Contact &contact) const;
    QString deviceWords(const Contact &contact) const;
    QString permissionWords(const Contact &contact) const;

    Session &m_session;
    FillMenu m_fillMenu;
    Jid m_peer;
    Avatar *m_avatar = nullptr;
    QPushButton *m_back = nullptr;
    QLabel *m_name = nullptr;
    QLabel *m_address = nullptr;
    QPushButton *m_call = nullptr;
    QPushButton *m_more = nullptr;
    QLabel *m_status = nullptr;
    QLabel *m_devices = nullptr;
    QLabel *m_time = nullptr;
    Jid m_clock; ///< the device whose clock it is; full
    std::optional<std::chrono::minutes> m_offset;
    QTimer m_minute;
    QLabel *m_groups = nullptr;
    QPushButton *m_editGroups = nullptr;
    QLabel *m_permissions = nullptr;
    QHash<QWidget *, QLabel *> m_headings; ///< of each section, by its words
    QList<QLabel *> m_lines;               ///< begin where reading begins, whatever language they are in
};

} // namespace causerie::ui
