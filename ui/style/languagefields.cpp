// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/languagefields.h"

#include "ui/style/icons.h"
#include "ui/style/languagewords.h"
#include "ui/style/measure.h"

#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{
constexpr size_t kMostRows = 20; ///< as many as are read of a stanza
constexpr int kLeastShown = 4;   ///< rows that stay in sight on the smallest display

/// Wants to be as high as its rows, and is content with less.
class RowsArea final : public QScrollArea
{
public:
    explicit RowsArea(QWidget *parent) : QScrollArea(parent)
    {
        setWidget(new QWidget);
        setWidgetResizable(true);
        setFrameShape(QFrame::NoFrame);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setFocusPolicy(Qt::NoFocus); // a stop that nobody sees
        viewport()->setAutoFillBackground(false);
        widget()->setAutoFillBackground(false);
    }

    QSize sizeHint() const override { return {minimumSizeHint().width(), widget()->sizeHint().height()}; }
    QSize minimumSizeHint() const override
    {
        const int line = QLineEdit().sizeHint().height() + widget()->layout()->spacing();
        return {widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width(),
                std::min(widget()->sizeHint().height(), kLeastShown * line)};
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == widget() && event->type() == QEvent::LayoutRequest)
            updateGeometry();
        return QScrollArea::eventFilter(watched, event);
    }
};
} // namespace

LanguageFields::LanguageFields(const QString &name, QWidget *parent)
    : QWidget(parent), m_name(name), m_area(new RowsArea(this)), m_body(new QVBoxLayout(m_area->widget())),
      m_add(new QPushButton(icon(u"plus"_s), tr("Add another &language"), this))
{
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(scaled(font(), 8));
    m_add->setProperty("kind", u"link"_s);
    m_add->setAutoDefault(false);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(scaled(font(), 8));
    all->addWidget(m_area, 1);
    all->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &QPushButton::clicked, this, &LanguageFields::addAnother);
    connect(qApp, &QApplication::focusChanged, this, &LanguageFields::showFocused);
    connect(m_area->verticalScrollBar(), &QScrollBar::rangeChanged, this, &LanguageFields::showFocused);
    setTexts({});
}

void LanguageFields::setTexts(const std::vector<LocalizedText> &texts)
{
    for (const Row &row : m_rows)
        delete row.all;
    m_rows.clear();
    while (m_body->count() > 0)
        delete m_body->takeAt(0);
    m_body->addStretch(); // a higher dialog leaves the rows above
    for (const LocalizedText &text : texts)
        addRow(text);
    if (texts.empty())
        addRow({});
    setFocusProxy(m_rows.front().text);
}

std::vector<LocalizedText> LanguageFields::texts() const
{
    std::vector<LocalizedText> texts;
    for (const Row &row : m_rows) {
        if (const QString text = row.text->text().trimmed(); !text.isEmpty())
            texts.push_back({row.language->currentData().toString(), text});
    }
    return texts;
}

bool LanguageFields::showRepeated()
{
    QStringList seen;
    for (const Row &row : m_rows) {
        const QString tag = row.language->currentData().toString().toLower();
        if (row.text->text().trimmed().isEmpty())
            continue;
        if (seen.contains(tag)) {
            row.language->setFocus();
            return true;
        }
        seen << tag;
    }
    return false;
}

void LanguageFields::addRow(const LocalizedText &text)
{
    if (m_rows.size() >= kMostRows)
        return;
    Row row{new QWidget(m_area->widget()), new QComboBox, new QLineEdit, new QToolButton};
    row.language->addItem(tr("For everybody", "instead of a language"), QString());
    for (const QString &tag : writtenLanguages(QLocale().uiLanguages()))
        row.language->addItem(languageName(tag), tag);
    if (row.language->findData(text.language) < 0)
        row.language->addItem(languageName(text.language), text.language);
    row.language->setCurrentIndex(row.language->findData(text.language));
    row.language->setAccessibleName(tr("Language of this line"));
    row.language->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    row.language->setFocusPolicy(Qt::StrongFocus);
    row.language->installEventFilter(this);
    row.text->setText(text.text);
    row.text->setAccessibleName(m_name);
    row.remove->setProperty("kind", u"icon"_s);
    row.remove->setIcon(icon(u"close"_s));
    row.remove->setAccessibleName(tr("Remove this line"));
    row.remove->setToolTip(tr("Remove this line"));
    row.remove->setFocusPolicy(Qt::StrongFocus);
    auto *layout = new QHBoxLayout(row.all);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(scaled(font(), 8));
    layout->addWidget(row.language);
    layout->addWidget(row.text, 1);
    layout->addWidget(row.remove);
    connect(row.remove, &QToolButton::clicked, this, [this, all = row.all] { remove(all); });
    m_body->insertWidget(int(m_rows.size()), row.all);
    m_rows.push_back(row);
    refresh();
}

/// In the first language that is not there.
void LanguageFields::addAnother()
{
    const auto isThere = [this](const QString &tag) {
        return std::ranges::any_of(m_rows, [&tag](const Row &row) { return row.language->currentData() == tag; });
    };
    const QStringList languages = writtenLanguages(QLocale().uiLanguages());
    const auto free = std::ranges::find_if_not(languages, isThere);
    addRow({free == languages.end() ? QString() : *free, {}});
    m_rows.back().text->setFocus();
}

void LanguageFields::remove(const QWidget *row)
{
    const auto gone = std::ranges::find(m_rows, row, [](const Row &known) { return known.all; });
    if (gone == m_rows.end() || m_rows.size() < 2)
        return;
    gone->all->hide();
    gone->all->deleteLater();
    m_rows.erase(gone);
    setFocusProxy(m_rows.front().text);
    m_rows.back().text->setFocus();
    refresh();
}

/// Who scrolls over a language does not change it.
bool LanguageFields::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Wheel)
        return QWidget::eventFilter(watched, event);
    event->ignore(); // for the area
    return true;
}

void LanguageFields::showFocused()
{
    QWidget *focused = QApplication::focusWidget();
    if (focused && m_area->widget()->isAncestorOf(focused))
        m_area->ensureWidgetVisible(focused, 0, m_body->spacing());
}

void LanguageFields::refresh()
{
    for (const Row &row : m_rows)
        row.remove->setVisible(m_rows.size() > 1);
    m_add->setEnabled(m_rows.size() < kMostRows);
    QWidget *before = m_add; // where it stands among others; it goes behind the rows in the end
    for (const Row &row : m_rows) {
        for (QWidget *one : {static_cast<QWidget *>(row.language), static_cast<QWidget *>(row.text),
                             static_cast<QWidget *>(row.remove)})
            setTabOrder(std::exchange(before, one), one);
    }
    setTabOrder(before, m_add);
}

} // namespace causerie::ui
