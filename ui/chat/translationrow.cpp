// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/translationrow.h"

#include "ui/chat/messageedit.h"
#include "ui/style/icons.h"
#include "ui/style/languagewords.h"
#include "ui/style/measure.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

TranslationRow::TranslationRow(QWidget *parent)
    : QWidget(parent), m_language(new QComboBox(this)), m_edit(new MessageEdit(this))
{
    for (const QString &tag : writtenLanguages(QLocale().uiLanguages()))
        m_language->addItem(languageName(tag), tag);
    m_language->setAccessibleName(tr("Language of this version"));
    m_edit->setAccessibleName(tr("The message in this language"));
    m_edit->setPlaceholderText(tr("The same in another language…"));
    auto *remove = new QToolButton(this);
    remove->setProperty("kind", u"icon"_s);
    remove->setIcon(icon(u"close"_s));
    remove->setIconSize(QSize(20, 20) * scaled(font(), 100) / 100);
    remove->setAccessibleName(tr("Remove this version"));
    remove->setToolTip(tr("Remove this version"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(scaled(font(), 10));
    auto *field = new QHBoxLayout;
    field->setContentsMargins(fieldMargins(font()));
    field->addWidget(m_edit);
    row->addWidget(m_language, 0, Qt::AlignBottom);
    row->addLayout(field, 1);
    row->addWidget(remove, 0, Qt::AlignBottom);
    connect(remove, &QToolButton::clicked, this, &TranslationRow::removed);
    connect(m_edit, &MessageEdit::cancelRequested, this, &TranslationRow::removed);
    connect(m_edit, &MessageEdit::sendRequested, this, &TranslationRow::sendRequested);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &TranslationRow::edited);
}

LocalizedText TranslationRow::text() const
{
    return {m_language->currentData().toString(), m_edit->toPlainText().trimmed()};
}

void TranslationRow::setText(const LocalizedText &text)
{
    if (const int known = m_language->findData(text.language); known >= 0) {
        m_language->setCurrentIndex(known);
    } else if (!text.language.isEmpty()) {
        m_language->addItem(languageName(text.language), text.language);
        m_language->setCurrentIndex(m_language->count() - 1);
    }
    m_edit->setPlainText(text.text);
}

} // namespace causerie::ui
