// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/dataform.h"

#include <QMap>
#include <QWidget>

#include <functional>
#include <vector>

class QFormLayout;
class QLabel;

namespace causerie::ui
{

/// A form of a service to fill in (XEP-0004): a control per field, what is wrong beside it. Pictures that came with it
/// (XEP-0221) stand above their field; what would have to be fetched is a link that a person may follow, by https only.
///
/// Thread: GUI. Owner: its parent.
class FormView final : public QWidget
{
    Q_OBJECT

public:
    /// `pictures`: encoded, by the addresses that fields name them with.
    explicit FormView(const DataForm &form, QWidget *parent = nullptr, const QMap<QString, QByteArray> &pictures = {});

    const DataForm &asked() const { return m_asked; }
    DataForm filledIn() const;
    /// Shows what is wrong, puts the focus on the first; true when nothing is.
    bool check();
    /// Shows what is wrong with the answer to `var` and puts the focus there; false when nothing asks for it.
    bool showProblem(const QString &var, const QString &text);
    QList<QWidget *> controls() const; ///< from the top down

Q_SIGNALS:
    void edited();

private:
    struct Row {
        std::size_t field = 0; ///< index in `m_asked.fields`
        QWidget *control = nullptr;
        QLabel *problem = nullptr;
        std::function<QStringList()> values;
    };

    static void tell(const Row &row, const QString &problem);
    void addField(QFormLayout &layout, std::size_t index);
    bool addWayRound(QFormLayout &layout, const FormField &field);
    void addMedia(QFormLayout &layout, const FormField &field);
    bool addLink(QFormLayout &layout, const QString &words, const QString &address);
    Row makeRow(const FormField &field);
    Row makeLine(const FormField &field);
    Row makeChoice(const FormField &field);
    Row makeChoices(const FormField &field);
    Row makeLines(const FormField &field);
    Row makeTick(const FormField &field);

    DataForm m_asked;
    QMap<QString, QByteArray> m_pictures;
    std::vector<Row> m_rows;
    bool m_hasPicture = false; ///< one is shown
};

} // namespace causerie::ui
