// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/composer.h"

#include "ui/chat/attachstrip.h"
#include "ui/chat/composerstrip.h"
#include "ui/chat/messageedit.h"
#include "ui/chat/messagewords.h"
#include "ui/chat/recordingstrip.h"
#include "ui/chat/translationrow.h"
#include "ui/style/icons.h"
#include "ui/style/measure.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

namespace
{
// In design pixels: from the text to the rim of the field.
constexpr int kFieldX = 14;
constexpr int kFieldY = 7;
} // namespace

Composer::Composer(QWidget *parent)
    : QFrame(parent), m_strip(new ComposerStrip(this)), m_versions(new QVBoxLayout),
      m_writtenAs(new QLabel(this)), m_language(new QComboBox(this)),
      m_edit(new MessageEdit(this)), m_send(new QToolButton(this)), m_attach(new QToolButton(this)),
      m_record(new QToolButton(this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_edit->setAccessibleName(tr("Message"));
    m_send->setProperty("kind", u"accent"_s);
    m_send->setIcon(icon(u"send"_s, &Tokens::onAccent));
    m_send->setIconSize(QSize(20, 20) * scaled(font(), 100) / 100);
    m_send->setAccessibleName(tr("Send"));
    m_send->setToolTip(tr("Send (Enter)"));
    m_send->setFocusPolicy(Qt::StrongFocus);
    m_attach->setProperty("kind", u"icon"_s);
    m_attach->setIcon(icon(u"attach"_s));
    m_attach->setIconSize(QSize(20, 20) * scaled(font(), 100) / 100);
    m_attach->setAccessibleName(tr("Attach files"));
    m_attach->setToolTip(tr("Attach files (Ctrl+Shift+O)"));
    m_attach->setShortcut(QKeySequence(u"Ctrl+Shift+O"_s));
    m_attach->hide(); // until there are files
    m_record->setProperty("kind", u"icon"_s);
    m_record->setIcon(icon(u"mic"_s));
    m_record->setAccessibleName(tr("Record a voice message"));
    m_record->setToolTip(tr("Record a voice message (Ctrl+Shift+S)"));
    m_record->setShortcut(QKeySequence(u"Ctrl+Shift+S"_s));
    m_record->hide();
    for (const QString &tag : writtenLanguages(QLocale().uiLanguages()))
        m_language->addItem(languageName(tag), tag);
    m_language->setAccessibleName(tr("Language of the message"));
    m_language->hide();

    auto *row = new QHBoxLayout;
    row->setContentsMargins(scaled(font(), 14), scaled(font(), 10), scaled(font(), 14), scaled(font(), 10));
    row->setSpacing(scaled(font(), 10));
    auto *field = new QHBoxLayout; // the text stands inside the painted field
    field->setContentsMargins(scaled(font(), kFieldX), scaled(font(), kFieldY), scaled(font(), kFieldX),
                              scaled(font(), kFieldY));
    field->addWidget(m_edit);
    row->addWidget(makeMoreButton(), 0, Qt::AlignBottom);
    row->addWidget(m_attach, 0, Qt::AlignBottom);
    row->addWidget(m_record, 0, Qt::AlignBottom);
    row->addWidget(m_language, 0, Qt::AlignBottom);
    row->addLayout(field, 1);
    row->addWidget(m_send, 0, Qt::AlignBottom);
    m_versions->setContentsMargins(scaled(font(), 14), 0, scaled(font(), 14), 0);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_strip);
    all->addLayout(row);
    all->addLayout(m_versions);
    m_writtenAs->setProperty("kind", u"small"_s);
    m_writtenAs->setFont(smaller(font()));
    m_writtenAs->setTextFormat(Qt::PlainText);
    m_writtenAs->setAlignment(Qt::AlignCenter);
    m_writtenAs->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_writtenAs->setContentsMargins(scaled(font(), 14), 0, scaled(font(), 14), scaled(font(), 6));
    m_writtenAs->hide();
    all->addWidget(m_writtenAs);
    m_strip->hide();
    connectField();
    setFocusProxy(m_edit);
}

