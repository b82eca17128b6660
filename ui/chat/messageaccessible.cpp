// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/messageaccessible.h"

#include "ui/chat/messageview.h"

#include <QAccessibleWidget>
#include <QHash>
#include <QPersistentModelIndex>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{

MessageView *viewOf(QObject *object)
{
    return static_cast<MessageView *>(object);
}

/// One message, as long as its row is there.
class Row final : public QAccessibleInterface
{
public:
    Row(MessageView *view, const QModelIndex &index) : m_view(view), m_index(index) {}

    bool isValid() const override { return m_view && m_index.isValid(); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString &) override {}

    QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Name)
            return m_index.data(Qt::AccessibleTextRole).toString();
        return kind == QAccessible::Value ? m_index.data().toString() : QString();
    }
    QRect rect() const override
    {
        const QRect inView = m_view ? m_view->visualRect(m_index) : QRect();
        return m_view ? QRect(m_view->viewport()->mapToGlobal(inView.topLeft()), inView.size()) : QRect();
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.invalid = !isValid();
        if (!isValid())
            return state;
        state.focusable = true;
        state.readOnly = true;
        state.focused = m_view->hasFocus() && m_view->currentIndex() == m_index;
        state.offscreen = !m_view->visualRect(m_index).intersects(m_view->viewport()->rect());
        return state;
    }

private:
    QPointer<MessageView> m_view;
    QPersistentModelIndex m_index;
};

class Rows final : public QAccessibleWidget
{
public:
    explicit Rows(QWidget *view) : QAccessibleWidget(view, QAccessible::List) {}
    ~Rows() override { forget(); }

    int childCount() const override { return viewOf(object())->model()->rowCount(); }
    QAccessibleInterface *child(int row) const override
    {
        MessageView *view = viewOf(object());
        const QModelIndex index = view->model()->index(row, 0);
        if (!index.isValid())
            return nullptr;
        const auto known = m_ids.constFind(index);
        if (known != m_ids.cend())
            return QAccessible::accessibleInterface(*known);
        auto *made = new Row(view, index);
        m_ids.insert(index, QAccessible::registerAccessibleInterface(made));
        return made;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        MessageView *view = viewOf(object());
        const QModelIndex index = view->indexAt(view->viewport()->mapFromGlobal(QPoint(x, y)));
        return index.isValid() ? child(index.row()) : nullptr;
    }
    int indexOfChild(const QAccessibleInterface *wanted) const override
    {
        for (auto it = m_ids.cbegin(); it != m_ids.cend(); ++it) {
            if (QAccessible::accessibleInterface(it.value()) == wanted)
                return it.key().row();
        }
        return -1;
    }

private:
    void forget()
    {
        for (const QAccessible::Id id : std::as_const(m_ids))
            QAccessible::deleteAccessibleInterface(id);
    }

    mutable QHash<QPersistentModelIndex, QAccessible::Id> m_ids;
};

QAccessibleInterface *makeInterface(const QString &className, QObject *object)
{
    if (className != "causerie::ui::MessageView"_L1 || !object)
        return nullptr;
    return new Rows(static_cast<QWidget *>(object));
}

} // namespace

void makeMessageViewsAccessible()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(installed)
}

} // namespace causerie::ui
