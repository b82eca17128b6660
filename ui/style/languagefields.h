// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/localizedtext.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace causerie::ui
{

/// One line of text in as many languages as wanted (RFC 6121 §5.2.3): a row for each, and a button for another. Where
/// there is no room for all rows they scroll; the one with the focus is always in sight.
///
/// Thread: GUI. Owner: its parent.
class LanguageFields final : public QWidget
{
    Q_OBJECT

public:
    /// `name` is read aloud for every line.
    explicit LanguageFields(const QString &name, QWidget *parent = nullptr);

    void setTexts(const std::vector<LocalizedText> &texts); ///< without any, one empty row stays
    std::vector<LocalizedText> texts() const;               ///< trimmed, without the empty ones
    /// Goes to the second of two lines in one language, which RFC 6121 forbids; false when there are none.
    bool showRepeated();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Row {
        QWidget *all;
        QComboBox *language;
        QLineEdit *text;
        QToolButton *remove;
    };
    void addRow(const LocalizedText &text);
    void addAnother();
    void remove(const QWidget *row);
    void refresh();
    void showFocused();

    QString m_name;
    std::vector<Row> m_rows;
    QScrollArea *m_area;
    QVBoxLayout *m_body; ///< of the rows
    QPushButton *m_add;
};

} // namespace causerie::ui
