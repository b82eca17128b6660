// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/storebar.h"

#include "ui/storewords.h"
#include "ui/style/dialogbody.h"
#include "ui/style/icons.h"
#include "ui/style/kind.h"
#include "ui/style/measure.h"

#include <QAccessible>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace causerie::ui
{

StoreBar::StoreBar(Mending &mending, QWidget *parent)
    : QFrame(parent), m_mending(mending), m_words(new QLabel(this)),
      m_act(new QPushButton(remedyWords(Remedy::TryAgain), this)),
      m_showFolder(new QPushButton(tr("Open the &folder"), this)), m_close(new QToolButton(this))
{
    setProperty("kind", u"panel"_s);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_act->setProperty("kind", u"primary"_s);
    m_close->setProperty("kind", u"icon"_s);
    m_close->setIcon(icon(u"close"_s));
    m_close->setIconSize(QSize(16, 16) * scaled(font(), 100) / 100);
    m_close->setAccessibleName(tr("Close this notice"));
    m_close->setToolTip(tr("Close"));
    m_close->setFocusPolicy(Qt::StrongFocus);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(scaled(font(), 14), scaled(font(), 8), scaled(font(), 14), scaled(font(), 8));
    row->setSpacing(scaled(font(), 8));
    row->addWidget(m_words, 1);
    for (QWidget *button :
         {static_cast<QWidget *>(m_act), static_cast<QWidget *>(m_showFolder), static_cast<QWidget *>(m_close)})
        row->addWidget(button);
    connect(m_act, &QPushButton::clicked, this, &StoreBar::act);
    connect(m_showFolder, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_keptAs).path())); });
    connect(m_close, &QToolButton::clicked, this, [this] {
        m_keptAs.clear();
        refresh();
    });
    connect(&mending, &Mending::changed, this, &StoreBar::refresh);
    connect(&mending, &Mending::begun, this, &StoreBar::showStart);
    connect(&mending, &Mending::failedAgain, this,
            [this] { Q_EMIT told(tr("That did not succeed. Nothing was changed.")); });
    connect(&mending, &Mending::searchRebuilt, this,
            [this] { Q_EMIT told(tr("The index of the search was damaged and was made anew. No message is lost.")); });
    refresh();
}

void StoreBar::refresh()
{
    const auto &trouble = m_mending.trouble();
    if (trouble)
        m_keptAs.clear();
    const bool isTold = !trouble && !m_keptAs.isEmpty();
    const QString remedy = trouble ? remedyWords(trouble->remedy) : QString();
    if (!remedy.isEmpty())
        m_act->setText(remedy);
    m_act->setVisible(!remedy.isEmpty());
    m_act->setEnabled(!m_mending.isBusy());
    m_showFolder->setVisible(isTold);
    m_close->setVisible(isTold);
    const QString words = trouble ? troubleWords(*trouble) : QString();
    setKind(*m_words, trouble ? u"error"_s : QString());
    if (trouble && words != m_words->text()) {
        m_words->setText(words);
        QAccessibleEvent alert(m_words, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
    setVisible(trouble || isTold);
}

void StoreBar::showStart(const NewStart &start)
{
    if (start.keptAs.isEmpty()) {
        m_keptAs.clear();
        refresh();
        Q_EMIT told(newStartWords(start));
        return;
    }
    m_keptAs = start.keptAs;
    m_words->setText(newStartWords(start));
    m_words->setToolTip(QDir::toNativeSeparators(start.keptAs));
    refresh();
}

void StoreBar::act()
{
    const auto &trouble = m_mending.trouble();
    if (trouble && trouble->remedy == Remedy::SetAside)
        askToSetAside();
    else
        m_mending.tryAgain();
}

void StoreBar::askToSetAside()
{
    auto *question = new QMessageBox(QMessageBox::Question, tr("Begin a new message history?"),
                                     tr("Begin a new message history?"), QMessageBox::Cancel, this);
    setDrawing(*question, u"alert"_s, &Tokens::danger);
    setConsequences(
        *question,
        tr("The damaged file stays on this computer, under another name. Your conversations are fetched from the server "
           "anew, as far as it keeps them. Drafts, and messages that were not sent yet, are taken along as far as they "
           "can be read."));
    question->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *yes = question->addButton(tr("&Set it aside and begin anew"), QMessageBox::AcceptRole);
    yes->setProperty("kind", u"primary"_s);
    yes->style()->polish(yes); // the box has dressed it already
    connect(yes, &QPushButton::clicked, this, [this] { m_mending.setAside(QDateTime::currentDateTimeUtc()); });
    question->open();
}

} // namespace causerie::ui
