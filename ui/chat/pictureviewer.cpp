// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/pictureviewer.h"

#include "ui/chat/attachmentwords.h"
#include "ui/chat/picturecache.h"
#include "ui/chat/savecopy.h"
#include "ui/style/icons.h"
#include "ui/style/measure.h"

#include <QFile>
#include <QGraphicsPixmapItem>
#include <QGraphicsView>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{
constexpr QSize kLargest{6000, 6000};
constexpr double kStep = 1.25;
constexpr double kLeast = 0.05;
constexpr double kMost = 16;
} // namespace

PictureViewer *PictureViewer::open(const std::deque<Message> &messages, const QString &file, QWidget &over)
{
    std::vector<Picture> pictures;
    for (const Message &message : messages) {
        for (const Attachment &one : message.attachments) {
            if (message.retraction == Retraction::None && isShownPicture(one) && !one.localFile.isEmpty() &&
                QFile::exists(one.localFile))
                pictures.push_back({one.localFile, one.name});
        }
    }
    const auto found = std::ranges::find(pictures, file, &Picture::file);
    if (found == pictures.end())
        return nullptr;
    const int current = int(found - pictures.begin());
    auto *viewer = new PictureViewer(std::move(pictures), current, &over);
    viewer->QWidget::show();
    return viewer;
}

PictureViewer::PictureViewer(std::vector<Picture> pictures, int current, QWidget *parent)
    : QWidget(parent, Qt::Window), m_pictures(std::move(pictures)), m_current(current),
      m_cache(new PictureCache(kLargest, this)), m_view(new QGraphicsView(this)), m_item(new QGraphicsPixmapItem),
      m_words(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAutoFillBackground(true);
    resize(scaled(font(), 900), scaled(font(), 680));
    auto *scene = new QGraphicsScene(this);
    scene->addItem(m_item);
    m_item->setTransformationMode(Qt::SmoothTransformation);
    m_view->setScene(scene);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setDragMode(QGraphicsView::ScrollHandDrag);
    m_view->setTransformationAnchor(QGraphicsView::AnchorUnderMouse);
    m_view->setAccessibleName(tr("Picture"));
    m_view->viewport()->installEventFilter(this);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(scaled(font(), 14), scaled(font(), 8), scaled(font(), 14), scaled(font(), 8));
    bar->addWidget(m_words, 1);
    m_previous = addButton(u"back"_s, tr("Previous picture (←)"), [this] { step(-1); });
    m_next = addButton(u"chevron-right"_s, tr("Next picture (→)"), [this] { step(1); });
    auto *smaller = addButton(u"minus"_s, tr("Smaller (−)"), [this] { zoomBy(1 / kStep); });
    auto *larger = addButton(u"plus"_s, tr("Larger (+)"), [this] { zoomBy(kStep); });
    auto *fitting = addButton(u"picture"_s, tr("Whole picture (0)"), [this] { fit(); });
    auto *saving = addButton(u"save"_s, tr("Save as… (Ctrl+S)"), [this] { save(); });
    for (QToolButton *button : {m_previous, m_next, smaller, larger, fitting, saving})
        bar->addWidget(button);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(bar);
    all->addWidget(m_view, 1);
    connect(m_cache, &PictureCache::loaded, this, &PictureViewer::refresh);
    show(m_current);
}

QToolButton *PictureViewer::addButton(const QString &iconName, const QString &words, auto slot)
{
    auto *button = new QToolButton(this);
    button->setProperty("kind", u"icon"_s);
    button->setIcon(icon(iconName));
    button->setAccessibleName(words.section(u" ("_s, 0, 0));
    button->setToolTip(words);
    connect(button, &QToolButton::clicked, this, slot);
    return button;
}

double PictureViewer::zoom() const
{
    return m_view->transform().m11();
}

void PictureViewer::step(int by)
{
    const int next = m_current + by;
    if (next >= 0 && size_t(next) < m_pictures.size())
        show(next);
}

void PictureViewer::show(int index)
{
    m_current = index;
    m_fits = true;
    const QString &name = m_pictures[size_t(index)].name;
    setWindowTitle(name);
    m_words->setText(m_pictures.size() < 2 ? name
                                           : tr("%1 · %2 of %3", "%1 is a file name, %2 its number, %3 how many")
                                                 .arg(name)
                                                 .arg(index + 1)
                                                 .arg(m_pictures.size()));
    m_previous->setEnabled(index > 0);
    m_next->setEnabled(size_t(index) + 1 < m_pictures.size());
    m_item->setPixmap({});
    refresh();
}

void PictureViewer::refresh()
{
    const QString &file = m_pictures[size_t(m_current)].file;
    const QImage picture = m_cache->find(file);
    if (m_cache->isBroken(file))
        m_words->setText(tr("%1 cannot be shown.", "%1 is a file name").arg(m_pictures[size_t(m_current)].name));
    if (picture.isNull())
        return;
    m_item->setPixmap(QPixmap::fromImage(picture));
    m_view->scene()->setSceneRect(m_item->boundingRect());
    if (m_fits)
        fit();
}

/// The whole of it, but no larger than it is.
void PictureViewer::fit()
{
    m_fits = true;
    const QSizeF size = m_item->boundingRect().size();
    if (size.isEmpty())
        return;
    const QSizeF room = m_view->viewport()->size();
    const double factor = std::min({room.width() / size.width(), room.height() / size.height(), 1.0});
    m_view->setTransform(QTransform::fromScale(factor, factor));
    m_view->centerOn(m_item);
}

void PictureViewer::zoomBy(double factor)
{
    const double target = std::clamp(zoom() * factor, kLeast, kMost);
    m_fits = false;
    m_view->setTransform(QTransform::fromScale(target, target));
}

void PictureViewer::save()
{
    const Picture &picture = m_pictures[size_t(m_current)];
    saveCopy(tr("Save picture"), picture.file, picture.name, QStandardPaths::PicturesLocation, *this);
}

void PictureViewer::keyPressEvent(QKeyEvent *event)
{
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    if (event->matches(QKeySequence::Save))
        return save();
    switch (event->key()) {
    case Qt::Key_Escape:
        close();
        break;
    case Qt::Key_Left:
        step(mirrored ? 1 : -1);
        break;
    case Qt::Key_Right:
        step(mirrored ? -1 : 1);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(kStep);
        break;
    case Qt::Key_Minus:
        zoomBy(1 / kStep);
        break;
    case Qt::Key_0:
        fit();
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void PictureViewer::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_fits)
        fit();
}

void PictureViewer::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    setFocus();
    if (m_fits)
        fit();
}

bool PictureViewer::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Wheel) {
        zoomBy(std::pow(kStep, static_cast<QWheelEvent *>(event)->angleDelta().y() / 120.0));
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace causerie::ui
