// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/languagefields.h"

#include "ui/style/icons.h"
#include "ui/style/languagewords.h"
#include "ui/style/measure.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{
constexpr size_t kMostRows = 20; ///< as many as are read of a stanza
} // namespace

LanguageFields::LanguageFields(const QString &name, QWidget *parent)
    : QWidget(parent), m_name(name), m_body(new QVBoxLayout(this)),
      m_add(new QPushButton(icon(u"plus"_s), tr("Add another &language"), this))
{
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(scaled(font(), 8));
    m_add->setProperty("kind", u"link"_s);
    m_add->setAutoDefault(false);
    m_body->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &QPushButton::clicked, this, &LanguageFields::addAnother);
    setTexts({});
}

void LanguageFields::setTexts(const std::vector<LocalizedText> &texts)
{
    for (const Row &row : m_rows)
        delete row.all;
    m_rows.clear();
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
    Row row{new QWidget(this), new QComboBox, new QLineEdit, new QToolButton};
    row.language->addItem(tr("For everybody", "instead of a language"), QString());
    for (const QString &tag : writtenLanguages(QLocale().uiLanguages()))
        row.language->addItem(languageName(tag), tag);
    if (row.language->findData(text.language) < 0)
        row.language->addItem(languageName(text.language), text.language);
    row.language->setCurrentIndex(row.language->findData(text.language));
    row.language->setAccessibleName(tr("Language of this line"));
    row.language->setSizeAdjustPolicy(QComboBox::AdjustToContents);
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

void LanguageFields::refresh()
{
    for (const Row &row : m_rows)
        row.remove->setVisible(m_rows.size() > 1);
    m_add->setEnabled(m_rows.size() < kMostRows);
    for (size_t i = 0; i < m_rows.size(); ++i) { // as they stand, from above
        setTabOrder(i == 0 ? this : static_cast<QWidget *>(m_rows[i - 1].remove), m_rows[i].language);
        setTabOrder(m_rows[i].language, m_rows[i].text);
        setTabOrder(m_rows[i].text, m_rows[i].remove);
    }
    setTabOrder(m_rows.back().remove, m_add);
}

} // namespace causerie::ui
