// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/chat/mentions.h"

#include <QObject>

#include <functional>

class QListWidget;
class QPlainTextEdit;

namespace causerie::ui
{

/// Names people while one writes: Tab ends the word before the cursor, an @ shows who is there. With several to choose
/// from, a list above the field takes Up, Down, Enter, Tab and Escape.
///
/// Thread: GUI. Owner: the field.
class NickCompleter final : public QObject
{
    Q_OBJECT

public:
    struct People {
        QStringList present; ///< without ourselves
        QStringList recent;  ///< who spoke last, latest first
    };

    explicit NickCompleter(QPlainTextEdit &edit);
    ~NickCompleter() override;

    void setPeople(std::function<People()> ask); ///< null: nobody to name here
    QListWidget *list() const { return m_list; } ///< null until it was needed

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Completion find() const;
    bool complete(); ///< on Tab; false when there is nobody
    void follow();   ///< the text or the cursor moved
    void offer(const Completion &completion);
    void place();
    void choose(const QString &nick, const TextSpan &word);
    void chooseCurrent();
    bool isOffering() const;
    void close();

    QPlainTextEdit &m_edit;
    std::function<People()> m_ask;
    QListWidget *m_list = nullptr; ///< a child of the window
    Completion m_offered;
    bool m_byTab = false; ///< the list was asked for; it stays while the word goes on
    bool m_isChoosing = false;
};

} // namespace causerie::ui