void Composer::connectField()
{
    connect(m_strip, &ComposerStrip::closed, this, &Composer::leave);
    connect(m_send, &QToolButton::clicked, this, &Composer::send);
    connect(m_edit, &MessageEdit::sendRequested, this, &Composer::send);
    connect(m_edit, &MessageEdit::cancelRequested, this, [this] {
        if (m_editing == 0 && m_replyTo == 0 && m_recording)
            m_recording->cancel();
        leave();
    });
    connect(m_edit, &MessageEdit::upFromEmpty, this, [this] {
        if (m_editing == 0 && m_replyTo == 0 && m_obstacle.isEmpty())
            Q_EMIT editLastRequested();
    });
    connect(m_attach, &QToolButton::clicked, this, &Composer::chooseFiles);
    connect(m_record, &QToolButton::clicked, this, &Composer::recordRequested);
    connect(m_edit, &MessageEdit::focusChanged, this, [this] { update(); });
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        refreshSend();
        if (!m_quiet)
            Q_EMIT edited(m_edit->document()->isEmpty());
    });
    refreshSend();
}

/// What is seldom wanted, behind one button.
QToolButton *Composer::makeMoreButton()
{
    auto *more = new QToolButton(this);
    more->setProperty("kind", u"icon"_s);
    more->setIcon(icon(u"plus"_s));
    more->setIconSize(QSize(20, 20) * scaled(font(), 100) / 100);
    more->setAccessibleName(tr("More ways to write"));
    more->setToolTip(tr("More ways to write (Ctrl+Shift+L)"));
    more->setShortcut(QKeySequence(u"Ctrl+Shift+L"_s));
    more->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(more);
    connect(menu->addAction(tr("Add another &language")), &QAction::triggered, this, &Composer::addTranslation);
    m_spoiler = menu->addAction(tr("&Hide the text until it is asked for"));
    m_spoiler->setCheckable(true);
    more->setMenu(menu);
    m_more = more;
    return more;
}

void Composer::setPeerName(const QString &name)
{
    m_peerName = name;
    refreshPlaceholder();
    m_edit->setAccessibleName(tr("Message to %1", "%1 is the contact's name").arg(name));
}

void Composer::setWrittenAs(const QString &address)
{
    const QString words = address.isEmpty() ? QString() : tr("You write as %1", "%1 is an address of ours").arg(address);
    m_writtenAs->setText(words);
    m_writtenAs->setVisible(!address.isEmpty());
    m_edit->setAccessibleDescription(words);
}

void Composer::refreshPlaceholder()
{
    m_edit->setPlaceholderText(
        m_obstacle.isEmpty() ? tr("Message %1…", "%1 is the contact's name").arg(m_peerName) : m_obstacle);
}

void Composer::setObstacle(const QString &why)
{
    if (std::exchange(m_obstacle, why) == why)
        return;
    m_edit->setReadOnly(!why.isEmpty()); // what stands there can still be copied
    m_more->setEnabled(why.isEmpty());
    refreshPlaceholder();
    refreshSend();
}

QPlainTextEdit &Composer::field()
{
    return *m_edit;
}

QString Composer::text() const
{
    return m_edit->toPlainText();
}

QString Composer::draft() const
{
    return m_editing != 0 ? m_kept : text();
}

void Composer::setText(const QString &text)
{
    m_quiet = true;
    m_replyTo = 0;
    m_editing = 0;
    m_kept.clear();
    m_strip->hide();
    clearExtras();
    m_edit->setPlainText(text);
    m_edit->moveCursor(QTextCursor::End);
    m_quiet = false;
}

void Composer::clearExtras()
{
    for (TranslationRow *row : std::as_const(m_rows))
        row->deleteLater();
    m_rows.clear();
    m_language->hide();
    m_spoiler->setChecked(false);
    if (m_files)
        m_files->clear();
    refreshSend();
}

void Composer::insertText(const QString &text)
{
    focusText();
    if (m_obstacle.isEmpty())
        m_edit->insertPlainText(text);
}

void Composer::focusText()
{
    m_edit->setFocus(Qt::OtherFocusReason);
}

void Composer::startReply(const Message &target, const QString &author)
{
    if (m_editing != 0)
        leave();
    m_replyTo = target.id;
    m_strip->showText(u"reply"_s, tr("Answer to %1", "%1 is who wrote the message").arg(author), target.body);
    focusText();
}

