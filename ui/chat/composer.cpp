// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chat/composer.h"

#include "ui/chat/attachstrip.h"
#include "ui/chat/composerstrip.h"
#include "ui/chat/messageedit.h"
#include "ui/chat/recordingstrip.h"
#include "ui/chat/translationrow.h"
#include "ui/style/icons.h"
#include "ui/style/languagewords.h"
#include "ui/style/measure.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

Composer::Composer(QWidget *parent)
    : QFrame(parent), m_returnedStrip(new ComposerStrip(this)), m_strip(new ComposerStrip(this)),
      m_versions(new QVBoxLayout), m_writtenAs(new QLabel(this)), m_language(new QComboBox(this)),
      m_edit(new MessageEdit(this)), m_send(new QToolButton(this)), m_attach(new QToolButton(this)),
      m_record(new QToolButton(this)), m_hint(makeHint())
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
    m_record->setIconSize(QSize(20, 20) * scaled(font(), 100) / 100);
    m_record->setAccessibleName(tr("Record a voice message"));
    m_record->setToolTip(tr("Record a voice message (Ctrl+Shift+S)"));
    m_record->setShortcut(QKeySequence(u"Ctrl+Shift+S"_s));
    m_record->hide();
    for (const QString &tag : writtenLanguages(QLocale().uiLanguages()))
        m_language->addItem(languageName(tag), tag);
    m_language->setAccessibleName(tr("Language of the message"));
    m_language->hide();

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_returnedStrip);
    all->addWidget(m_strip);
    all->addLayout(makeFields());
    m_writtenAs->setProperty("kind", u"small"_s);
    m_writtenAs->setFont(smaller(font()));
    m_writtenAs->setTextFormat(Qt::PlainText);
    m_writtenAs->setAlignment(Qt::AlignCenter);
    m_writtenAs->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_writtenAs->setContentsMargins(scaled(font(), 14), 0, scaled(font(), 14), scaled(font(), 6));
    m_writtenAs->hide();
    all->addWidget(m_writtenAs);
    m_strip->setObjectName(u"target"_s);
    m_strip->hide();
    m_returnedStrip->setAction(tr("&Take it up"), tr("As soon as nothing else is being written"));
    m_returnedStrip->hide();
    connectField();
    setFocusProxy(m_edit);
}

/// Other languages stand below the first: box below box, field below field.
QLayout *Composer::makeFields()
{
    auto *tools = new QHBoxLayout;
    tools->setSpacing(scaled(font(), 10));
    for (QToolButton *tool : {makeMoreButton(), m_attach, m_record})
        tools->addWidget(tool);
    auto *first = new QHBoxLayout;
    first->setSpacing(scaled(font(), 10));
    auto *field = new QHBoxLayout; // the text stands inside the painted field
    field->setContentsMargins(fieldMargins(font()));
    field->addWidget(m_edit);
    first->addWidget(m_language, 0, Qt::AlignBottom);
    first->addLayout(field, 1);
    first->addWidget(m_send, 0, Qt::AlignBottom);
    auto *row = new QGridLayout;
    row->setContentsMargins(scaled(font(), 14), scaled(font(), 10), scaled(font(), 14), scaled(font(), 10));
    row->setSpacing(scaled(font(), 10));
    row->addWidget(m_hint, 0, 1);
    row->addLayout(tools, 1, 0, Qt::AlignBottom);
    row->addLayout(first, 1, 1);
    row->addLayout(m_versions, 2, 1);
    row->setColumnStretch(1, 1);
    m_versions->setSpacing(scaled(font(), 10));
    return row;
}

