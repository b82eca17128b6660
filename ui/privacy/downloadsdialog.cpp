// SPDX-FileCopyrightText: 2026 The Causerie authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/privacy/downloadsdialog.h"

#include "core/session/files.h"
#include "ui/privacy/keptpolicy.h"
#include "ui/style/dialogbody.h"
#include "ui/style/measure.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLocale>
#include <QSettings>
#include <QVBoxLayout>

#include <limits>

namespace causerie::ui
{

namespace
{
constexpr qint64 kMegabyte = 1024 * 1024;
constexpr qint64 kAnySize = std::numeric_limits<qint64>::max();
} // namespace

DownloadsDialog::DownloadsDialog(Session &session, QWidget *parent)
    : QDialog(parent), m_session(session), m_largest(new QComboBox(this)), m_inRooms(new QCheckBox(this)),
      m_beside(new QCheckBox(this))
{
    QVBoxLayout *body = makeDialogBody(*this, tr("Files and downloads"), 420);
    const files::DownloadRule rule = session.files().rule();
    m_largest->addItem(tr("None, I fetch each one"), qint64(0));
    for (const int megabytes : {1, 5, 20, 100})
        m_largest->addItem(tr("Up to %1 MB", "%1 is a number of megabytes").arg(QLocale().toString(megabytes)),
                           megabytes * kMegabyte);
    m_largest->addItem(tr("Of any size"), kAnySize);
    if (m_largest->findData(rule.largest) < 0) { // of an earlier version, or by hand
        const int place = rule.largest < kMegabyte ? 1 : m_largest->count() - 1;
        m_largest->insertItem(place, QLocale().formattedDataSize(rule.largest, 1, QLocale::DataSizeSIFormat),
                              rule.largest);
    }
    m_largest->setCurrentIndex(m_largest->findData(rule.largest));
    m_largest->setAccessibleName(tr("Size of files that are fetched without asking"));
    QLabel *label = makeFieldLabel(tr("&Fetch files without asking:"), m_largest);
    m_inRooms->setText(tr("In private &rooms, too"));
    m_inRooms->setChecked(rule.inRooms);
    QLabel *words = makeExplanation(
        tr("What strangers send never comes by itself, nor what could run as a program. A private room is one for "
           "members only who see each other's addresses. Whoever keeps a file learns your network address when it is "
           "fetched."),
        this);
    m_beside->setText(tr("From &device to device without encryption, when that is quicker"));
    m_beside->setChecked(session.files().isBeside());
    QLabel *besideWords = makeExplanation(
        tr("A file that a server does not keep goes through both servers, encrypted on the way to each and slow. The "
           "quick way is open to whoever sits between the two devices."),
        this);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    body->addWidget(label);
    body->addWidget(m_largest);
    body->addWidget(m_inRooms);
    body->addWidget(words);
    body->addSpacing(scaled(font(), 12));
    body->addWidget(m_beside);
    body->addWidget(besideWords);
    body->addSpacing(scaled(font(), 8));
    body->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_largest, &QComboBox::currentIndexChanged, this, &DownloadsDialog::apply);
    connect(m_inRooms, &QCheckBox::toggled, this, &DownloadsDialog::apply);
    connect(m_beside, &QCheckBox::toggled, this, &DownloadsDialog::apply);
    refresh();
}

void DownloadsDialog::apply()
{
    files::DownloadRule rule = m_session.files().rule();
    rule.largest = m_largest->currentData().toLongLong();
    rule.inRooms = m_inRooms->isChecked();
    m_session.files().setRule(rule);
    m_session.files().setBeside(m_beside->isChecked());
    QSettings settings;
    keep(rule, settings);
    keepBeside(m_beside->isChecked(), settings);
    refresh();
}

/// Where nothing comes, it makes no difference.
void DownloadsDialog::refresh()
{
    m_inRooms->setEnabled(m_largest->currentData().toLongLong() > 0);
}

} // namespace causerie::ui
