// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/accounts/frame.h"

#include "ui/accounts/accountrail.h"
#include "ui/style/icons.h"
#include "ui/style/measure.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QSettings>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{
constexpr auto kGeometryKey = "window/geometry"_L1;
} // namespace

Frame::Frame(QWidget *parent) : QWidget(parent), m_rail(new AccountRail(this)), m_pages(new QStackedWidget(this))
{
    setWindowIcon(applicationIcon());
    setObjectName(u"Frame"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addWidget(m_pages, 1);
    m_rail->hide();
    connect(m_pages, &QStackedWidget::currentChanged, this, &Frame::followTitle);
    if (!restoreGeometry(QSettings().value(kGeometryKey).toByteArray()))
        resize(scaled(font(), 1240), scaled(font(), 800));
}

void Frame::setRailShown(bool shown)
{
    m_rail->setVisible(shown);
}

void Frame::takeIn(QWidget &page)
{
    if (m_pages->indexOf(&page) < 0)
        m_pages->addWidget(&page);
}

void Frame::showPage(QWidget &page)
{
    takeIn(page);
    m_pages->setCurrentWidget(&page);
}

QWidget *Frame::page() const
{
    return m_pages->currentWidget();
}

void Frame::followTitle()
{
    if (m_titled)
        disconnect(m_titled, &QWidget::windowTitleChanged, this, nullptr);
    m_titled = m_pages->currentWidget();
    if (!m_titled)
        return;
    connect(m_titled, &QWidget::windowTitleChanged, this, &QWidget::setWindowTitle);
    setWindowTitle(m_titled->windowTitle());
}

void Frame::hideEvent(QHideEvent *event)
{
    if (!event->spontaneous())
        QSettings().setValue(kGeometryKey, saveGeometry());
    QWidget::hideEvent(event);
}

void Frame::closeEvent(QCloseEvent *event)
{
    if (m_mayClose && !m_mayClose()) {
        event->ignore();
        return;
    }
    QWidget::closeEvent(event);
    Q_EMIT closed();
}

} // namespace causerie::ui