void Composer::connectField()
{
    connect(m_strip, &ComposerStrip::closed, this, &Composer::leave);
    connect(m_returnedStrip, &ComposerStrip::actionRequested, this, &Composer::takeUp);
    connect(m_send, &QToolButton::clicked, this, &Composer::send);
    connect(m_edit, &MessageEdit::sendRequested, this, &Composer::send);
    connect(m_edit, &MessageEdit::cancelRequested, this, [this] {
        if (m_edits.message == 0 && m_answers.message == 0 && m_recording)
            m_recording->cancel();
        leave();
    });
    connect(m_edit, &MessageEdit::upFromEmpty, this, [this] {
        if (m_edits.message == 0 && m_answers.message == 0 && m_obstacle.isEmpty())
            Q_EMIT editLastRequested();
    });
    connect(m_attach, &QToolButton::clicked, this, &Composer::chooseFiles);
    connect(m_record, &QToolButton::clicked, this, &Composer::recordRequested);
    connect(m_edit, &MessageEdit::focusChanged, this, [this] { update(); });
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        refreshSend();
        if (!m_quiet)
            Q_EMIT edited(m_edit->document()->isEmpty());
        tellChange();
    });
    connect(m_language, &QComboBox::currentIndexChanged, this, &Composer::tellChange);
    connect(m_spoiler, &QAction::toggled, this, &Composer::refreshHint);
    connect(m_hint, &QLineEdit::textChanged, this, &Composer::tellChange);
    connect(m_hint, &QLineEdit::returnPressed, this, &Composer::send);
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
    const QString words =
        address.isEmpty() ? QString() : tr("You write as %1", "%1 is an address of ours").arg(address);
    m_writtenAs->setText(words);
    m_writtenAs->setVisible(!address.isEmpty());
    m_edit->setAccessibleDescription(words);
}

void Composer::refreshPlaceholder()
{
    m_edit->setHint(m_obstacle.isEmpty() ? tr("Message %1…", "%1 is the contact's name").arg(m_peerName) : m_obstacle);
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

TranslationRow *Composer::addRow()
{
    auto *row = new TranslationRow(this);
    m_rows.append(row);
    m_versions->addWidget(row);
    m_language->show();
    connect(row, &TranslationRow::sendRequested, this, &Composer::send);
    connect(row, &TranslationRow::edited, this, &Composer::tellChange);
    connect(row->edit(), &MessageEdit::focusChanged, this, [this] { update(); });
    connect(row, &TranslationRow::removed, this, [this, row] {
        m_rows.removeOne(row);
        row->hide();
        row->deleteLater();
        m_language->setVisible(!m_rows.isEmpty());
        focusText();
        tellChange();
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
    alignLanguages();
    row->edit()->setFocus(Qt::OtherFocusReason);
}

/// As wide as the widest, for a language that came with a draft stands in its own box alone.
void Composer::alignLanguages()
{
    int width = m_language->sizeHint().width();
    for (const TranslationRow *row : std::as_const(m_rows))
        width = std::max(width, row->language()->sizeHint().width());
    m_language->setMinimumWidth(width);
    for (const TranslationRow *row : std::as_const(m_rows))
        row->language()->setMinimumWidth(width);
}

void Composer::refreshSend()
{
    const bool hasFiles = m_files && !m_files->isEmpty() && m_edits.message == 0;
    const bool hasText = !m_edit->toPlainText().trimmed().isEmpty();
    const bool hasVoice = m_recording && m_recording->hasSomething() && m_edits.message == 0;
    m_send->setEnabled(m_obstacle.isEmpty() && (hasFiles ? m_files->isReady() : hasText || hasVoice));
    m_returnedStrip->setActionEnabled(isFree());
    m_record->setEnabled(m_obstacle.isEmpty() && m_edits.message == 0 && !hasVoice &&
                         !(m_recording && m_recording->isEnding()));
}

void Composer::send()
{
    const OutgoingText text = written();
    const qint64 edited = m_edits.message;
    const bool isRecording = m_recording && m_recording->isRecording() && edited == 0;
    if (!m_send->isEnabled() || (text.body.isEmpty() && text.attachments.empty() && !isRecording))
        return;
    if (isAncestorOf(window()->focusWidget()))
        focusText(); // what had it goes, or there is nothing to press any more
    if (edited != 0)
        leave();
    else
        setDraft({.returned = m_returned});
    Q_EMIT draftChanged();
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
    painter.setBrush(t.window);
    paintField(painter, *m_edit);
    for (const TranslationRow *row : std::as_const(m_rows))
        paintField(painter, *row->edit());
}

/// The rim around the text.
void Composer::paintField(QPainter &painter, const MessageEdit &edit) const
{
    const Tokens &t = tokens(palette());
    const QMargins margins = fieldMargins(font());
    const QRectF field = QRect(edit.mapTo(this, QPoint(0, 0)), edit.size()).marginsAdded(margins);
    const qreal radius = std::min<qreal>(scaled(font(), 18), field.height() / 2.0);
    painter.setPen(QPen(edit.hasFocus() ? t.accent : t.line, 1));
    painter.drawRoundedRect(field.adjusted(-0.5, -0.5, 0.5, 0.5), radius, radius);
}

} // namespace causerie::ui
