// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is being written: anew, as an answer, or as an edit in front of it; kept whole, given back whole.

#include "ui/chat/composer.h"

#include "ui/chat/attachstrip.h"
#include "ui/chat/composerstrip.h"
#include "ui/chat/messageedit.h"
#include "ui/chat/recordingstrip.h"
#include "ui/chat/translationrow.h"
#include "ui/style/languagewords.h"

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QTextBlock>
#include <QTextLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

QString Composer::text() const
{
    return m_edit->toPlainText();
}

DraftText Composer::taken() const
{
    DraftText text{.body = m_edit->toPlainText(), .spoiler = m_spoiler->isChecked(), .unstyled = m_unstyled};
    if (text.spoiler)
        text.spoilerHint = m_hint->text().trimmed();
    for (const TranslationRow *row : m_rows) {
        if (const LocalizedText version = row->text(); !version.text.isEmpty())
            text.translations.push_back(version);
    }
    if (!text.translations.empty())
        text.language = m_language->currentData().toString();
    return text;
}

Draft Composer::draft() const
{
    Draft draft{.text = taken(), .answers = m_answers, .edits = m_edits, .returned = m_returned};
    if (m_edits.message != 0)
        draft.edited = std::exchange(draft.text, m_kept);
    if (m_files)
        draft.files = m_files->paths();
    return draft;
}

void Composer::setDraft(const Draft &draft, const std::vector<Attachment> &known)
{
    const QScopedValueRollback quiet(m_quiet, true);
    m_answers = draft.answers;
    m_edits = draft.edits;
    const bool isEdit = m_edits.message != 0;
    m_kept = isEdit ? draft.text : DraftText();
    m_returned = draft.returned;
    clearFiles();
    put(isEdit ? draft.edited : draft.text);
    for (const Attachment &file : known)
        attach(file);
    if (m_files)
        m_files->addFiles(draft.files); // each once
    showTarget();
    showReturned();
}

void Composer::setText(const QString &text)
{
    setDraft({.text = {.body = text}});
}

void Composer::put(const DraftText &text)
{
    const QScopedValueRollback quiet(m_quiet, true);
    for (TranslationRow *row : std::as_const(m_rows)) {
        if (row->isAncestorOf(window()->focusWidget()))
            focusText();
        row->deleteLater();
    }
    m_rows.clear();
    m_language->hide();
    for (const LocalizedText &version : text.translations)
        addRow()->setText(version);
    if (const int known = m_language->findData(text.language); known >= 0) {
        m_language->setCurrentIndex(known);
    } else if (!text.language.isEmpty()) {
        m_language->addItem(languageName(text.language), text.language);
        m_language->setCurrentIndex(m_language->count() - 1);
    }
    alignLanguages();
    m_hint->setText(text.spoilerHint);
    m_spoiler->setChecked(text.spoiler);
    m_unstyled = text.unstyled;
    m_edit->setPlainText(text.body);
    m_edit->moveCursor(QTextCursor::End);
    refreshHint();
    refreshSend();
}

void Composer::clearFiles()
{
    if (m_files)
        m_files->clear();
}

void Composer::tellChange()
{
    if (!m_quiet)
        Q_EMIT draftChanged();
}

/// The message above the field; files wait while another one is edited.
void Composer::showTarget()
{
    if (m_files)
        m_files->setEnabled(m_edits.message == 0);
    if (m_edits.message != 0)
        m_strip->showText(u"edit"_s, tr("Edit the message"), m_edits.words);
    else if (m_answers.message != 0)
        m_strip->showText(u"reply"_s, tr("Answer to %1", "%1 is who wrote the message").arg(m_answers.author),
                          m_answers.words);
    else
        m_strip->hide();
    refreshSend();
    tellChange();
}

void Composer::giveBack(const DraftText &text, const QString &title, const QString &why)
{
    if (isFree() && m_returned.empty()) {
        put(text);
        m_strip->showText(u"alert"_s, title, why, ComposerStrip::Length::Whole);
    } else {
        m_returned.push_back(text);
        showReturned();
    }
    tellChange();
}

bool Composer::isFree() const
{
    const bool isComposing = !m_edit->textCursor().block().layout()->preeditAreaText().isEmpty();
    return m_edits.message == 0 && m_answers.message == 0 && taken() == DraftText() && m_rows.isEmpty() &&
           !isComposing && (!m_files || m_files->isEmpty()) && !(m_recording && m_recording->hasSomething());
}

void Composer::showReturned()
{
    if (m_returned.empty())
        m_returnedStrip->hide();
    else
        m_returnedStrip->showText(u"alert"_s, tr("A change that was not made"), m_returned.front().body);
    refreshSend();
}

void Composer::takeUp()
{
    if (m_returned.empty() || !isFree())
        return refreshSend();
    put(m_returned.front());
    m_returned.erase(m_returned.begin());
    showTarget();
    showReturned();
    focusText();
}

void Composer::startReply(const Message &target, const QString &author)
{
    if (m_edits.message != 0)
        leave();
    m_answers = {target.id, author, target.body};
    showTarget();
    focusText();
}

void Composer::startEdit(const Message &message)
{
    if (m_edits.message == 0)
        m_kept = taken();
    m_edits = {message.id, {}, message.body};
    put({.body = message.body,
         .language = message.language,
         .translations = message.translations,
         .spoiler = message.spoiler,
         .spoilerHint = message.spoilerHint,
         .unstyled = message.unstyled});
    showTarget();
    focusText();
}

void Composer::leave()
{
    if (m_edits.message != 0) {
        m_edits = {};
        put(std::exchange(m_kept, {}));
    } else {
        m_answers = {};
    }
    showTarget();
}

QLineEdit *Composer::makeHint()
{
    auto *hint = new QLineEdit(this);
    hint->setAccessibleName(tr("What the hidden text is about"));
    hint->setPlaceholderText(tr("What it is about (everybody sees this)"));
    hint->hide();
    return hint;
}

void Composer::refreshHint()
{
    m_hint->setVisible(m_spoiler->isChecked());
    refreshSend();
    tellChange();
}

OutgoingText Composer::written() const
{
    DraftText taking = taken();
    OutgoingText text;
    text.body = taking.body.trimmed();
    text.language = taking.language;
    text.translations = std::move(taking.translations);
    text.spoiler = taking.spoiler;
    text.spoilerHint = taking.spoilerHint;
    text.unstyled = taking.unstyled;
    if (m_edits.message != 0)
        return text;
    text.replyTo = m_answers.message;
    text.attachments = attachments();
    if (const Attachment *voice = m_recording ? m_recording->made() : nullptr)
        text.attachments.push_back(*voice);
    return text;
}

} // namespace causerie::ui
