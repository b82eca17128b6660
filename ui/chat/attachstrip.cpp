// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/attachstrip.h"

#include "core/files/picture.h"
#include "core/session/files.h"
#include "ui/chat/attachmentwords.h"
#include "ui/style/icons.h"
#include "ui/style/measure.h"

#include <QDateTime>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{
constexpr int kCard = 200;     // design pixels
constexpr int kWideCard = 290; // says what is wrong
constexpr int kPicture = 44;
constexpr size_t kMost = 20;
} // namespace

AttachStrip::AttachStrip(Files &files, QWidget *parent)
    : QFrame(parent), m_files(files), m_row(new QHBoxLayout), m_area(new QScrollArea(this))
{
    setAccessibleName(tr("Files to send"));
    auto *inside = new QWidget(m_area);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(scaled(font(), 8));
    auto *line = new QHBoxLayout(inside);
    line->setContentsMargins(0, 0, 0, 0);
    line->addLayout(m_row);
    line->addStretch();
    m_area->setWidget(inside);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFixedHeight(scaled(font(), kPicture + 16) + m_area->horizontalScrollBar()->sizeHint().height());
    inside->setAutoFillBackground(false);
    m_area->viewport()->setAutoFillBackground(false);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(scaled(font(), 14), scaled(font(), 10), scaled(font(), 14), 0);
    all->addWidget(m_area);
    connect(&m_files, &Files::limitsChanged, this, &AttachStrip::refreshAll);
    connect(&m_files, &Files::routeChanged, this, [this](const Jid &peer) {
        if (peer == m_receiver)
            refreshAll();
    });
    hide();
}

void AttachStrip::addFiles(const QStringList &paths)
{
    QStringList added;
    for (const QString &path : paths) {
        const QString absolute = QFileInfo(path).absoluteFilePath();
        if (std::ranges::contains(m_items, absolute, &Item::path) || m_items.size() >= kMost)
            continue;
        Item &item = m_items.emplace_back();
        item.path = absolute;
        item.file.name = QFileInfo(path).fileName();
        addCard(item);
        added << absolute;
    }
    if (added.isEmpty())
        return;
    m_files.limits(); // asks, if nobody has yet
    show();
    Q_EMIT changed();
    m_files.describe(added, this, [this, added](const Files::Described &described) {
        for (qsizetype i = 0; i < added.size(); ++i) {
            const auto item = std::ranges::find(m_items, added[i], &Item::path);
            if (item == m_items.end())
                continue;
            const auto &seen = described[size_t(i)];
            item->isLookedAt = true;
            if (seen)
                item->file = *seen;
            else
                item->problem = transferReason(seen.error());
            refresh(*item);
        }
        Q_EMIT changed();
    });
}

void AttachStrip::add(const Attachment &file)
{
    if (m_items.size() >= kMost)
        return;
    Item &item = m_items.emplace_back();
    item.path = file.localFile;
    item.file = file;
    item.isLookedAt = true;
    addCard(item);
    show();
    Q_EMIT changed();
}

void AttachStrip::addPicture(const QImage &picture)
{
    const QString now = QDateTime::currentDateTime().toString(u"yyyy-MM-dd hh-mm-ss"_s);
    const QString file = m_files.keep(
        picture, tr("Picture %1", "the name of a pasted picture; %1 is date and time").arg(now) + ".png"_L1);
    if (!file.isEmpty())
        addFiles({file});
}

void AttachStrip::addCard(Item &item)
{
    item.card = new QFrame(this);
    item.card->setProperty("kind", u"card"_s);
    item.card->setFixedWidth(scaled(font(), kCard));
    item.picture = new QLabel(item.card);
    item.picture->setFixedSize(QSize(1, 1) * scaled(font(), kPicture));
    item.picture->setAlignment(Qt::AlignCenter);
    item.words = new QLabel(item.card);
    item.words->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *leave = new QToolButton(item.card);
    leave->setProperty("kind", u"icon"_s);
    leave->setIcon(icon(u"close"_s));
    leave->setIconSize(QSize(16, 16) * scaled(font(), 100) / 100);
    leave->setAccessibleName(tr("Leave out %1", "%1 is a file name").arg(item.file.name));
    leave->setToolTip(tr("Leave it out"));
    auto *row = new QHBoxLayout(item.card);
    row->setContentsMargins(scaled(font(), 6), scaled(font(), 6), scaled(font(), 4), scaled(font(), 6));
    row->setSpacing(scaled(font(), 8));
    row->addWidget(item.picture);
    row->addWidget(item.words, 1);
    row->addWidget(leave);
    m_row->addWidget(item.card);
    connect(leave, &QToolButton::clicked, this, [this, path = item.path] { leaveOut(path); });
    refresh(item);
}