void Composer::startEdit(const Message &message)
{
    const QString kept = draft();
    setText(message.body);
    m_kept = kept;
    m_editing = message.id;
    m_spoiler->setChecked(message.spoiler);
    for (const LocalizedText &version : message.translations)
        addRow()->setText(version);
    if (const int known = m_language->findData(message.language); known >= 0)
        m_language->setCurrentIndex(known);
    m_strip->showText(u"edit"_s, tr("Edit the message"), message.body);
    refreshSend();
    focusText();
}

void Composer::leave()
{
    if (m_editing != 0)
        return setText(std::exchange(m_kept, {}));
    m_replyTo = 0;
    m_strip->hide();
}

TranslationRow *Composer::addRow()
{
    auto *row = new TranslationRow(this);
    m_rows.append(row);
    m_versions->addWidget(row);
    m_language->show();
    connect(row, &TranslationRow::sendRequested, this, &Composer::send);
    connect(row, &TranslationRow::removed, this, [this, row] {
        m_rows.removeOne(row);
        row->deleteLater();
        m_language->setVisible(!m_rows.isEmpty());
        focusText();
    });
    return row;
}

void Composer::addTranslation()
{
    TranslationRow *row = addRow();
    QStringList taken{m_language->currentData().toString()};
    for (const TranslationRow *other : std::as_const(m_rows)) {
        if (other != row)
            taken << other->text().language;
    }
    const QStringList tags = writtenLanguages(QLocale().uiLanguages());
    const auto next = std::ranges::find_if(tags, [&taken](const QString &tag) { return !taken.contains(tag); });
    if (next != tags.end())
        row->setText({*next, {}});
    row->edit()->setFocus(Qt::OtherFocusReason);
}

OutgoingText Composer::written() const
{
    OutgoingText text;
    text.body = m_edit->toPlainText().trimmed();
    text.replyTo = m_replyTo;
    text.spoiler = m_spoiler->isChecked();
    for (const TranslationRow *row : m_rows) {
        if (const LocalizedText version = row->text(); !version.text.isEmpty())
            text.translations.push_back(version);
    }
    if (!text.translations.empty())
        text.language = m_language->currentData().toString();
    if (m_editing != 0)
        return text;
    text.attachments = attachments();
    if (const Attachment *voice = m_recording ? m_recording->made() : nullptr)
        text.attachments.push_back(*voice);
    return text;
}

void Composer::refreshSend()
{
    const bool hasFiles = m_files && !m_files->isEmpty() && m_editing == 0;
    const bool hasText = !m_edit->toPlainText().trimmed().isEmpty();
    const bool hasVoice = m_recording && m_recording->hasSomething() && m_editing == 0;
    m_send->setEnabled(m_obstacle.isEmpty() && (hasFiles ? m_files->isReady() : hasText || hasVoice));
    m_record->setEnabled(m_obstacle.isEmpty() && m_editing == 0 && !hasVoice && !(m_recording && m_recording->isEnding()));
}

void Composer::send()
{
    const OutgoingText text = written();
    const qint64 edited = m_editing;
    const bool isRecording = m_recording && m_recording->isRecording() && edited == 0;
    if (!m_send->isEnabled() || (text.body.isEmpty() && text.attachments.empty() && !isRecording))
        return;
    if (m_send->hasFocus())
        focusText(); // there is nothing to press any more
    setText(edited != 0 ? m_kept : QString());
    if (edited != 0)
        Q_EMIT editRequested(edited, text);
    else if (isRecording)
        Q_EMIT sendWithRecordingRequested(text);
    else
        Q_EMIT sendRequested(text);
}

void Composer::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokens(palette());
    painter.setPen(QPen(t.line, 1));
    painter.drawLine(0, 0, width(), 0);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_edit->hasFocus() ? t.accent : t.line, 1));
    painter.setBrush(t.window);
    const int x = scaled(font(), kFieldX);
    const int y = scaled(font(), kFieldY);
    const qreal radius = std::min<qreal>(scaled(font(), 18), (m_edit->height() + 2 * y) / 2.0);
    painter.drawRoundedRect(QRectF(m_edit->geometry()).adjusted(-x - 0.5, -y - 0.5, x + 0.5, y + 0.5), radius, radius);
}

} // namespace causerie::ui
