// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointer>
#include <QWidget>

#include <functional>

class QStackedWidget;

namespace causerie::ui
{

class AccountRail;

/// The one window: a page for each account, one of them shown, and the rail to choose while there are several. Its
/// title is that of the page. Remembers its place and size whenever it is hidden.
///
/// Thread: GUI. Owner: Application. Pages are deleted before it.
class Frame final : public QWidget
{
    Q_OBJECT

public:
    explicit Frame(QWidget *parent = nullptr);

    AccountRail &rail() { return *m_rail; }
    void setRailShown(bool shown);
    /// Shows `page`, which is taken in when it is not in yet. It leaves when it is deleted or gets another parent.
    void showPage(QWidget &page);
    void takeIn(QWidget &page); ///< without showing it
    QWidget *page() const;      ///< what is shown; null at first

    /// Asked before the person's closing takes place; without it, always.
    void setMayClose(std::function<bool()> mayClose) { m_mayClose = std::move(mayClose); }

Q_SIGNALS:
    void closed(); ///< by the person

protected:
    void hideEvent(QHideEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void followTitle();

    AccountRail *m_rail;
    QStackedWidget *m_pages;
    std::function<bool()> m_mayClose;
    QPointer<QWidget> m_titled; ///< whose title ours is
};

} // namespace causerie::ui