QString AttachStrip::details(const Item &item, FileRoute route) const
{
    const QString size = sizeText(item.file.size);
    if (item.isLookedAt && route == FileRoute::Direct)
        return tr("%1 · goes directly to them", "%1 is a size").arg(size);
    if (item.isLookedAt && route == FileRoute::DirectWhenOnline)
        return tr("%1 · goes when they are online", "%1 is a size").arg(size);
    return size;
}

void AttachStrip::setReceiver(const Jid &peer)
{
    if (m_receiver == peer)
        return;
    m_receiver = peer;
    refreshAll();
}

void AttachStrip::refresh(Item &item)
{
    const FileRoute route = m_files.route(m_receiver, item.file.size);
    QString problem = item.problem;
    if (item.isLookedAt && problem.isEmpty() && route == FileRoute::None) {
        const UploadLimits limits = m_files.limits().value_or(UploadLimits());
        problem = limits.isPossible
                      ? transferReason(
                            files::TransferError{.kind = files::TransferError::Kind::TooLarge, .limit = limits.largest})
                      : transferReason(files::TransferError{.kind = files::TransferError::Kind::NoService});
    }
    const QString details = problem.isEmpty() ? this->details(item, route) : problem;
    const QString colour = tokens(palette()).danger.name();
    const bool isWide = details != sizeText(item.file.size);
    const int card = scaled(font(), isWide ? kWideCard : kCard);
    item.card->ensurePolished();
    // All but the words, which ask for no width.
    const int frame = item.card->width() - item.card->contentsRect().width();
    const int width = card - item.card->layout()->sizeHint().width() - frame;
    const QString name = item.words->fontMetrics().elidedText(item.file.name, Qt::ElideMiddle, width);
    item.words->setTextFormat(Qt::RichText);
    item.words->setText(u"%1<br><small%2>%3</small>"_s.arg(
        name.toHtmlEscaped(), problem.isEmpty() ? QString() : u" style='color:%1'"_s.arg(colour),
        details.toHtmlEscaped()));
    item.words->setWordWrap(isWide);
    item.card->setFixedWidth(card);
    item.card->setToolTip(problem.isEmpty() ? item.path : problem);
    item.card->setAccessibleName(u"%1, %2"_s.arg(item.file.name, details));
    const int side = scaled(font(), kPicture);
    const QImage preview = item.file.thumbnail.isEmpty()
                               ? QImage()
                               : files::decodePicture(item.file.thumbnail, {400, 400}).value_or(QImage());
    if (!preview.isNull()) {
        QPixmap pixmap = QPixmap::fromImage(
            preview.scaled(QSize(side, side) * devicePixelRatioF(), Qt::KeepAspectRatio, Qt::SmoothTransformation));
        pixmap.setDevicePixelRatio(devicePixelRatioF());
        item.picture->setPixmap(pixmap);
    } else {
        const bool isPicture = isShownPicture(item.file);
        item.picture->setPixmap(icon(isPicture ? u"picture"_s : u"file"_s, &Tokens::accent)
                                    .pixmap(QSize(side, side) * 6 / 10, devicePixelRatioF()));
    }
    item.standing = problem;
}

void AttachStrip::refreshAll()
{
    for (Item &item : m_items)
        refresh(item);
    if (!m_items.empty())
        Q_EMIT changed();
}

void AttachStrip::leaveOut(const QString &path)
{
    const auto item = std::ranges::find(m_items, path, &Item::path);
    if (item == m_items.end())
        return;
    const bool hadFocus = item->card->isAncestorOf(window()->focusWidget());
    item->card->deleteLater();
    m_items.erase(item);
    m_files.discard(path);
    if (hadFocus)
        Q_EMIT fieldRequested();
    setVisible(!m_items.empty());
    Q_EMIT changed();
}

void AttachStrip::clear()
{
    for (const Item &item : m_items)
        item.card->deleteLater();
    m_items.clear();
    hide();
}

QStringList AttachStrip::paths() const
{
    QStringList paths;
    for (const Item &item : m_items)
        paths << item.path;
    return paths;
}

bool AttachStrip::isReady() const
{
    return std::ranges::all_of(m_items, [](const Item &item) { return item.isLookedAt && item.standing.isEmpty(); });
}

std::vector<Attachment> AttachStrip::files() const
{
    std::vector<Attachment> all;
    for (const Item &item : m_items) {
        if (item.isLookedAt && item.problem.isEmpty())
            all.push_back(item.file);
    }
    return all;
}

} // namespace causerie::ui
